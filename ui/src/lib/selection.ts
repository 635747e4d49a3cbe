/** A selection and its changes. Each change gives a new selection; what wasn't touched stays as it was. */
import type { Facet } from "../bindings/Facet";
import type { PeriodFacet } from "../bindings/PeriodFacet";
import type { Selection } from "../bindings/Selection";

/** The lists of names in a selection. */
export type NameList = "indicators" | "regions" | "sectors";

export const EMPTY: Selection = {
  indicators: [],
  regions: [],
  sectors: [],
  basis: null,
  measure: null,
  price_basis: null,
  periods: [],
  from: null,
  to: null,
  months: null,
  as_of: null,
  derive: null,
};

/** Names that a selection may use for a thing: saved charts carry names, the panel uses codes. */
function answersTo(facet: Pick<Facet, "code" | "name" | "name_en">, said: string): boolean {
  return said === facet.code || said === facet.name || (facet.name_en !== "" && said === facet.name_en);
}

export function isChosen(
  chosen: readonly string[],
  facet: Pick<Facet, "code" | "name" | "name_en">,
): boolean {
  return chosen.some((said) => answersTo(facet, said));
}

/** The list with a thing added by its code, or taken off under whichever name it stood. */
export function toggled(
  chosen: readonly string[],
  facet: Pick<Facet, "code" | "name" | "name_en">,
): string[] {
  const without = chosen.filter((said) => !answersTo(facet, said));
  return without.length < chosen.length ? without : [...chosen, facet.code];
}

export function isPeriodChosen(chosen: readonly string[], { period, zh, en }: PeriodFacet): boolean {
  return chosen.some((said) => said === period || said === zh || said === en);
}

export function toggledPeriod(chosen: readonly string[], facet: PeriodFacet): string[] {
  const { period, zh, en } = facet;
  const without = chosen.filter((said) => said !== period && said !== zh && said !== en);
  return without.length < chosen.length ? without : [...chosen, period];
}

/** All periods of a group chosen, or, when all are, none of them. */
export function toggledPeriods(chosen: readonly string[], group: PeriodFacet[]): string[] {
  const all = group.every((facet) => isPeriodChosen(chosen, facet));
  const others = group.reduce<string[]>(
    (rest, facet) => (isPeriodChosen(rest, facet) ? toggledPeriod(rest, facet) : rest),
    [...chosen],
  );
  return all ? others : [...others, ...group.map(({ period }) => period)];
}

/** Chosen names that the facets don't offer any more: they are still shown, so that they can be taken off. */
export function strays(chosen: readonly string[], offered: Facet[]): string[] {
  return chosen.filter((said) => !offered.some((facet) => answersTo(facet, said)));
}

/** A selection can be drawn once it names at least one indicator. */
export function isDrawable(selection: Selection): boolean {
  return selection.indicators.length > 0;
}

export function sameSelection(one: Selection, other: Selection): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The period before or after the one that is chosen, among those of its length; nothing unless exactly one is chosen. */
export function neighbour(
  chosen: readonly string[],
  offered: readonly PeriodFacet[],
  step: -1 | 1,
): string | null {
  const now = chosen.length === 1 ? offered.find((facet) => isPeriodChosen(chosen, facet)) : undefined;
  if (!now) return null;
  const alike = offered.filter(({ months }) => months === now.months);
  // The newest stands first.
  return alike[alike.indexOf(now) - step]?.period ?? null;
}
