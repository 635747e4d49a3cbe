/** The desk: the session with one state a view, wired together. Components find it in the context. */
import { createContext } from "svelte";

import type { ChartSpec } from "../bindings/ChartSpec";
import type { Event } from "../bindings/Event";
import type { Selection } from "../bindings/Selection";
import type { Token } from "../bindings/Token";
import { Failure, type Backend } from "../backend";
import { EMPTY } from "../lib/selection";
import { Batches } from "./batches.svelte";
import { Browsing } from "./browsing.svelte";
import { Comparison } from "./comparison.svelte";
import { Exporting } from "./exporting.svelte";
import { FolderImport } from "./folder.svelte";
import { Importing } from "./importing.svelte";
import { OverviewState } from "./overview.svelte";
import { RecipeShelf } from "./recipes.svelte";
import { Reopening } from "./reopening.svelte";
import { Session } from "./session.svelte";
import { ThemeShelf } from "./themes.svelte";
import { Tracing } from "./tracing.svelte";
import { Watching } from "./watching.svelte";

export class Desk {
  readonly session: Session;
  readonly overview: OverviewState;
  readonly comparison: Comparison;
  readonly exporting: Exporting;
  readonly importing: Importing;
  readonly browsing: Browsing;
  readonly batches: Batches;
  readonly folder: FolderImport;
  readonly watching: Watching;
  readonly recipes: RecipeShelf;
  readonly themes: ThemeShelf;
  readonly reopening: Reopening;
  readonly tracing: Tracing;

  constructor(backend: Backend) {
    this.session = new Session(backend);
    this.overview = new OverviewState(this.session);
    this.comparison = new Comparison(this.session);
    this.exporting = new Exporting(this.session);
    this.importing = new Importing(this.session);
    this.browsing = new Browsing(this.session);
    this.batches = new Batches(this.session);
    this.folder = new FolderImport(this.session);
    this.watching = new Watching(this.session);
    this.recipes = new RecipeShelf(this.session);
    this.themes = new ThemeShelf(this.session);
    this.reopening = new Reopening(this.session, (spec) => {
      this.session.view = "compare";
      void this.comparison.open(spec.layers[0] ?? EMPTY, spec);
    });
    this.tracing = new Tracing(this.session);
  }

  /** Asks the program how things stand, and hears it from then on. */
  begin(): () => void {
    const { session } = this;
    const stops = [
      session.backend.onEvent((event) => this.hear(event)),
      session.backend.onHover((hovering) => {
        session.hovering = hovering;
      }),
      session.follow(window),
    ];
    void this.#start();
    return () => {
      for (const stop of stops) stop();
    };
  }

  async #start(): Promise<void> {
    const { session } = this;
    try {
      const start = await session.backend.call("start", {});
      session.adopt(start.settings);
      session.library = start.library;
      session.libraryFailure = start.library_error ? new Failure(start.library_error) : null;
      session.version = start.version;
      if (start.library) {
        void this.watching.read();
        await this.#arrive(start.files);
      } else this.importing.waiting = start.files;
    } catch (thrown) {
      session.libraryFailure = Failure.of(thrown);
    } finally {
      session.ready = true;
    }
  }

  /** Files came: a chart that one carries is opened, the others are for the import. */
  async #arrive(files: readonly Token[]): Promise<void> {
    await this.importing.arrive(await this.reopening.arrive(files));
  }

  hear(event: Event): void {
    const { session } = this;
    switch (event.kind) {
      case "progress":
        session.progress(event.job, event.done, event.total);
        break;
      case "files_arrived":
        session.hovering = false;
        if (session.library) void this.#arrive(event.files);
        else this.importing.waiting = [...this.importing.waiting, ...event.files];
        break;
      case "library_changed":
        void session.libraryChanged();
        break;
      case "watch_changed":
        void this.watching.read();
        break;
    }
  }

  /** Makes or opens a library; files that came before it are then looked at. */
  async changeLibrary(how: { create: { sample: boolean; here: boolean } } | "open"): Promise<void> {
    const { session } = this;
    try {
      const { library } =
        how === "open"
          ? await session.backend.call("library_open", {})
          : await session.backend.call("library_create", how.create);
      if (!library) return;
      session.opened(library);
      void this.watching.read();
      this.exporting.close();
      this.tracing.close();
      await this.comparison.clear();
      const { waiting } = this.importing;
      this.importing.waiting = [];
      await this.#arrive(waiting);
    } catch (thrown) {
      session.libraryFailure = Failure.of(thrown);
    }
  }

  /** Shows a selection or a kept chart in 对比. */
  compare(selection: Selection, spec: ChartSpec | null = null): void {
    this.reopening.dismiss();
    this.session.view = "compare";
    void this.comparison.open(selection, spec);
  }

  /** Shows what taking a batch back would change, in 批次. */
  takeBack(batch: number): void {
    this.session.view = "batches";
    void this.batches.look(batch);
  }

  /** Shows an indicator in 指标库. */
  browse(indicator: string): void {
    this.browsing.code = indicator;
    this.session.view = "catalogue";
  }
}

export const [useDesk, provideDesk] = createContext<Desk>();
