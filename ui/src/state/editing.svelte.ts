/** The edits of a chart, with what can be undone and done again. It knows no chart: what the edits are laid over is the comparison's. */
import type { Edits, Target } from "../lib/editing";

/** Edits that can be undone; the oldest are forgotten first. */
const BOUND = 100;

export class Editing {
  /** What differs from the chart as it was suggested or opened. */
  edits = $state.raw<Edits>({});
  /** What the field on the chart is about, while there is one. */
  target = $state.raw<Target | null>(null);
  #past = $state.raw<readonly Edits[]>([]);
  #future = $state.raw<readonly Edits[]>([]);

  readonly canUndo = $derived(this.#past.length > 0);
  readonly canRedo = $derived(this.#future.length > 0);

  /** Lays a change over the edits. */
  apply(change: Edits): void {
    this.#past = [...this.#past, this.edits].slice(-BOUND);
    this.#future = [];
    this.edits = { ...this.edits, ...change };
  }

  /** Takes the last edit back; `false` when there is none. */
  undo(): boolean {
    const before = this.#past.at(-1);
    if (!before) return false;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.edits, ...this.#future];
    this.edits = before;
    return true;
  }

  /** Does again what was taken back last. */
  redo(): boolean {
    const [next, ...later] = this.#future;
    if (!next) return false;
    this.#past = [...this.#past, this.edits];
    this.#future = later;
    this.edits = next;
    return true;
  }

  /** Another chart: nothing of the former one is left to undo. */
  reset(): void {
    this.edits = {};
    this.target = null;
    this.#past = [];
    this.#future = [];
  }
}
