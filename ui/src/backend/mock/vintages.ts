/** The vintages of the fixtures: the totals of past years were published once before, somewhat higher. */
import type { Revision } from "../../bindings/Revision";
import { figures, indicatorNamed, type Figure } from "./figures";
import type { Handlers } from "./handlers";

const FIRST_DAY = "2018-05-01";

function revisionOf(figure: Figure): Revision {
  const latest = {
    value: figure.value,
    missing: figure.missing,
    qualifier: figure.qualifier,
    status: figure.status,
    vintage: figure.vintage,
    batch: figure.batch,
    file: figure.file,
    counts: true,
  };
  const first = {
    ...latest,
    value: "21503.15",
    vintage: FIRST_DAY,
    batch: 1,
    file: "gdp-annual-2018-vintage.csv",
    counts: false,
  };
  const is_rate = figure.unit === "%";
  return {
    latest: { ...figure, vintages: 2 },
    first,
    difference: "-1631.48",
    difference_unit: is_rate ? "百分点" : figure.unit,
    percent: is_rate ? null : "-7.59",
    vintages: [first, latest],
  };
}

export const vintageHandlers: Handlers<"revisions" | "vintage_dates"> = {
  revisions: ({ selection }) => ({
    revisions: figures
      .filter(({ indicator }) => selection.indicators.includes(indicatorNamed(indicator).code))
      .slice(0, 1)
      .map(revisionOf),
  }),
  vintage_dates: () => ({
    dates: [...new Set([...figures.map(({ vintage }) => vintage), FIRST_DAY])].sort().reverse(),
    today: "2026-11-24",
  }),
};
