/** The overview of the fixtures: a tile for each headline figure. */
import type { Tile } from "../../bindings/Tile";
import { EMPTY } from "../../lib/selection";
import { figures, INDICATOR_NAMES, regionNamed } from "./figures";
import { sorted } from "./holdings";

export function tiles(): Tile[] {
  return Object.entries(INDICATOR_NAMES).flatMap(([name, { code }]) => {
    const figure =
      figures.find(
        ({ indicator, period, sector }) =>
          indicator === name && period === "2020-01-01/P9M" && sector === "合计",
      ) ?? figures.find(({ indicator, measure }) => indicator === name && measure === "level");
    if (!figure) return [];
    const growth = figures.find(
      (other) =>
        other.indicator === name &&
        other.measure === "yoy" &&
        other.period === figure.period &&
        other.sector === figure.sector,
    );
    const about = growth?.qualifier === "about" ? "约" : "";
    return {
      figure,
      growth: growth?.value
        ? {
            zh:
              Number(growth.value) >= 100
                ? `增长${String(Number(growth.value) / 100)}倍`
                : `${about}增长${growth.value}%`,
            en: `up ${about ? "about " : ""}${growth.value}%`,
            sign: 1,
            derived: false,
          }
        : null,
      spark:
        code === "GDP"
          ? sorted(
              figures.filter(
                (f) =>
                  f.indicator === name && f.region === "广州市" && f.sector === "合计" && f.months === 12,
              ),
            ).map((f) => ({
              period: f.period_zh,
              value: f.value,
            }))
          : [],
      selection: {
        ...EMPTY,
        indicators: [code],
        regions: [regionNamed(figure.region).code],
        basis: figure.basis,
        measure: figure.measure,
        periods: [figure.period],
      },
    };
  });
}
