/** 更正: one figure corrected by hand. What it changes is shown before it is saved; nothing is saved without a reason. */
import type { Correction } from "../bindings/Correction";
import type { FigureText } from "../bindings/FigureText";
import { Failure } from "../backend";
import { debounced, Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

/** So long nothing must be typed for the preview to be asked for, in ms. */
const PAUSE = 200;

export class Correcting {
  /** The figure that is to be corrected. */
  figure = $state.raw<FigureText | null>(null);
  value = $state("");
  reason = $state("");
  /** What it would change. */
  preview = $state.raw<Correction | null>(null);
  /** What it changed. */
  done = $state.raw<Correction | null>(null);
  saving = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly complete = $derived(this.value.trim() !== "" && this.reason.trim() !== "");
  readonly savable = $derived(
    this.complete && !this.saving && this.preview !== null && !this.preview.unchanged,
  );

  readonly #session: Session;
  readonly #asked = new Latest();
  readonly #lookSoon = debounced(PAUSE, () => void this.#look());

  constructor(session: Session) {
    this.#session = session;
  }

  /** Begins with the figure as it stands. */
  begin(figure: FigureText): void {
    this.close();
    this.figure = figure;
    this.value = figure.value ?? "";
  }

  /** Something was typed: what was shown before holds no longer. */
  changed(): void {
    this.preview = null;
    this.done = null;
    this.failure = null;
    this.#asked.drop();
    this.#lookSoon();
  }

  async save(): Promise<void> {
    const request = this.#request();
    if (!request || !this.savable) return;
    this.saving = true;
    try {
      this.done = await this.#session.backend.call("correct", request);
      this.preview = null;
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    } finally {
      this.saving = false;
    }
  }

  close(): void {
    this.#lookSoon.cancel();
    this.#asked.drop();
    this.figure = null;
    this.value = "";
    this.reason = "";
    this.preview = null;
    this.done = null;
    this.failure = null;
  }

  #request() {
    const { figure, value, reason } = this;
    return (
      figure && { series: figure.series, period: figure.period, value: value.trim(), reason: reason.trim() }
    );
  }

  async #look(): Promise<void> {
    const request = this.#request();
    if (!request || !this.complete) return;
    try {
      const preview = await this.#asked.run(() => this.#session.backend.call("correct_preview", request));
      if (preview) this.preview = preview;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
