/** The import of files, one after the other: read, look, write. Nothing is written before the user says so. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { ImportDone } from "../bindings/ImportDone";
import type { ImportPreview } from "../bindings/ImportPreview";
import type { ImportRequest } from "../bindings/ImportRequest";
import type { Mark } from "../bindings/Mark";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import { debounced, Latest } from "../lib/latest";
import { placed, without } from "../lib/marks";
import { Answers } from "./answers.svelte";
import { Press } from "./press.svelte";
import type { Session } from "./session.svelte";

/** So long nothing must be said for what was said to be read, in ms. */
const PAUSE = 200;

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
  /** The sheet that the user picked. */
  sheet = $state<string | null>(null);
  /** The recipe to read by: null for the one that fits, empty for none. */
  recipe = $state<string | null>(null);
  /** The name under which the layout is kept; null while it isn't to be. */
  remember = $state<string | null>(null);
  /** What the user said of rows, columns and cells of the sheet. */
  marks = $state.raw<Mark[]>([]);
  readonly answers = new Answers();
  readonly press: Press;
  job = $state<string | null>(null);

  /** Whether what is shown isn't what the answers of the moment would give: they are yet to be read, or that failed. */
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
  readonly #readSoon = debounced(PAUSE, () => void this.read());
  /** What was said of the sheets that aren't shown: it is there again when one comes back. */
  #marksAside: Record<string, Mark[]> = {};

  constructor(session: Session) {
    this.#session = session;
    this.press = new Press(session, (done) => this.#finish(done));
  }

  /** Something was said: it is read once nothing more is said for a moment, and nothing can be written before. */
  changed(): void {
    this.stale = true;
    this.#readSoon();
  }

  mark(mark: Mark): void {
    this.marks = placed(this.marks, mark);
    this.changed();
  }

  unmark(mark: Mark): void {
    this.marks = without(this.marks, mark);
    this.changed();
  }

  unmarkAll(): void {
    this.marks = [];
    this.changed();
  }

  /** Reads another sheet: marks name lines and columns, so each sheet has its own. */
  pickSheet(sheet: string): void {
    // The marks are of the sheet that was picked last, be it shown already or not.
    const left = this.sheet ?? this.preview?.report.sheet;
    if (left) this.#marksAside[left] = this.marks;
    this.sheet = sheet;
    this.marks = this.#marksAside[sheet] ?? [];
    void this.read();
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
    const occupied =
      this.phase === "reading" || this.phase === "writing" || this.phase === "preview" || this.press.shown;
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

  /** Reads the file with all that was said. A reading that is under way has been overtaken: it is told to stop. */
  async read(): Promise<void> {
    const { file } = this;
    this.#readSoon.cancel();
    if (!file || this.phase === "writing") return;
    if (this.phase === "reading") void this.cancel();
    this.phase = "reading";
    this.stale = this.preview !== null;
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
      this.answers.hear(preview.report, preview.names);
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
      const done = await this.#session.job(file.name, (job) =>
        this.#session.backend.call("import_commit", { ...this.#request(file, job), remember: this.remember }),
      );
      await this.#finish(done);
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

  /** Something is written: what came of it is shown. */
  async #finish(done: ImportDone): Promise<void> {
    this.done = done;
    this.phase = "done";
    if (done.chart) await this.draw(done.chart);
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
    return {
      file: file.id,
      job,
      ...this.answers.request,
      encoding: this.encoding,
      sheet: this.sheet,
      marks: this.marks,
      recipe: this.recipe,
      remember: null,
    };
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
    this.sheet = null;
    this.recipe = null;
    this.remember = null;
    this.marks = [];
    this.#marksAside = {};
    this.answers.reset();
    this.#readSoon.cancel();
    this.job = null;
  }
}
