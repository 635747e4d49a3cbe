/** A program of fixtures: the whole command table over the sample's figures, in the page itself. Never bundled for use. */
import type { ChartSpec } from "../../bindings/ChartSpec";
import type { ChartView } from "../../bindings/ChartView";
import type { Commands } from "../../bindings/Commands";
import type { Event } from "../../bindings/Event";
import type { ExportReport } from "../../bindings/ExportReport";
import type { ExportStyle } from "../../bindings/ExportStyle";
import type { Facet } from "../../bindings/Facet";
import type { Facets } from "../../bindings/Facets";
import type { Form } from "../../bindings/Form";
import type { FormReason } from "../../bindings/FormReason";
import type { ImportDone } from "../../bindings/ImportDone";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { Indicator } from "../../bindings/Indicator";
import type { ImportRequest } from "../../bindings/ImportRequest";
import type { LibraryInfo } from "../../bindings/LibraryInfo";
import type { Reopened } from "../../bindings/Reopened";
import type { RecipeInfo } from "../../bindings/RecipeInfo";
import type { SavedChart } from "../../bindings/SavedChart";
import type { Selection } from "../../bindings/Selection";
import type { SeriesInfo } from "../../bindings/SeriesInfo";
import type { Settings } from "../../bindings/Settings";
import type { WatchState } from "../../bindings/WatchState";
import { EMPTY } from "../../lib/selection";
import { codes, FORM_TEXT } from "../../lib/texts";
import { Failure, type Backend } from "../backend";
import { draw, table, type Picture } from "./drawing";
import {
  events,
  figures,
  INDICATOR_NAMES,
  indicatorNamed,
  regionNamed,
  sectorNamed,
  type Figure,
  type Named,
} from "./figures";
import { press } from "./press";
import { sourceOf } from "./source";
import { themeHandlers } from "./themes";
import { wide } from "./wide";

type Handler<K extends keyof Commands> = (
  request: Commands[K]["request"],
) => Commands[K]["response"] | Promise<Commands[K]["response"]>;
type Handlers = { [K in keyof Commands]: Handler<K> };

const LIBRARY: LibraryInfo = {
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

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Files of the fixtures, by the part of their token that says what is in them. */
const FILE_NAMES: Record<string, string> = {
  good: "press-2020q3.csv",
  bad: "问题文件.csv",
  wide: "各区主要指标.xlsx",
  binary: "photo.csv",
  carried: "三次产业.png",
  photo: "photo.png",
};
const fileToken = (id: string) => ({ id, name: FILE_NAMES[id] ?? `${id}.csv` });

const RECIPES: RecipeInfo[] = [
  {
    name: "各区主要指标",
    saved_at: "2026-10-12T02:11:40Z",
    labels: ["地区", "产业", "增加值", "固定资产投资", "累计", "同比增长", "审核人"],
  },
  { name: "限上零售月报", saved_at: "2026-09-08T07:30:02Z", labels: ["商品类别", "本月", "1—本月", "增速"] },
];

const WATCHED: WatchState = {
  folder: "月报收件",
  files: [
    { name: "各区主要指标.xlsx", token: fileToken("wide"), state: "waiting", recipe: null, batch: null },
    {
      name: "限上零售2024年9月.xls",
      token: fileToken("retail"),
      state: "imported",
      recipe: "限上零售月报",
      batch: 6,
    },
    {
      name: "限上零售2024年8月.xls",
      token: fileToken("retail-8"),
      state: "unchanged",
      recipe: "限上零售月报",
      batch: null,
    },
  ],
};
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

function exported(name: string, { format, size, dpi }: ExportStyle): ExportReport {
  return {
    file: `${name}.${format}`,
    folder: "/home/user/文档/图表",
    bytes: 84_211,
    pixels:
      format === "png"
        ? [Math.round((size.width / 25.4) * dpi), Math.round((size.height / 25.4) * dpi)]
        : null,
    replaced: false,
  };
}

const NOTHING_SAID = { encoding: null, sheet: null, recipe: null, remember: null };
const UNWATCHED: WatchState = { folder: null, files: [] };

export interface Situation {
  library: LibraryInfo | null;
  settings: Settings;
  files: { id: string; name: string }[];
  libraryError?: boolean;
}

export class MockProgram implements Backend {
  #situation: Situation;
  readonly #handlers: Handlers;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #cancelled = new Set<string>();
  #charts: SavedChart[] = [];
  #recipes = RECIPES;
  #watched = UNWATCHED;
  /** What was asked, for tests. */
  readonly calls: { command: string; request: unknown }[] = [];

  constructor(situation: Partial<Situation> = {}) {
    this.#situation = {
      library: LIBRARY,
      settings: {
        language: "zh-CN",
        appearance: "system",
        city: "440100",
        paper_theme: null,
        slide_theme: null,
      },
      files: [],
      ...situation,
    };
    this.#handlers = this.#table();
  }

  /** The situation is told in the address: ?start=none&lang=en&theme=dark&file=wide&pinned=1&watch=1 */
  static forBrowser(): MockProgram {
    const query = new URLSearchParams(location.search);
    const file = query.get("file");
    const program = new MockProgram({
      library: query.get("start") === "none" ? null : LIBRARY,
      libraryError: query.has("damaged"),
      settings: {
        language: query.get("lang") === "en" ? "en" : "zh-CN",
        appearance:
          query.get("theme") === "dark" ? "dark" : query.get("theme") === "light" ? "light" : "system",
        city: "440100",
        paper_theme: null,
        slide_theme: null,
      },
      files: file ? [fileToken(file)] : [],
    });
    if (query.has("watch")) program.#watched = WATCHED;
    if (query.has("pinned")) program.#pin();
    return program;
  }

  async call<K extends keyof Commands>(command: K, request: Commands[K]["request"]) {
    this.calls.push({ command, request });
    await wait(0);
    return await this.#handlers[command](request);
  }

  onEvent(handler: (event: Event) => void): () => void {
    this.#listeners.add(handler);
    return () => this.#listeners.delete(handler);
  }

  onHover(): () => void {
    return () => undefined;
  }

  tell(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }

  #pin(): void {
    const trend = {
      ...EMPTY,
      indicators: ["GDP"],
      regions: ["440100"],
      months: 12,
      measure: "level" as const,
    };
    const cities = {
      ...EMPTY,
      indicators: ["GDP"],
      sectors: ["第一产业", "第二产业", "第三产业"],
      periods: ["2020-01-01/P9M"],
      measure: "level" as const,
    };
    this.#charts = [
      { id: "c1", title: "广州市地区生产总值", spec: specOf(trend, "line") },
      { id: "c2", title: "三次产业增加值", spec: specOf(cities, "columns") },
    ];
  }

  #table(): Handlers {
    return {
      start: () => ({
        library: this.#situation.library,
        library_error: this.#situation.libraryError
          ? {
              code: "library.damaged",
              message: "database disk image is malformed",
              details: { file: "广州示例.suishu" },
            }
          : null,
        settings: this.#situation.settings,
        files: this.#situation.files,
        version: "0.1.0",
      }),
      settings_put: (settings) => {
        this.#situation.settings = settings;
        return settings;
      },
      library_create: () => ({ library: (this.#situation.library = LIBRARY) }),
      library_open: () => ({ library: (this.#situation.library = LIBRARY) }),
      overview: () => ({
        tiles: tiles(),
        charts: this.#charts,
        events,
        targets: figures.filter(({ status }) => status === "F"),
      }),
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
          const reason: FormReason = fits
            ? one === "line"
              ? "over_time"
              : "one_series"
            : "needs_many_periods";
          return { form: one, fits, reason, details };
        });
        return { spec: specOf(selection, form && fitting.includes(form) ? form : best), best, forms };
      },
      chart: ({ spec, surface, size }) => view(spec, surface, size),
      figure_source: ({ spec, series, category }) => {
        const picture = pictureOf(spec);
        const one = picture.series.find(({ key }) => key === series);
        const figure = one?.figures[picture.categories.findIndex(({ key }) => key === category)];
        if (!one || !figure)
          throw failure("not_found", "there is no figure", { what: "figure", name: series });
        return sourceOf(one.label, figure.period_zh, figure);
      },
      chart_save: ({ spec, title }) => {
        const saved = { id: `c${String(this.#charts.length + 10)}`, title, spec };
        this.#charts.push(saved);
        return saved;
      },
      chart_remove: ({ id }) => {
        this.#charts = this.#charts.filter((chart) => chart.id !== id);
        return {};
      },
      export_defaults: () => ({
        folder: { id: "folder-1", name: "图表" },
        name: "广州市2020年前三季度三次产业增加值",
      }),
      export_folder: () => ({ token: { id: "folder-2", name: "报告" } }),
      export: ({ name, style }) => exported(name, style),
      export_all: async ({ charts, style, job }) => {
        await this.#work(job);
        const kept = this.#charts.filter(({ id }) => charts.length === 0 || charts.includes(id));
        return {
          charts: kept.map(({ title }) => ({ name: title, report: exported(title, style), error: null })),
          cancelled: false,
        };
      },
      copy: () => ({}),
      copy_table: () => ({}),
      reopen: ({ file }) => {
        if (file !== "carried")
          throw failure("chart.none", "the PNG carries no chart", { file: "photo.png" });
        return CARRIED;
      },
      carried: ({ surface, size }) => view(CARRIED.spec, surface, size),
      ...themeHandlers(() => this.#situation.settings),
      import_choose: () => ({ tokens: [fileToken("good")] }),
      folder_choose: () => ({ token: { id: "folder-3", name: "2024年9月月报" } }),
      folder_import: async ({ job }) => {
        await this.#work(job);
        return {
          files: ["good", "wide", "binary"].map((id) => {
            const report =
              id === "binary"
                ? null
                : this.#read({ ...NOTHING_SAID, file: id, job, set: {}, marks: [], names: [] }).report;
            return {
              token: fileToken(id),
              report: report && { ...report, batch: report.errors === 0 ? 7 : null },
              error: report
                ? null
                : {
                    code: "file.binary" as const,
                    message: "line 1 holds a NUL byte",
                    details: { file: "photo.csv" },
                  },
            };
          }),
        };
      },
      import_preview: async (request) => {
        await this.#work(request.job);
        if (request.file === "binary")
          throw failure("file.binary", "line 1 holds a NUL byte", { file: "photo.csv", line: "1" });
        return this.#read(request);
      },
      import_commit: async (request) => {
        await this.#work(request.job);
        if (request.remember)
          this.#recipes = [
            ...this.#recipes,
            { name: request.remember, saved_at: "2026-11-24T08:00:00Z", labels: ["地区", "产业"] },
          ];
        return imported(this.#read(request).report);
      },
      text_preview: async (request) => {
        await this.#work(request.job);
        return press(request);
      },
      text_commit: async (request) => {
        await this.#work(request.job);
        return imported(press(request).report);
      },
      watch: () => this.#watched,
      watch_start: () => (this.#watched = WATCHED),
      watch_stop: () => (this.#watched = UNWATCHED),
      recipes: () => ({ recipes: this.#recipes }),
      recipe_export: ({ name }) => ({
        file: `${name}.json`,
        folder: "/home/user/文档",
        bytes: 2_210,
        pixels: null,
        replaced: false,
      }),
      recipe_import: () => ({ recipes: this.#recipes }),
      recipe_remove: ({ name }) => {
        this.#recipes = this.#recipes.filter((recipe) => recipe.name !== name);
        return { recipes: this.#recipes };
      },
      job_cancel: ({ job }) => {
        this.#cancelled.add(job);
        return {};
      },
      history: () => ({
        batches: [...new Set(figures.map(({ file }) => file))].reverse().map((file, index, all) => ({
          batch: all.length - index,
          uuid: `018f9a70-0000-7000-8000-00000000000${String(index)}`,
          file,
          sha256: "9f2c41d07be35a8890f1".padEnd(64, "0"),
          encoding: "UTF-8",
          imported_at: "2026-11-24T07:58:12Z",
          release_date: null,
          rows: figures.filter((figure) => figure.file === file).length,
          events: 0,
          rows_sha256: "41d07be35a8890f19f2c".padEnd(64, "0"),
        })),
      }),
      check: () => ({ batches: 6, observations: figures.length, findings: [] }),
    };
  }

  #read(request: ImportRequest): ImportPreview {
    return request.file === "wide"
      ? wide(
          request,
          this.#recipes.map(({ name }) => name),
        )
      : preview(request.file, request.set, request.encoding);
  }

  async #work(job: string): Promise<void> {
    for (const done of [25, 60, 100]) {
      await wait(30);
      if (this.#cancelled.has(job)) throw failure("cancelled", "cancelled by the user");
      this.tell({ kind: "progress", job, done, total: 100 });
    }
  }
}

function imported(report: ImportPreview["report"]): ImportDone {
  const selection = {
    ...EMPTY,
    indicators: ["GDP"],
    sectors: ["第一产业", "第二产业", "第三产业"],
    periods: ["2020-01-01/P9M"],
    measure: "level" as const,
  };
  return { report: { ...report, batch: 7 }, chart: specOf(selection, "columns"), selection };
}

function failure(
  code: Failure["wire"]["code"],
  message: string,
  details: Record<string, string> = {},
): Failure {
  return new Failure({ code, message, details });
}

function specOf(selection: Selection, form: Form): ChartSpec {
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

function sorted(list: Figure[]): Figure[] {
  return [...list].sort((a, b) => (a.period < b.period ? -1 : 1));
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

function named(list: Figure[], name: (figure: Figure) => Named): Named[] {
  return [...new Map(list.map((figure) => [name(figure).code, name(figure)])).values()];
}

function select(selection: Selection, but?: keyof Selection): Figure[] {
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

function facets(selection: Selection): Facets {
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

function tiles(): Commands["overview"]["response"]["tiles"] {
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

/** The columns of the long form, with their roles. */
const COLUMNS: [string, string][] = [
  ["指标", "indicator"],
  ["地区", "region"],
  ["行业", "sector"],
  ["时期", "period"],
  ["口径", "basis"],
  ["度量", "measure"],
  ["价格", "price_basis"],
  ["数值", "value"],
  ["单位", "unit"],
  ["限定", "qualifier"],
  ["状态", "status"],
  ["来源", "source"],
  ["审核人", ""],
];

function preview(file: string, set: Record<string, string>, encoding: string | null): ImportPreview {
  const bad = file === "bad" && !set["unit"];
  const own = figures.filter((figure) => figure.file === "press-2020q3.csv");
  const revised = own[3];
  return {
    report: {
      file: bad ? "问题文件.csv" : "press-2020q3.csv",
      sha256: "9f2c41d07be35a8890f17c5e2ab41d07be35a8890f17c5e2ab9f2c41d07be35a",
      encoding: encoding ?? (bad ? "GB18030" : "UTF-8"),
      encoding_certain: !bad || encoding !== null,
      sheet: null,
      layout: "long",
      recipe: null,
      observations: own.length,
      added: own.length - 3,
      revised: 1,
      unchanged: 1,
      missing: 1,
      events: 0,
      findings: bad
        ? [
            {
              severity: "error",
              code: "value.unreadable",
              place: { line: 4, column: 8 },
              raw: "17,475..86",
              suggestion: "17475.86",
            },
            { severity: "error", code: "unit.unknown", place: { line: 6, column: 9 }, raw: "" },
            {
              severity: "error",
              code: "period.ambiguous",
              place: { line: 9, column: 4 },
              raw: "2020.1",
              suggestion: "2020-01 / 2020-10",
            },
            { severity: "warning", code: "encoding.guessed", place: { line: 0, column: 0 }, raw: "GB18030" },
            { severity: "warning", code: "column.unknown", place: { line: 1, column: 13 }, raw: "审核人" },
            { severity: "info", code: "name.new", place: { line: 12, column: 1 }, raw: "联合上云企业数" },
          ]
        : [
            {
              severity: "info",
              code: "figure.revised",
              place: { line: 5, column: 8 },
              raw: "7.2",
              suggestion: "7.1",
            },
          ],
      findings_total: bad ? 6 : 1,
      errors: bad ? 3 : 0,
      batch: null,
      same_file_as: file === "good" ? 6 : null,
      new_names: bad ? [] : ["联合上云企业数"],
    },
    sheets: [],
    grid: {
      rows: [
        {
          line: 1,
          part: "header",
          role: null,
          cells: COLUMNS.map(([title]) => title),
        },
        ...own.map((figure, index) => ({
          line: index + 2,
          part: "body" as const,
          role: null,
          cells: [
            figure.indicator,
            figure.region,
            figure.sector,
            figure.period_zh,
            "累计",
            figure.measure === "level" ? "绝对量" : "同比",
            figure.measure === "level" ? "现价" : "不变价",
            bad && index === 2 ? "17,475..86" : (figure.value ?? ""),
            figure.unit,
            "",
            "初步核算",
            "广州市科协转载",
            "张三",
          ],
        })),
      ],
      columns: COLUMNS.map(([, role], index) => ({ number: index + 1, role })),
      height: own.length + 1,
      width: COLUMNS.length,
      constants: [],
    },
    recognised: {
      confidence: "certain",
      reasons: ["第 1 行的列名写明每一列是什么。"],
      recipe: null,
      recipes: [],
    },
    names: [],
    figures: own.map((figure) => ({
      figure,
      effect: figure === revised ? "revised" : "added",
      before: figure === revised ? "7.1" : null,
    })),
  };
}
