/** The export panel: format, size, place and name, for one chart or for all that are kept; what was written. It remembers its choices
 * while the window is open. */
import type { ChartFormat } from "../bindings/ChartFormat";
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { ExportAllReport } from "../bindings/ExportAllReport";
import type { ExportReport } from "../bindings/ExportReport";
import type { ExportStyle } from "../bindings/ExportStyle";
import type { SavedChart } from "../bindings/SavedChart";
import type { SizeMm } from "../bindings/SizeMm";
import type { ThemeInfo } from "../bindings/ThemeInfo";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import { isFileName, isSize, pixels, PRESET_SIZE, type Preset } from "../lib/exporting";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Exporting {
  open = $state(false);
  format = $state<ChartFormat>("png");
  preset = $state<Preset>("full");
  custom = $state<SizeMm>({ width: 120, height: 80 });
  dpi = $state(300);
  transparent = $state(false);
  outlines = $state(false);
  /** Whether the preview has the size that it has on paper. */
  actual = $state(false);
  /** Name of the theme; null takes the chart's own, else the one of the place. */
  theme = $state<string | null>(null);
  themes = $state.raw<readonly ThemeInfo[]>([]);
  folder = $state.raw<Token | null>(null);
  name = $state("");
  preview = $state.raw<ChartView | null>(null);
  /** The kept charts of a batch; null while one chart is exported. */
  kept = $state.raw<readonly SavedChart[] | null>(null);
  /** Which of them go. */
  chosen = $state<string[]>([]);
  result = $state.raw<ExportReport | null>(null);
  report = $state.raw<ExportAllReport | null>(null);
  copied = $state<"image" | "table" | null>(null);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);

  readonly size = $derived<SizeMm>(this.preset === "custom" ? this.custom : PRESET_SIZE[this.preset]);
  readonly sizeValid = $derived(isSize(this.size));
  readonly pixels = $derived({
    width: pixels(this.size.width, this.dpi),
    height: pixels(this.size.height, this.dpi),
  });
  readonly ready = $derived(
    this.sizeValid &&
      this.folder !== null &&
      (this.kept === null ? isFileName(this.name) : this.chosen.length > 0),
  );

  #spec: ChartSpec | null = null;
  #job: string | null = null;
  readonly #session: Session;
  readonly #asked = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  /** Opens the panel for one chart. */
  async show(spec: ChartSpec): Promise<void> {
    this.#spec = spec;
    this.kept = null;
    await this.#begin(spec);
  }

  /** Opens the panel for the kept charts, all of them chosen. */
  async showKept(charts: readonly SavedChart[]): Promise<void> {
    this.#spec = charts[0]?.spec ?? null;
    this.kept = charts;
    this.chosen = charts.map(({ id }) => id);
    await this.#begin(null);
  }

  async #begin(spec: ChartSpec | null): Promise<void> {
    this.open = true;
    this.folder = null;
    this.#forget();
    try {
      // Nothing is ready before all is known: a theme that was taken off meanwhile must not be asked for.
      const [defaults, { themes }] = await Promise.all([
        this.#session.backend.call("export_defaults", { spec }),
        this.#session.backend.call("themes", {}),
      ]);
      this.themes = themes;
      if (!themes.some(({ name }) => name === this.theme)) this.theme = null;
      this.folder = defaults.folder;
      this.name = defaults.name;
      await this.look();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  close(): void {
    this.open = false;
    this.preview = null;
  }

  /** The chart as it will be on paper. */
  async look(): Promise<void> {
    const spec = this.#dressed();
    if (!spec || !this.sizeValid) return;
    try {
      const preview = await this.#asked.run(() =>
        this.#session.backend.call("chart", { spec, surface: "print", size: this.#style().size }),
      );
      if (preview) this.preview = preview;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  async changeFolder(): Promise<void> {
    await this.#attempt(async () => {
      const { token } = await this.#session.backend.call("export_folder", {});
      if (token) this.folder = token;
    });
  }

  async write(): Promise<void> {
    const { folder, kept } = this;
    const spec = this.#dressed();
    if (!spec || !folder || !this.ready) return;
    this.#forget();
    await this.#attempt(async () => {
      if (kept) await this.#writeAll(kept, folder);
      else
        this.result = await this.#session.backend.call("export", {
          spec,
          style: this.#style(),
          folder: folder.id,
          name: this.name.trim(),
        });
    });
  }

  async #writeAll(kept: readonly SavedChart[], folder: Token): Promise<void> {
    const charts = kept.map(({ id }) => id).filter((id) => this.chosen.includes(id));
    this.report = await this.#session.job(folder.name, (job) => {
      this.#job = job;
      return this.#session.backend.call("export_all", {
        charts,
        theme: this.theme,
        style: this.#style(),
        folder: folder.id,
        job,
      });
    });
    this.#job = null;
  }

  /** Stops a batch after the chart that is being written. */
  async cancel(): Promise<void> {
    if (this.#job) await this.#session.cancel(this.#job);
  }

  async copy(spec: ChartSpec | null = this.#dressed()): Promise<void> {
    if (!spec) return;
    this.#forget();
    await this.#attempt(async () => {
      await this.#session.backend.call("copy", { spec, size: this.#style().size, dpi: this.dpi });
      this.copied = "image";
    });
  }

  async copyTable(spec: ChartSpec | null = this.#spec): Promise<void> {
    if (!spec) return;
    this.#forget();
    await this.#attempt(async () => {
      await this.#session.backend.call("copy_table", { spec });
      this.copied = "table";
    });
  }

  /** The chart in the theme that is chosen here. */
  #dressed(): ChartSpec | null {
    return this.#spec && this.theme ? { ...this.#spec, theme: this.theme } : this.#spec;
  }

  #style(): ExportStyle {
    return {
      format: this.format,
      size: { width: this.size.width, height: this.size.height },
      dpi: this.dpi,
      transparent: this.transparent && (this.format === "png" || this.format === "svg"),
      outlines: this.outlines && this.format === "svg",
    };
  }

  #forget(): void {
    this.result = null;
    this.report = null;
    this.copied = null;
    this.failure = null;
  }

  async #attempt(task: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await task();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    } finally {
      this.busy = false;
    }
  }
}
