/** The periods along the axis of a drawing, and the range of them that is brushed. Coordinates are those of the view box. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { Form } from "../bindings/Form";
import type { Hit } from "../bindings/Hit";
import type { Selection } from "../bindings/Selection";
import type { TableRow } from "../bindings/TableRow";

/** Forms whose axis is time, one place a period, from left to right. */
const TIMED: ReadonlySet<Form> = new Set<Form>([
  "columns",
  "grouped-columns",
  "stacked-columns",
  "percent-columns",
  "line",
  "columns-line",
  "contribution",
  "area",
]);

/** Fewer periods than this make no course. */
export const LEAST = 2;

export interface Moment {
  key: string;
  label: string;
}

/** The periods of a chart's axis; none where time doesn't run along it. */
export function moments(spec: ChartSpec | null, rows: readonly TableRow[]): Moment[] {
  if (!spec || spec.x !== "period" || !TIMED.has(spec.form) || spec.order !== "natural") return [];
  return rows.map(({ key, label }) => ({ key, label }));
}

/** Where the periods stand: the middle of what is drawn of each. A period without a figure stands nowhere. */
export function places(hits: readonly Hit[]): Map<string, number> {
  const spans = new Map<string, [number, number]>();
  for (const { category_key: key, x, width } of hits) {
    const [from, to] = spans.get(key) ?? [Infinity, -Infinity];
    spans.set(key, [Math.min(from, x), Math.max(to, x + width)]);
  }
  return new Map([...spans].map(([key, [from, to]]) => [key, (from + to) / 2]));
}

/** First and last period, as places along the axis, whose marks lie between two x; nothing when they are fewer than {@link LEAST}. */
export function between(
  axis: readonly Moment[],
  hits: readonly Hit[],
  one: number,
  other: number,
): [number, number] | null {
  const at = places(hits);
  const [low, high] = [Math.min(one, other), Math.max(one, other)];
  const inside = axis.flatMap(({ key }, index) => {
    const x = at.get(key);
    return x !== undefined && x >= low && x <= high ? [index] : [];
  });
  const [first, last] = [inside[0], inside.at(-1)];
  return first === undefined || last === undefined || last - first + 1 < LEAST ? null : [first, last];
}

/** A selection narrowed to a run of periods: those that were named one by one stay so. */
export function narrowedTo(selection: Selection, run: readonly Moment[]): Selection {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return selection;
  return selection.periods.length > 0
    ? { ...selection, periods: run.map(({ key }) => key) }
    : { ...selection, from: first.key, to: last.key };
}
