/** Which message stands for which code. A code without a text doesn't compile. */
import type { Appearance } from "../bindings/Appearance";
import type { Basis } from "../bindings/Basis";
import type { Derivation } from "../bindings/Derivation";
import type { Effect } from "../bindings/Effect";
import type { ErrorCode } from "../bindings/ErrorCode";
import type { FindingCode } from "../bindings/FindingCode";
import type { Form } from "../bindings/Form";
import type { FormReason } from "../bindings/FormReason";
import type { InputRole } from "../bindings/InputRole";
import type { Kind } from "../bindings/Kind";
import type { Measure } from "../bindings/Measure";
import type { MissingReason } from "../bindings/MissingReason";
import type { Order } from "../bindings/Order";
import type { PriceBasis } from "../bindings/PriceBasis";
import type { Severity } from "../bindings/Severity";
import type { Status } from "../bindings/Status";
import type { WatchedState } from "../bindings/WatchedState";

import type { Fate } from "./fates";
import type { FormGroup } from "./forms";

export const ERROR_TEXT = {
  "library.none": "error-library-none",
  "library.not_found": "error-library-not-found",
  "library.exists": "error-library-exists",
  "library.foreign": "error-library-foreign",
  "library.newer": "error-library-newer",
  "batch.unknown": "error-batch-unknown",
  "batch.withdrawn": "error-batch-withdrawn",
  "library.locked": "error-library-locked",
  "library.read_only": "error-library-read-only",
  "disk.full": "error-disk-full",
  "library.damaged": "error-library-damaged",
  "library.failed": "error-library-failed",
  "import.not_saved": "error-import-not-saved",
  "import.refused": "error-import-refused",
  "file.unreadable": "error-file-unreadable",
  "file.empty": "error-file-empty",
  "file.binary": "error-file-binary",
  "file.format": "error-file-format",
  "file.limit": "error-file-limit",
  "file.encrypted": "error-file-encrypted",
  "file.damaged": "error-file-damaged",
  "file.sheet": "error-file-sheet",
  "file.encoding": "error-file-encoding",
  "file.header": "error-file-header",
  "recipe.unfit": "error-recipe-unfit",
  "recipe.invalid": "error-recipe-invalid",
  "theme.invalid": "error-theme-invalid",
  "theme.taken": "error-theme-taken",
  "theme.unknown": "error-theme-unknown",
  "theme.unreadable": "error-theme-unreadable",
  "logo.invalid": "error-logo-invalid",
  not_found: "error-not-found",
  "selection.invalid": "error-selection-invalid",
  "selection.empty": "error-selection-empty",
  basis_lock: "error-basis-lock",
  "derivation.refused": "error-derivation-refused",
  "chart.invalid": "error-chart-invalid",
  "chart.size": "error-chart-size",
  "chart.periods": "error-chart-periods",
  "chart.parts": "error-chart-parts",
  "chart.whole": "error-chart-whole",
  "chart.target": "error-chart-target",
  "chart.waterfall": "error-chart-waterfall",
  "chart.contribution": "error-chart-contribution",
  "chart.years": "error-chart-years",
  "chart.area": "error-chart-area",
  "chart.bubble": "error-chart-bubble",
  "chart.log_form": "error-chart-log-form",
  "chart.log_zero": "error-chart-log-zero",
  "chart.tile": "error-chart-tile",
  "chart.layer": "error-chart-layer",
  "chart.units": "error-chart-units",
  "chart.resolution": "error-chart-resolution",
  "chart.font": "error-chart-font",
  "chart.none": "error-chart-none",
  "chart.newer": "error-chart-newer",
  "chart.file": "error-chart-file",
  "watch.failed": "error-watch-failed",
  "export.failed": "error-export-failed",
  "clipboard.failed": "error-clipboard-failed",
  cancelled: "error-cancelled",
  "request.invalid": "error-request-invalid",
  internal: "error-internal",
} satisfies Record<ErrorCode, string>;

export const FINDING_TEXT = {
  "encoding.guessed": "finding-encoding-guessed",
  "encoding.replaced": "finding-encoding-replaced",
  "column.unknown": "finding-column-unknown",
  "column.twice": "finding-column-twice",
  "column.missing": "finding-column-missing",
  "row.width": "finding-row-width",
  "value.unreadable": "finding-value-unreadable",
  "value.too_long": "finding-value-too-long",
  "value.unit_jump": "finding-value-unit-jump",
  "value.outlier": "finding-value-outlier",
  "value.missing": "finding-value-missing",
  "period.unreadable": "finding-period-unreadable",
  "period.ambiguous": "finding-period-ambiguous",
  "period.missing": "finding-period-missing",
  "indicator.missing": "finding-indicator-missing",
  "region.missing": "finding-region-missing",
  "basis.unknown": "finding-basis-unknown",
  "basis.assumed": "finding-basis-assumed",
  "header.ambiguous": "finding-header-ambiguous",
  "table.missing": "finding-table-missing",
  "sheet.several": "finding-sheet-several",
  "unit.assumed": "finding-unit-assumed",
  "period.step": "finding-period-step",
  "times.summed": "finding-times-summed",
  "times.incomplete": "finding-times-incomplete",
  "times.unasked": "finding-times-unasked",
  "column.needed": "finding-column-needed",
  "flag.unknown": "finding-flag-unknown",
  "basis.contradicts": "finding-basis-contradicts",
  "measure.unknown": "finding-measure-unknown",
  "price_basis.unknown": "finding-price-basis-unknown",
  "price_basis.assumed": "finding-price-basis-assumed",
  "unit.unknown": "finding-unit-unknown",
  "unit.contradicts": "finding-unit-contradicts",
  "qualifier.unknown": "finding-qualifier-unknown",
  "status.unknown": "finding-status-unknown",
  "name.new": "finding-name-new",
  "figure.twice": "finding-figure-twice",
  "figure.contradicts": "finding-figure-contradicts",
  "figure.revised": "finding-figure-revised",
  "revision.large": "finding-revision-large",
  "line.too_long": "finding-line-too-long",
  "rows.at_limit": "finding-rows-at-limit",
  "quote.open": "finding-quote-open",
  "text.comparison": "finding-text-comparison",
  "text.subject_unclear": "finding-text-subject-unclear",
  "text.period_unclear": "finding-text-period-unclear",
  "text.region_unclear": "finding-text-region-unclear",
  "text.figure_skipped": "finding-text-figure-skipped",
  "batch.hash": "finding-batch-hash",
  "batch.count": "finding-batch-count",
  "file.structure": "finding-file-structure",
  "file.reference": "finding-file-reference",
} satisfies Record<FindingCode, string>;

export const BASIS_TEXT = {
  single: "basis-single",
  cumulative: "basis-cumulative",
  end: "basis-end",
  average: "basis-average",
} satisfies Record<Basis, string>;

export const MEASURE_TEXT = {
  level: "measure-level",
  yoy: "measure-yoy",
  qoq: "measure-qoq",
  mom: "measure-mom",
  share: "measure-share",
  contribution_pp: "measure-contribution-pp",
  contribution_share: "measure-contribution-share",
  index: "measure-index",
} satisfies Record<Measure, string>;

export const PRICE_BASIS_TEXT = {
  current: "price-basis-current",
  constant: "price-basis-constant",
  comparable: "price-basis-comparable",
} satisfies Record<PriceBasis, string>;

export const DERIVATION_TEXT = {
  yoy: "derive-yoy",
  share: "derive-share",
  contribution: "derive-contribution",
  single: "derive-single",
} satisfies Record<Derivation, string>;

/** The status in words; `status-….mark` is the one sign after a number. */
export const STATUS_TEXT = {
  A: "status-a",
  P: "status-p",
  E: "status-e",
  F: "status-f",
  B: "status-b",
} satisfies Record<Status, string>;

export const MISSING_TEXT = {
  L: "missing-l",
  Q: "missing-q",
  M: "missing-m",
  O: "missing-o",
} satisfies Record<MissingReason, string>;

export const FORM_TEXT = {
  columns: "form-columns",
  "grouped-columns": "form-grouped-columns",
  "stacked-columns": "form-stacked-columns",
  "percent-columns": "form-percent-columns",
  line: "form-line",
  "columns-line": "form-columns-line",
  bars: "form-bars",
  contribution: "form-contribution",
  area: "form-area",
  "year-overlay": "form-year-overlay",
  waterfall: "form-waterfall",
  dumbbell: "form-dumbbell",
  slope: "form-slope",
  bullet: "form-bullet",
  pie: "form-pie",
  "heat-map": "form-heat-map",
  scatter: "form-scatter",
  "small-multiples": "form-small-multiples",
  "tile-map": "form-tile-map",
  kpi: "form-kpi",
  timeline: "form-timeline",
} satisfies Record<Form, string>;

/** Why a form can draw the selection, or why it can't. */
export const FORM_REASON_TEXT = {
  one_series: "form-why-one-series",
  side_by_side: "form-why-side-by-side",
  parts_over_time: "form-why-parts-over-time",
  shares_over_time: "form-why-shares-over-time",
  over_time: "form-why-over-time",
  daily: "form-why-daily",
  level_and_growth: "form-why-level-and-growth",
  ranked: "form-why-ranked",
  contributions: "form-why-contributions",
  years_compared: "form-why-years-compared",
  change_by_parts: "form-why-change-by-parts",
  two_periods: "form-why-two-periods",
  targets: "form-why-targets",
  parts_of_whole: "form-why-parts-of-whole",
  grid: "form-why-grid",
  size_and_growth: "form-why-size-and-growth",
  many_series: "form-why-many-series",
  districts: "form-why-districts",
  newest: "form-why-newest",
  happenings: "form-why-happenings",
  needs_one_series: "form-why-needs-one-series",
  needs_several_series: "form-why-needs-several-series",
  too_many_series: "form-why-too-many-series",
  needs_parts_over_time: "form-why-needs-parts-over-time",
  needs_parts: "form-why-needs-parts",
  too_many_parts: "form-why-too-many-parts",
  not_additive: "form-why-not-additive",
  negative: "form-why-negative",
  needs_many_periods: "form-why-needs-many-periods",
  needs_one_period: "form-why-needs-one-period",
  needs_two_periods: "form-why-needs-two-periods",
  needs_categories: "form-why-needs-categories",
  needs_one_kind: "form-why-needs-one-kind",
  needs_growth: "form-why-needs-growth",
  needs_contribution: "form-why-needs-contribution",
  needs_recurring_periods: "form-why-needs-recurring-periods",
  too_many_years: "form-why-too-many-years",
  needs_targets: "form-why-needs-targets",
  needs_grid: "form-why-needs-grid",
  needs_districts: "form-why-needs-districts",
  needs_events: "form-why-needs-events",
} satisfies Record<FormReason, string>;

export const FORM_GROUP_TEXT = {
  compare: "form-group-compare",
  "make-up": "form-group-make-up",
  change: "form-group-change",
  relation: "form-group-relation",
  other: "form-group-other",
} satisfies Record<FormGroup, string>;

export const ORDER_TEXT = {
  natural: "order-natural",
  descending: "order-descending",
  ascending: "order-ascending",
  change: "order-change",
} satisfies Record<Order, string>;

/** What a figure is in a computation. */
export const INPUT_ROLE_TEXT = {
  current: "input-current",
  base: "input-base",
  part: "input-part",
  whole: "input-whole",
  cumulative: "input-cumulative",
  cumulative_before: "input-cumulative-before",
} satisfies Record<InputRole, string>;

export const KIND_TEXT = {
  flow: "kind-flow",
  stock: "kind-stock",
  rate: "kind-rate",
  event: "kind-event",
} satisfies Record<Kind, string>;

export const EFFECT_TEXT = {
  added: "effect-added",
  revised: "effect-revised",
  unchanged: "effect-unchanged",
  contradicts: "effect-contradicts",
} satisfies Record<Effect, string>;

export const WATCHED_TEXT = {
  waiting: "watched-waiting",
  imported: "watched-imported",
  unchanged: "watched-unchanged",
} satisfies Record<WatchedState, string>;

/** To what figures by the time of day are added up. */
export const TIMES_TEXT = { day: "times-day", month: "times-month" } as const;

export const FATE_TEXT = {
  imported: "fate-imported",
  unchanged: "fate-unchanged",
  refused: "fate-refused",
  unreadable: "fate-unreadable",
} satisfies Record<Fate, string>;

/** The layouts that a report names; it names them by text, for the list grows. */
export const LAYOUT_TEXT: Readonly<Record<string, string>> = {
  long: "layout-long",
  events: "layout-events",
  table: "layout-table",
  text: "layout-text",
};

export const SEVERITY_TEXT = {
  info: "severity-info",
  warning: "severity-warning",
  error: "severity-error",
} satisfies Record<Severity, string>;

export const APPEARANCE_TEXT = {
  system: "appearance-system",
  light: "appearance-light",
  dark: "appearance-dark",
} satisfies Record<Appearance, string>;

/** The keys of a table of texts, in their order, with their type kept. */
export function codes<K extends string>(table: Record<K, string>): K[] {
  return Object.keys(table) as K[];
}

/** Themes that ship; a theme of the user's own has the name that they gave it. */
export const THEME_TEXT = {
  bulletin: "theme-bulletin",
  brief: "theme-brief",
  grey: "theme-grey",
} as const;

export function isShippedTheme(name: string): name is keyof typeof THEME_TEXT {
  return name in THEME_TEXT;
}
