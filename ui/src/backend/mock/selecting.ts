/** Which figures a selection means, and what it leaves to choose. */
import type { Facet } from "../../bindings/Facet";
import type { Facets } from "../../bindings/Facets";
import type { Selection } from "../../bindings/Selection";
import { figures, indicatorNamed, regionNamed, sectorNamed, type Figure, type Named } from "./figures";
import { named, sorted } from "./holdings";

export function select(selection: Selection, but?: keyof Selection): Figure[] {
  const says = (key: "indicators" | "regions" | "sectors", thing: Named) =>
    but === key ||
    selection[key].length === 0 ||
    selection[key].some((said) => said === thing.code || said === thing.name);
  const within = ({ period }: Figure) =>
    (!selection.from || period >= selection.from) && (!selection.to || period <= selection.to);
  return figures.filter(
    (figure) =>
      (but !== undefined || within(figure)) &&
      says("indicators", indicatorNamed(figure.indicator)) &&
      says("regions", regionNamed(figure.region)) &&
      says("sectors", sectorNamed(figure.sector)) &&
      (but === "basis" || !selection.basis || selection.basis === figure.basis) &&
      (but === "measure" || !selection.measure || selection.measure === figure.measure) &&
      (but === "price_basis" || !selection.price_basis || selection.price_basis === figure.price_basis) &&
      (but !== undefined || selection.periods.length === 0 || selection.periods.includes(figure.period)) &&
      (but !== undefined || selection.months === null || selection.months === figure.months),
  );
}

export function facets(selection: Selection): Facets {
  const count = (
    list: Figure[],
    key: "indicators" | "regions" | "sectors",
    name: (figure: Figure) => Named,
  ): Facet[] => {
    const rest = select(selection, key);
    return named(list, name)
      .map((thing) => ({
        ...thing,
        count: new Set(rest.filter((figure) => name(figure).code === thing.code).map(({ series }) => series))
          .size,
      }))
      .filter((facet) => facet.count > 0);
  };
  const periods = new Map(select(selection, "periods").map((figure) => [figure.period, figure]));
  return {
    indicators: count(figures, "indicators", ({ indicator }) => indicatorNamed(indicator)),
    regions: count(figures, "regions", ({ region }) => regionNamed(region)),
    sectors: count(figures, "sectors", ({ sector }) => sectorNamed(sector)),
    bases: [...new Set(select(selection, "basis").map(({ basis }) => basis))],
    measures: [...new Set(select(selection, "measure").map(({ measure }) => measure))],
    price_bases: [
      ...new Set(select(selection, "price_basis").flatMap(({ price_basis }) => price_basis ?? [])),
    ],
    periods: sorted([...periods.values()])
      .reverse()
      .map(({ period, period_zh, period_en, months }) => ({
        period,
        zh: period_zh,
        en: period_en,
        months,
        count: 1,
      })),
    series: new Set(select(selection).map(({ series }) => series)).size,
  };
}
