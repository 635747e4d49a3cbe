/** What the first indicator brings along, so that its chart mixes nothing: the own city, and spans of one length. */
import type { Facets } from "../bindings/Facets";
import type { Selection } from "../bindings/Selection";

/** The span length that most periods have; of equals, the one with the newest period. Days count as no length. */
export function commonMonths(periods: Facets["periods"]): number | null {
  const counts = new Map<number, number>();
  for (const { months } of periods) if (months !== null) counts.set(months, (counts.get(months) ?? 0) + 1);
  let best: number | null = null;
  for (const [months, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = months;
  return best;
}

export function narrowed(selection: Selection, facets: Facets, city: string | null): Selection {
  const regions = facets.regions.filter(({ count }) => count > 0);
  const own = regions.find(({ code }) => code === city);
  const spans = new Set(facets.periods.map(({ months }) => months));
  return {
    ...selection,
    regions: selection.regions.length === 0 && regions.length > 1 && own ? [own.code] : selection.regions,
    months:
      selection.months ??
      (selection.periods.length === 0 && spans.size > 1 ? commonMonths(facets.periods) : null),
  };
}
