/** What the library of the fixtures holds: names, series, observations, batches. */
import type { Indicator } from "../../bindings/Indicator";
import type { LibraryInfo } from "../../bindings/LibraryInfo";
import type { SeriesInfo } from "../../bindings/SeriesInfo";
import { EMPTY } from "../../lib/selection";
import {
  figures,
  INDICATOR_NAMES,
  indicatorNamed,
  regionNamed,
  sectorNamed,
  type Figure,
  type Named,
} from "./figures";
import type { Handlers } from "./handlers";

export const LIBRARY: LibraryInfo = {
  name: "广州示例.suishu",
  folder: "/home/user/文档",
  observations: figures.length,
  series: new Set(figures.map(({ series }) => series)).size,
  batches: 6,
  latest_period: "2020年12月末",
};

const PINYIN: Record<string, string> = {
  dqsczz: "GDP",
  gdp: "GDP",
  bxjkll: "STREET_VISITS",
  gz: "440100",
  gzs: "440100",
};

export function named(list: Figure[], name: (figure: Figure) => Named): Named[] {
  return [...new Map(list.map((figure) => [name(figure).code, name(figure)])).values()];
}

export function sorted(list: Figure[]): Figure[] {
  return [...list].sort((a, b) => (a.period < b.period ? -1 : 1));
}

function nameOf(code: string): string {
  const known = Object.entries(INDICATOR_NAMES).find(([, names]) => names.code === code);
  if (known) return known[0];
  return (
    figures.map(({ region }) => regionNamed(region)).find((region) => region.code === code)?.name ?? code
  );
}

function indicatorOf(name: string): Indicator {
  const figure = figures.find(({ indicator, measure }) => indicator === name && measure === "level");
  const { code, name_en, parent } = indicatorNamed(name);
  return {
    code,
    name,
    name_en,
    parent,
    kind: figure?.basis === "end" ? "stock" : "flow",
    unit: figure?.unit ?? null,
    synonyms: name === "地区生产总值" ? ["GDP", "生产总值"] : [],
    headline: INDICATOR_NAMES[name]?.headline ?? null,
  };
}

function seriesOf(indicator: string): SeriesInfo[] {
  const own = figures.filter((figure) => figure.indicator === indicator);
  return [...new Set(own.map(({ series }) => series))].flatMap((series) => {
    const list = sorted(own.filter((figure) => figure.series === series));
    const latest = list.at(-1);
    if (!latest) return [];
    return {
      series,
      latest,
      observations: list.length,
      first: list[0]?.period_zh ?? "",
      last: latest.period_zh,
      selection: {
        ...EMPTY,
        indicators: [indicatorNamed(indicator).code],
        regions: [regionNamed(latest.region).code],
        sectors: [latest.sector],
        basis: latest.basis,
        measure: latest.measure,
        price_basis: latest.price_basis,
      },
    };
  });
}

export const holdingHandlers: Handlers<
  "catalogue" | "indicator" | "series" | "search" | "check"
> = {
  catalogue: () => ({
    indicators: named(figures, ({ indicator }) => indicatorNamed(indicator)).map(({ name }) => ({
      indicator: indicatorOf(name),
      series: seriesOf(name).length,
      observations: figures.filter(({ indicator }) => indicator === name).length,
    })),
    regions: named(figures, ({ region }) => regionNamed(region)).map((region) => ({
      ...region,
      synonyms: [],
    })),
    sectors: named(figures, ({ sector }) => sectorNamed(sector)).map((sector) => ({
      ...sector,
      synonyms: [],
    })),
  }),
  indicator: ({ indicator }) => {
    const found = indicatorOf(nameOf(indicator));
    return { indicator: found, kind: found.kind, series: seriesOf(found.name) };
  },
  series: ({ series }) => ({
    observations: sorted(figures.filter((figure) => figure.series === series)),
  }),
  search: ({ words }) => {
    const code = PINYIN[words.toLowerCase()];
    return {
      hits: code
        ? [
            {
              kind: code === "440100" ? "region" : "indicator",
              code,
              name: nameOf(code),
              matched: null,
              observations: 1,
            },
          ]
        : [],
    };
  },
  check: () => ({ batches: 6, observations: figures.length, findings: [] }),
};
