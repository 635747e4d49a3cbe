/** The comparison: what is chosen, what can be chosen, the chart of it. Looking never changes what is saved. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { Facet } from "../bindings/Facet";
import type { Facets } from "../bindings/Facets";
import type { Form } from "../bindings/Form";
import type { Selection } from "../bindings/Selection";
import type { SizeMm } from "../bindings/SizeMm";
import { Failure } from "../backend";
import { debounced, Latest } from "../lib/latest";
import { narrowed } from "../lib/opening";
import { EMPTY, isDrawable, sameSelection } from "../lib/selection";
import type { Session } from "./session.svelte";

export class Comparison {
  selection = $state.raw<Selection>(EMPTY);
  facets = $state.raw<Facets | null>(null);
  /** Every indicator that has figures, whatever is chosen. */
  indicators = $state.raw<Facet[]>([]);
  /** Forms that can draw the selection, and the one that does. */
  forms = $state.raw<Form[]>([]);
  spec = $state.raw<ChartSpec | null>(null);
  view = $state.raw<ChartView | null>(null);
  /** Words of the user's; empty lets the program write them. */
  title = $state("");
  subtitle = $state("");
  allowMixture = $state(false);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);
  tableShown = $state(true);
  /** Set once the present chart was pinned. */
  pinned = $state(false);

  #form: Form | null = null;
  /** A spec that was opened as a whole and still stands. */
  #given: ChartSpec | null = null;
  #size: SizeMm = { width: 220, height: 124 };
  readonly #session: Session;
  readonly #facetsAsked = new Latest();
  readonly #chartAsked = new Latest();
  readonly #retitled = debounced(250, () => void this.draw());

  constructor(session: Session) {
    this.#session = session;
  }

  /** Changes the selection. The first indicator brings the choices along that make one sensible chart. */
  async choose(part: Partial<Selection>): Promise<void> {
    const first = !isDrawable(this.selection) && (part.indicators?.length ?? 0) > 0;
    this.selection = { ...this.selection, ...part };
    this.#given = null;
    this.allowMixture = false;
    if (first) await this.#narrow(this.selection);
    await this.refresh();
  }

  /** Begins anew with another indicator, which the present choices leave no room for. */
  async turnTo(indicator: string): Promise<void> {
    this.#form = null;
    this.title = "";
    this.subtitle = "";
    this.selection = EMPTY;
    await this.choose({ indicators: [indicator] });
  }

  async clear(): Promise<void> {
    this.#form = null;
    this.title = "";
    this.subtitle = "";
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
    this.title = spec?.title ?? "";
    this.subtitle = spec?.subtitle ?? "";
    this.allowMixture = spec?.allow_mixture ?? false;
    this.view = null;
    await this.refresh();
  }

  retitled(): void {
    this.#retitled();
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
      this.failure = null;
      this.busy = false;
      return;
    }
    this.busy = true;
    try {
      const drawn = await this.#chartAsked.run(() => this.#ask());
      if (!drawn) return;
      this.spec = drawn.spec;
      this.forms = drawn.forms;
      this.view = drawn.view;
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
      this.view = null;
    }
    this.busy = false;
  }

  async #ask(): Promise<{ spec: ChartSpec; forms: Form[]; view: ChartView }> {
    const { backend } = this.#session;
    const suggestion = await backend.call("suggest", { selection: this.selection, form: this.#form });
    const spec: ChartSpec = {
      ...(this.#given ?? suggestion.spec),
      title: this.title.trim() || null,
      subtitle: this.subtitle.trim() || null,
      allow_mixture: this.allowMixture,
    };
    const view = await backend.call("chart", { spec, surface: this.#session.surface, size: this.#size });
    return { spec, forms: suggestion.forms, view };
  }

  /** Keeps the chart in the library, on the overview. */
  async pin(): Promise<void> {
    if (!this.spec || !this.view) return;
    const title = this.title.trim() || this.view.drawing?.title || "";
    try {
      await this.#session.backend.call("chart_save", { spec: this.spec, title });
      this.pinned = true;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
