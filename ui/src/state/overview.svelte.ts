/** The overview as read last. */
import type { Overview } from "../bindings/Overview";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class OverviewState {
  content = $state.raw<Overview | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #session: Session;
  readonly #latest = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  async read(): Promise<void> {
    try {
      const content = await this.#latest.run(() => this.#session.backend.call("overview", {}));
      if (!content) return;
      this.content = content;
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  async unpin(id: string): Promise<void> {
    try {
      await this.#session.backend.call("chart_remove", { id });
      await this.read();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
