/** The batches of the library, and taking one back: what it changes is looked at first. An undo is undone in the same way. */
import type { BatchInfo } from "../bindings/BatchInfo";
import type { UndoReport } from "../bindings/UndoReport";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Batches {
  batches = $state.raw<BatchInfo[] | null>(null);
  /** What taking the batch in question back would change, or changed. */
  report = $state.raw<UndoReport | null>(null);
  reason = $state("");
  working = $state(false);
  failure = $state.raw<Failure | null>(null);

  readonly #session: Session;
  readonly #reading = new Latest();
  readonly #looking = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  async read(): Promise<void> {
    try {
      const history = await this.#reading.run(() => this.#session.backend.call("history", {}));
      if (history) this.batches = history.batches;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  /** Shows what taking a batch back would change. */
  async look(batch: number): Promise<void> {
    this.failure = null;
    this.report = null;
    this.reason = "";
    try {
      const report = await this.#looking.run(() =>
        this.#session.backend.call("undo_preview", { batch: String(batch) }),
      );
      if (report) this.report = report;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  /** Takes the batch back that was looked at. */
  async run(): Promise<void> {
    const { report } = this;
    if (!report || report.undo || this.working) return;
    this.working = true;
    this.failure = null;
    try {
      const reason = this.reason.trim();
      this.report = await this.#session.backend.call("undo", {
        batch: String(report.batch.batch),
        ...(reason === "" ? {} : { reason }),
      });
      await this.read();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    } finally {
      this.working = false;
    }
  }

  close(): void {
    this.#looking.drop();
    this.report = null;
    this.reason = "";
  }
}
