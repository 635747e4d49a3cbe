/** Charts of the fixtures: which forms fit, how they are drawn, where their figures come from, and one that a file carries. */
import type { ChartSpec } from "../../bindings/ChartSpec";
import type { ChartView } from "../../bindings/ChartView";
import type { Form } from "../../bindings/Form";
import type { FormReason } from "../../bindings/FormReason";
import type { Reopened } from "../../bindings/Reopened";
import type { Selection } from "../../bindings/Selection";
import { EMPTY } from "../../lib/selection";
import { codes, FORM_TEXT } from "../../lib/texts";
import { draw, table, type Picture } from "./drawing";
import type { Figure } from "./figures";
import { failure, type Handlers } from "./handlers";
import { sorted } from "./holdings";
import { facets, select } from "./selecting";
import { sourceOf } from "./source";

export function specOf(selection: Selection, form: Form): ChartSpec {
  return {
    version: 1,
    form,
    layers: [selection],
    x: "period",
    by: "sector",
    order: "natural",
    title: null,
    subtitle: null,
    number: null,
    highlight: [],
    notes: [],
    source: null,
    value_labels: null,
    allow_mixture: false,
  };
}

/** A chart of a file, of which one figure was revised since. */
const CARRIED: Reopened = {
  spec: specOf(
    { ...EMPTY, indicators: ["GDP"], regions: ["440100"], periods: ["2020-01-01/P9M"] },
    "columns",
  ),
  title: "广州市2020年前三季度三次产业增加值",
  size: { width: 156, height: 97 },
  as_of: "2020-12-02",
  same_library: true,
  standing: "differs",
  differences: [{ series: "地区生产总值", category: "第一产业", carried: "182.10", library: "190.00" }],
  differing: 1,
};

function pictureOf(spec: ChartSpec): Picture {
  const chosen = spec.layers.flatMap((layer) => select(layer));
  const periods = [...new Map(sorted(chosen).map((figure) => [figure.period, figure])).values()];
  const single = periods.length === 1;
  const label = ({ sector, region, indicator }: Figure) =>
    new Set(chosen.map((figure) => figure.region)).size > 1
      ? region
      : new Set(chosen.map((figure) => figure.sector)).size > 1
        ? sector
        : indicator;
  const keys = [...new Set(chosen.map(label))];
  const first = chosen[0];
  const renamed = (key: string, name: string) => spec.labels?.[key] ?? name;
  return {
    form: spec.form,
    title:
      spec.title ??
      `${first?.region ?? ""}${single ? (periods[0]?.period_zh ?? "") : ""}${first?.indicator ?? ""}`,
    number: spec.number,
    subtitle: spec.subtitle,
    unit: first?.unit ?? "",
    categories: single
      ? keys.map((key) => ({ key, label: renamed(key, key) }))
      : periods.map(({ period, period_zh }) => ({ key: period, label: renamed(period, period_zh) })),
    series: single
      ? [
          {
            key: first?.indicator ?? "",
            label: renamed(first?.indicator ?? "", first?.indicator ?? ""),
            figures: keys.map((key) => chosen.find((figure) => label(figure) === key) ?? null),
          },
        ]
      : keys.map((key) => ({
          key,
          label: renamed(key, key),
          figures: periods.map(
            ({ period }) =>
              chosen.find((figure) => figure.period === period && label(figure) === key) ?? null,
          ),
        })),
    muted: spec.muted ?? [],
    notes: spec.notes,
    source: spec.source ?? first?.source ?? "",
  };
}

function view(
  spec: ChartSpec,
  surface: "light" | "dark" | "print",
  size: { width: number; height: number },
): ChartView {
  const chosen = spec.layers.flatMap((layer) => select(layer));
  const picture = pictureOf(spec);
  const mixed = new Set(chosen.map(({ months }) => months)).size > 1;
  const refused = mixed && !spec.allow_mixture;
  return {
    drawing: refused ? null : draw(picture, surface, size),
    refusal: refused
      ? {
          code: "partial_with_full",
          zh: "所选时期长短不一：全年与前三季度不能画在同一张图里。只选一种长度的时期即可。",
          en: "The periods differ in length: full years and January–September can't share one chart. Choose periods of one length.",
        }
      : null,
    table: table(picture),
  };
}

export const chartHandlers: Handlers<
  "facets" | "suggest" | "chart" | "figure_source" | "reopen" | "carried"
> = {
  facets: ({ selection }) => facets(selection),
  suggest: ({ selection, form }) => {
    const chosen = select(selection);
    if (chosen.length === 0) throw failure("selection.empty", "the selection has no figures");
    const single = new Set(chosen.map(({ period }) => period)).size === 1;
    const fitting: Form[] = single
      ? ["columns", "bars"]
      : ["line", "columns", "grouped-columns", "stacked-columns", "percent-columns", "columns-line"];
    const best = single ? "columns" : "line";
    const periods = String(new Set(chosen.map(({ period }) => period)).size);
    const details = { periods, series: "1", parts: "0", things: "1", years: "1" };
    const forms = codes(FORM_TEXT).map((one) => {
      const fits = fitting.includes(one);
      const reason: FormReason = fits ? (one === "line" ? "over_time" : "one_series") : "needs_many_periods";
      return { form: one, fits, reason, details };
    });
    return { spec: specOf(selection, form && fitting.includes(form) ? form : best), best, forms };
  },
  chart: ({ spec, surface, size }) => view(spec, surface, size),
  figure_source: ({ spec, series, category }) => {
    const picture = pictureOf(spec);
    const one = picture.series.find(({ key }) => key === series);
    const figure = one?.figures[picture.categories.findIndex(({ key }) => key === category)];
    if (!one || !figure) throw failure("not_found", "there is no figure", { what: "figure", name: series });
    return sourceOf(one.label, figure.period_zh, figure);
  },
  reopen: ({ file }) => {
    if (file !== "carried") throw failure("chart.none", "the PNG carries no chart", { file: "photo.png" });
    return CARRIED;
  },
  carried: ({ surface, size }) => view(CARRIED.spec, surface, size),
};
