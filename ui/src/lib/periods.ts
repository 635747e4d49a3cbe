/** Periods in a list: grouped by what kind of span they are. */
import type { PeriodFacet } from "../bindings/PeriodFacet";

export type SpanGroup = "year" | "quarter" | "cumulative" | "month" | "point" | "other";

export const SPAN_GROUPS: readonly SpanGroup[] = ["year", "quarter", "cumulative", "month", "point", "other"];

export const SPAN_TEXT = {
  year: "span-year",
  quarter: "span-quarter",
  cumulative: "span-cumulative",
  month: "span-month",
  point: "span-point",
  other: "span-other",
} satisfies Record<SpanGroup, string>;

/** Whether a TIME_PERIOD starts in January: 2020-01-01/P9M, 2020-S1. */
function startsInJanuary(period: string): boolean {
  return /^\d{4}(-01(-01)?\/|-S1$)/.test(period);
}

export function spanGroup({ months, period }: Pick<PeriodFacet, "months" | "period">): SpanGroup {
  if (months === 0) return "point";
  if (months === 12) return "year";
  if (months === 3) return "quarter";
  if (months === 1) return "month";
  if (months !== null && months < 12 && startsInJanuary(period)) return "cumulative";
  return "other";
}

/** The groups that have periods, each newest first as they came. */
export function groupPeriods(periods: PeriodFacet[]): { group: SpanGroup; periods: PeriodFacet[] }[] {
  return SPAN_GROUPS.map((group) => ({
    group,
    periods: periods.filter((period) => spanGroup(period) === group),
  })).filter(({ periods }) => periods.length > 0);
}
