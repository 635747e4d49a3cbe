/** The catalogue with an indicator, a series of it, and the observations of that. */
import type { CatalogueView } from "../bindings/CatalogueView";
import type { IndicatorView } from "../bindings/IndicatorView";
import type { SeriesInfo } from "../bindings/SeriesInfo";
import type { SeriesView } from "../bindings/SeriesView";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Browsing {
  catalogue = $state.raw<CatalogueView | null>(null);
  code = $state<string | null>(null);
  indicator = $state.raw<IndicatorView | null>(null);
  series = $state.raw<SeriesInfo | null>(null);
  observations = $state.raw<SeriesView | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly #session: Session;
  readonly #catalogueAsked = new Latest();
  readonly #indicatorAsked = new Latest();
  readonly #seriesAsked = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  async read(): Promise<void> {
    await this.#attempt(async () => {
      const catalogue = await this.#catalogueAsked.run(() => this.#session.backend.call("catalogue", {}));
      if (!catalogue) return;
      this.catalogue = catalogue;
      const known = catalogue.indicators.some(({ indicator }) => indicator.code === this.code);
      const first = catalogue.indicators.find(({ series }) => series > 0);
      const code = known ? this.code : first?.indicator.code;
      if (code) await this.show(code);
      else this.#clear();
    });
  }

  async show(code: string): Promise<void> {
    this.code = code;
    await this.#attempt(async () => {
      const indicator = await this.#indicatorAsked.run(() =>
        this.#session.backend.call("indicator", { indicator: code }),
      );
      if (!indicator) return;
      this.indicator = indicator;
      const same = indicator.series.find(({ series }) => series === this.series?.series);
      const next = same ?? indicator.series[0];
      if (next) await this.showSeries(next);
      else {
        this.series = null;
        this.observations = null;
      }
    });
  }

  async showSeries(series: SeriesInfo): Promise<void> {
    this.series = series;
    await this.#attempt(async () => {
      const observations = await this.#seriesAsked.run(() =>
        this.#session.backend.call("series", { series: series.series }),
      );
      if (observations) this.observations = observations;
    });
  }

  #clear(): void {
    this.code = null;
    this.indicator = null;
    this.series = null;
    this.observations = null;
  }

  async #attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
