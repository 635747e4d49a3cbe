/** What all figures of a table share is said once above it, as yearbooks do; columns are left for what differs. */
import type { FigureText } from "../bindings/FigureText";

export const DIMENSIONS = [
  "indicator",
  "region",
  "sector",
  "period",
  "basis",
  "measure",
  "price_basis",
  "unit",
  "status",
] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** The dimensions with one value in all figures; none in a table of one, whose row says it all. */
export function shared(figures: readonly FigureText[]): Set<Dimension> {
  const [first, ...rest] = figures;
  if (!first || rest.length === 0) return new Set();
  return new Set(
    DIMENSIONS.filter((dimension) => rest.every((other) => other[dimension] === first[dimension])),
  );
}
