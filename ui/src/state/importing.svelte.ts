/** The import of files, one after the other: read, look, write. Nothing is written before the user says so. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { ImportDone } from "../bindings/ImportDone";
import type { ImportPreview } from "../bindings/ImportPreview";
import type { ImportRequest } from "../bindings/ImportRequest";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import { asked, given, type Constant } from "../lib/findings";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export type Phase = "idle" | "reading" | "preview" | "writing" | "done" | "failed";

export class Importing {
  phase = $state<Phase>("idle");
  file = $state.raw<Token | null>(null);
  /** Files that wait behind it. */
  waiting = $state.raw<Token[]>([]);
  preview = $state.raw<ImportPreview | null>(null);
  done = $state.raw<ImportDone | null>(null);
  chart = $state.raw<ChartView | null>(null);
  failure = $state.raw<Failure | null>(null);
  encoding = $state<string | null>(null);
  constants = $state<Partial<Record<Constant, string>>>({});
  /** Constants that any reading of this file asked for: a field that was filled in stays. */
  asked = $state.raw<Constant[]>([]);
  job = $state<string | null>(null);

  /** Whether what is shown isn't what the answers of the moment would give: reading with them failed. */
  stale = $state(false);

  readonly committable = $derived(
    this.phase === "preview" &&
      !this.stale &&
      this.preview !== null &&
      this.preview.report.errors === 0 &&
      this.preview.report.added + this.preview.report.revised + this.preview.report.events > 0,
  );

  readonly #session: Session;
  readonly #reading = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  async choose(): Promise<void> {
    try {
      const { tokens } = await this.#session.backend.call("import_choose", {});
      await this.arrive(tokens);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Files came: by drop, from the dialog, with the start. The first is read unless one is being looked at. */
  async arrive(files: readonly Token[]): Promise<void> {
    if (files.length === 0) return;
    this.#session.view = "import";
    this.waiting = [...this.waiting, ...files];
    const occupied = this.phase === "reading" || this.phase === "writing" || this.phase === "preview";
    if (!occupied) await this.next();
  }

  async next(): Promise<void> {
    const [file, ...rest] = this.waiting;
    this.waiting = rest;
    this.#reset();
    this.file = file ?? null;
    if (file) await this.read();
  }

  /** Lets go of the file; nothing was written. */
  async leave(): Promise<void> {
    if (this.job) await this.cancel();
    this.#reading.drop();
    await this.next();
  }

  async read(): Promise<void> {
    const { file } = this;
    if (!file) return;
    this.phase = "reading";
    this.failure = null;
    try {
      const preview = await this.#reading.run(() =>
        this.#session.job(file.name, (job) =>
          this.#session.backend.call("import_preview", this.#request(file, job)),
        ),
      );
      if (!preview) return;
      this.preview = preview;
      this.stale = false;
      const wanted = [...this.asked, ...asked(preview.report.findings)];
      this.asked = wanted.filter((constant, index) => wanted.indexOf(constant) === index);
      this.phase = "preview";
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  async commit(): Promise<void> {
    const { file } = this;
    if (!file || !this.committable) return;
    this.phase = "writing";
    this.failure = null;
    try {
      this.done = await this.#session.job(file.name, (job) =>
        this.#session.backend.call("import_commit", this.#request(file, job)),
      );
      this.phase = "done";
      if (this.done.chart) await this.draw(this.done.chart);
    } catch (thrown) {
      // The preview stays: nothing was written, and it is what the user goes back to.
      this.phase = "preview";
      const failure = Failure.of(thrown);
      if (failure.wire.code !== "cancelled") this.failure = failure;
    } finally {
      this.job = null;
    }
  }

  async cancel(): Promise<void> {
    if (this.job) await this.#session.cancel(this.job);
  }

  async draw(spec: ChartSpec): Promise<void> {
    try {
      this.chart = await this.#session.backend.call("chart", {
        spec,
        surface: this.#session.surface,
        size: { width: 190, height: 107 },
      });
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  #request(file: Token, job: string): ImportRequest {
    this.job = job;
    return { file: file.id, job, set: given(this.constants), encoding: this.encoding };
  }

  #fail(thrown: unknown): void {
    const failure = Failure.of(thrown);
    this.job = null;
    if (failure.wire.code === "cancelled") {
      this.phase = this.preview ? "preview" : "idle";
      return;
    }
    this.failure = failure;
    this.stale = true;
    this.phase = this.preview ? "preview" : "failed";
  }

  #reset(): void {
    this.phase = "idle";
    this.preview = null;
    this.stale = false;
    this.done = null;
    this.chart = null;
    this.failure = null;
    this.encoding = null;
    this.constants = {};
    this.asked = [];
    this.job = null;
  }
}
