/** The folder that is watched: what waits in it, and what went in by itself. */
import type { WatchState } from "../bindings/WatchState";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Watching {
  state = $state.raw<WatchState>({ folder: null, files: [] });
  failure = $state.raw<Failure | null>(null);

  readonly waiting = $derived(this.state.files.filter(({ state }) => state === "waiting").length);

  readonly #session: Session;
  readonly #latest = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  read = () => this.#ask("watch");
  start = () => this.#ask("watch_start");
  stop = () => this.#ask("watch_stop");

  async #ask(command: "watch" | "watch_start" | "watch_stop"): Promise<void> {
    this.failure = null;
    try {
      const state = await this.#latest.run(() => this.#session.backend.call(command, {}));
      if (state) this.state = state;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
