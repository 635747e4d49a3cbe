/** A program of fixtures: the whole command table over the sample's figures, in the page itself. Never bundled for use. */
import type { Commands } from "../../bindings/Commands";
import type { Event } from "../../bindings/Event";
import type { LibraryInfo } from "../../bindings/LibraryInfo";
import type { SavedChart } from "../../bindings/SavedChart";
import type { Settings } from "../../bindings/Settings";
import { EMPTY } from "../../lib/selection";
import type { Backend } from "../backend";
import { chartHandlers, specOf } from "./charting";
import { batchHandlers } from "./batches";
import { exportHandlers } from "./exporting";
import { events, figures } from "./figures";
import { failure, type Handlers, type Work } from "./handlers";
import { holdingHandlers, LIBRARY } from "./holdings";
import { fileToken, importHandlers } from "./importing";
import { tiles } from "./overview";
import { themeHandlers } from "./themes";
import { vintageHandlers } from "./vintages";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export interface Situation {
  library: LibraryInfo | null;
  settings: Settings;
  files: { id: string; name: string }[];
  libraryError?: boolean;
  watching?: boolean;
}

export class MockProgram implements Backend {
  #situation: Situation;
  readonly #handlers: Handlers;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #cancelled = new Set<string>();
  #charts: SavedChart[] = [];
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
      watching: query.has("watch"),
    });
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
    const work: Work = (job) => this.#work(job);
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
      ...holdingHandlers,
      ...batchHandlers(),
      ...vintageHandlers,
      ...chartHandlers,
      ...exportHandlers(() => this.#charts, work),
      ...importHandlers(this.#situation.watching ?? false, work),
      overview: () => ({
        tiles: tiles(),
        charts: this.#charts,
        events,
        targets: figures.filter(({ status }) => status === "F"),
      }),
      chart_save: ({ spec, title }) => {
        const saved = { id: `c${String(this.#charts.length + 10)}`, title, spec };
        this.#charts.push(saved);
        return saved;
      },
      chart_remove: ({ id }) => {
        this.#charts = this.#charts.filter((chart) => chart.id !== id);
        return {};
      },
      ...themeHandlers(() => this.#situation.settings),
      job_cancel: ({ job }) => {
        this.#cancelled.add(job);
        return {};
      },
    };
  }

  async #work(job: string): Promise<void> {
    for (const done of [25, 60, 100]) {
      await wait(30);
      if (this.#cancelled.has(job)) throw failure("cancelled", "cancelled by the user");
      this.tell({ kind: "progress", job, done, total: 100 });
    }
  }
}
