/** The comparison: what is chosen, what can be chosen, the chart of it. Looking never changes what is saved. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { Facet } from "../bindings/Facet";
import type { Facets } from "../bindings/Facets";
import type { Form } from "../bindings/Form";
import type { FormChoice } from "../bindings/FormChoice";
import type { Measure } from "../bindings/Measure";
import type { Selection } from "../bindings/Selection";
import type { SizeMm } from "../bindings/SizeMm";
import { Failure } from "../backend";
import { moments, narrowedTo, type Moment } from "../lib/brush";
import { changes, type Edits } from "../lib/editing";
import { Latest } from "../lib/latest";
import { narrowed } from "../lib/opening";
import { EMPTY, isDrawable, neighbour, sameSelection } from "../lib/selection";
import { Editing } from "./editing.svelte";
import type { Session } from "./session.svelte";

/** What a brush narrowed: the way back, and the axis as it was. */
interface Brushed {
  selection: Selection;
  given: ChartSpec | null;
  axis: readonly Moment[];
  /** A shorter run is the same chart, whatever form its length would ask for. */
  form: Form | null;
}

export class Comparison {
  selection = $state.raw<Selection>(EMPTY);
  facets = $state.raw<Facets | null>(null);
  /** Every indicator that has figures, whatever is chosen. */
  indicators = $state.raw<Facet[]>([]);
  /** Every form, with what speaks for or against it, and the one that does best. */
  forms = $state.raw<FormChoice[]>([]);
  best = $state.raw<Form | null>(null);
  spec = $state.raw<ChartSpec | null>(null);
  view = $state.raw<ChartView | null>(null);
  /** What the user changed of the chart as it was suggested or opened. */
  readonly editing = new Editing();
  brushed = $state.raw<Brushed | null>(null);
  allowMixture = $state(false);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  tableShown = $state(true);
  /** Set once the present chart was pinned. */
  pinned = $state(false);

  #form: Form | null = null;
  /** A spec that was opened as a whole and still stands. */
  #given: ChartSpec | null = null;
  /** What the edits are laid over. */
  #base: ChartSpec | null = null;
  #size: SizeMm = { width: 220, height: 124 };
  readonly #session: Session;
  readonly #facetsAsked = new Latest();
  readonly #chartAsked = new Latest();

  /** The periods along the axis: all of them, also while a part is brushed. */
  readonly axis = $derived(this.brushed?.axis ?? moments(this.spec, this.view?.table.rows ?? []));
  /** Keys of all series, those without a name in the drawing too. */
  readonly seriesKeys = $derived((this.view?.table.columns ?? []).map(({ key }) => key));

  constructor(session: Session) {
    this.#session = session;
  }

  /** Changes the selection. The first indicator brings the choices along that make one sensible chart. */
  async choose(part: Partial<Selection>): Promise<void> {
    const first = !isDrawable(this.selection) && (part.indicators?.length ?? 0) > 0;
    this.selection = { ...this.selection, ...part };
    this.#given = null;
    this.brushed = null;
    this.allowMixture = false;
    if (first) await this.#narrow(this.selection);
    await this.refresh();
  }

  /** Begins anew with another indicator, which the present choices leave no room for. */
  async turnTo(indicator: string): Promise<void> {
    this.#form = null;
    this.editing.reset();
    this.selection = EMPTY;
    await this.choose({ indicators: [indicator] });
  }

  async clear(): Promise<void> {
    this.#form = null;
    this.editing.reset();
    await this.choose(EMPTY);
  }

  async reform(form: Form): Promise<void> {
    this.#form = form;
    this.#given = null;
    await this.draw();
  }

  async override(): Promise<void> {
    this.allowMixture = true;
    await this.draw();
  }

  /** Opens a selection, or a chart as it was kept. */
  async open(selection: Selection, spec: ChartSpec | null = null): Promise<void> {
    this.selection = selection;
    this.#given = spec;
    this.#form = spec?.form ?? null;
    this.editing.reset();
    this.brushed = null;
    this.allowMixture = spec?.allow_mixture ?? false;
    this.view = null;
    await this.refresh();
  }

  /** The spec as it will be drawn: edits that are still on their way to the program are in it. */
  get current(): ChartSpec | null {
    return this.#base && { ...this.#base, ...this.editing.edits, allow_mixture: this.allowMixture };
  }

  /** Changes words, order or stress of the chart; it can be undone, and no kept chart changes. */
  async edit(change: Edits): Promise<void> {
    if (!this.current || !changes(this.current, change)) return;
    this.editing.apply(change);
    await this.#redraw();
  }

  async undo(): Promise<void> {
    if (this.editing.undo()) await this.#redraw();
  }

  async redo(): Promise<void> {
    if (this.editing.redo()) await this.#redraw();
  }

  /** Narrows the chart to a run of the axis, from one place to another. */
  async brush(first: number, last: number): Promise<void> {
    const { axis } = this;
    const before = this.brushed ?? {
      selection: this.selection,
      given: this.#given,
      axis,
      form: this.spec?.form ?? null,
    };
    if (first <= 0 && last >= axis.length - 1) {
      await this.unbrush();
      return;
    }
    const run = axis.slice(first, last + 1);
    this.brushed = before;
    this.selection = narrowedTo(before.selection, run);
    this.#given = before.given && {
      ...before.given,
      layers: before.given.layers.map((layer) => narrowedTo(layer, run)),
    };
    await this.refresh();
  }

  /** All periods again. */
  async unbrush(): Promise<void> {
    if (!this.brushed) return;
    this.selection = this.brushed.selection;
    this.#given = this.brushed.given;
    this.brushed = null;
    await this.refresh();
  }

  /** The one period that is chosen gives way to its neighbour in time. */
  async shift(step: -1 | 1): Promise<void> {
    const next = neighbour(this.selection.periods, this.facets?.periods ?? [], step);
    if (next) await this.choose({ periods: [next] });
  }

  /** Levels give way to their growth, and back. */
  async turnMeasure(): Promise<void> {
    const measure: Measure = this.spec?.layers[0]?.measure === "yoy" ? "level" : "yoy";
    if (this.facets?.measures.includes(measure)) await this.choose({ measure });
  }

  /** A value axis of equal ratios gives way to one of equal differences, and back; only where lines are drawn. */
  async turnCounting(): Promise<void> {
    if (this.spec?.form !== "line") return;
    await this.edit({ counting: this.current?.counting === "log" ? "linear" : "log" });
  }

  /** The room that the chart has on the screen. */
  async resize(size: SizeMm): Promise<void> {
    if (size.width === this.#size.width && size.height === this.#size.height) return;
    this.#size = size;
    if (this.view) await this.draw();
  }

  async refresh(): Promise<void> {
    await Promise.all([this.readFacets(), this.draw()]);
  }

  /** Reads everything anew: the library or the appearance changed, or the view is seen again. */
  async revisit(): Promise<void> {
    try {
      const { indicators } = await this.#session.backend.call("facets", { selection: EMPTY });
      this.indicators = indicators;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
    await this.refresh();
  }

  /** Fills in what the first indicator brings along. What was chosen while the facets were read stays as chosen. */
  async #narrow(asked: Selection): Promise<void> {
    try {
      const facets = await this.#session.backend.call("facets", { selection: asked });
      if (this.selection.indicators === asked.indicators)
        this.selection = narrowed(this.selection, facets, this.#session.settings.city);
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  async readFacets(): Promise<void> {
    const { selection } = this;
    try {
      const facets = await this.#facetsAsked.run(() => this.#session.backend.call("facets", { selection }));
      if (!facets) return;
      this.facets = facets;
      if (sameSelection(selection, EMPTY)) this.indicators = facets.indicators;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  async draw(): Promise<void> {
    this.pinned = false;
    if (!isDrawable(this.selection)) {
      this.#chartAsked.drop();
      this.spec = null;
      this.view = null;
      this.forms = [];
      this.best = null;
      this.#base = null;
      this.failure = null;
      this.busy = false;
      return;
    }
    await this.#take(() => this.#ask());
  }

  /** Draws the same chart with other words or stress: what it shows needn't be asked for again. */
  async #redraw(): Promise<void> {
    this.pinned = false;
    const spec = this.current;
    if (spec) await this.#take(async () => ({ spec, view: await this.#draw(spec) }));
  }

  async #take(ask: () => Promise<{ spec: ChartSpec; view: ChartView }>): Promise<void> {
    this.busy = true;
    try {
      const drawn = await this.#chartAsked.run(ask);
      if (!drawn) return;
      this.spec = drawn.spec;
      this.view = drawn.view;
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
      this.view = null;
    }
    this.busy = false;
  }

  async #ask(): Promise<{ spec: ChartSpec; view: ChartView }> {
    const { selection } = this;
    const suggestion = await this.#session.backend.call("suggest", {
      selection,
      form: this.#form ?? this.brushed?.form ?? null,
    });
    if (sameSelection(selection, this.selection)) {
      this.#base = this.#given ?? suggestion.spec;
      this.forms = suggestion.forms;
      this.best = suggestion.best;
    }
    const spec = this.current ?? suggestion.spec;
    return { spec, view: await this.#draw(spec) };
  }

  #draw(spec: ChartSpec): Promise<ChartView> {
    const { backend, surface } = this.#session;
    return backend.call("chart", { spec, surface, size: this.#size });
  }

  /** Keeps the chart in the library, on the overview. */
  async pin(): Promise<void> {
    if (!this.spec || !this.view) return;
    const title = this.view.drawing?.title ?? this.spec.title ?? "";
    try {
      await this.#session.backend.call("chart_save", { spec: this.spec, title });
      this.pinned = true;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
