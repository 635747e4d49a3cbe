/** 来历: where one figure of a chart comes from. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { FigureSource } from "../bindings/FigureSource";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Tracing {
  open = $state(false);
  /** The figure, by the keys of its series and category. */
  at = $state.raw<{ series: string; category: string } | null>(null);
  source = $state.raw<FigureSource | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly #session: Session;
  readonly #asked = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Shows where the figure of a series and a category comes from. */
  async show(spec: ChartSpec, series: string, category: string): Promise<void> {
    this.open = true;
    this.at = { series, category };
    try {
      const source = await this.#asked.run(() =>
        this.#session.backend.call("figure_source", { spec, series, category }),
      );
      if (!source) return;
      this.source = source;
      this.failure = null;
    } catch (thrown) {
      this.source = null;
      this.failure = Failure.of(thrown);
    }
  }

  close(): void {
    this.open = false;
    this.at = null;
    this.source = null;
    this.failure = null;
    this.#asked.drop();
  }
}
