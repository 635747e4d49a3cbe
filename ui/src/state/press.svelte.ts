/** The import of a press text: it is pasted or opened, read as it is typed, and written when the user says so. */
import type { ImportDone } from "../bindings/ImportDone";
import type { TextPreview } from "../bindings/TextPreview";
import type { TextRequest } from "../bindings/TextRequest";
import { Failure } from "../backend";
import { debounced, Latest } from "../lib/latest";
import { decoded } from "../lib/press";
import { t } from "./words.svelte";
import { Answers } from "./answers.svelte";
import type { Session } from "./session.svelte";

/** So long nothing must be typed for the text to be read, in ms. */
const PAUSE = 400;

export class Press {
  /** Whether the view has the text in place of files. */
  shown = $state(false);
  text = $state("");
  preview = $state.raw<TextPreview | null>(null);
  /** The text that the preview is of: its offsets count in this one. */
  read = $state("");
  reading = $state(false);
  writing = $state(false);
  failure = $state.raw<Failure | null>(null);
  readonly answers = new Answers();
  /** Whether what is shown isn't what the text and the answers of the moment would give. */
  stale = $state(false);
  #job: string | null = null;

  readonly committable = $derived(
    !this.reading &&
      !this.writing &&
      !this.stale &&
      this.preview !== null &&
      this.preview.report.errors === 0 &&
      this.preview.report.added + this.preview.report.revised > 0,
  );

  readonly #session: Session;
  readonly #done: (done: ImportDone) => Promise<void>;
  readonly #latest = new Latest();
  readonly #readSoon = debounced(PAUSE, () => void this.run());

  constructor(session: Session, done: (done: ImportDone) => Promise<void>) {
    this.#session = session;
    this.#done = done;
  }

  /** The text changed, or something was said of it. */
  changed(): void {
    this.stale = true;
    this.#readSoon();
  }

  async open(file: Blob): Promise<void> {
    this.text = decoded(await file.arrayBuffer());
    this.answers.reset();
    await this.run();
  }

  async run(): Promise<void> {
    const { text } = this;
    this.#readSoon.cancel();
    if (this.writing) return;
    await this.#stop();
    if (text.trim() === "") {
      this.#latest.drop();
      this.preview = null;
      this.reading = false;
      this.stale = false;
      return;
    }
    this.reading = true;
    this.failure = null;
    try {
      const preview = await this.#latest.run(() =>
        this.#session.job(t("press-name"), (job) =>
          this.#session.backend.call("text_preview", this.#request(text, job)),
        ),
      );
      if (!preview) return;
      this.preview = preview;
      this.read = text;
      this.stale = false;
      this.answers.hear(preview.report, preview.names);
    } catch (thrown) {
      this.#fail(thrown);
    }
    this.reading = false;
  }

  async commit(): Promise<void> {
    if (!this.committable) return;
    const { text } = this;
    this.writing = true;
    this.failure = null;
    try {
      const done = await this.#session.job(t("press-name"), (job) =>
        this.#session.backend.call("text_commit", this.#request(text, job)),
      );
      this.leave();
      await this.#done(done);
    } catch (thrown) {
      this.#fail(thrown);
    }
    this.writing = false;
  }

  /** Puts the text away; nothing was written. */
  leave(): void {
    void this.#stop();
    this.#latest.drop();
    this.#readSoon.cancel();
    this.shown = false;
    this.text = "";
    this.read = "";
    this.preview = null;
    this.reading = false;
    this.stale = false;
    this.failure = null;
    this.answers.reset();
  }

  /** A reading that was overtaken is told to stop. */
  async #stop(): Promise<void> {
    if (this.reading && this.#job) await this.#session.cancel(this.#job);
  }

  #request(text: string, job: string): TextRequest {
    this.#job = job;
    return { text, job, ...this.answers.request };
  }

  #fail(thrown: unknown): void {
    const failure = Failure.of(thrown);
    this.stale = true;
    if (failure.wire.code !== "cancelled") this.failure = failure;
  }
}
