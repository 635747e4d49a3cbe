/** The export panel: format, size, place and name; what was written. It remembers its choices while the window is open. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { ExportReport } from "../bindings/ExportReport";
import type { ImageFormat } from "../bindings/ImageFormat";
import type { SizeMm } from "../bindings/SizeMm";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import { isFileName, isSize, pixels, PRESET_SIZE, type Preset } from "../lib/exporting";
import { Latest } from "../lib/latest";
import type { Session } from "./session.svelte";

export class Exporting {
  open = $state(false);
  format = $state<ImageFormat>("png");
  preset = $state<Preset>("full");
  custom = $state<SizeMm>({ width: 120, height: 80 });
  dpi = $state(300);
  folder = $state.raw<Token | null>(null);
  name = $state("");
  preview = $state.raw<ChartView | null>(null);
  result = $state.raw<ExportReport | null>(null);
  copied = $state(false);
  failure = $state.raw<Failure | null>(null);
  busy = $state(false);

  readonly size = $derived<SizeMm>(this.preset === "custom" ? this.custom : PRESET_SIZE[this.preset]);
  readonly sizeValid = $derived(isSize(this.size));
  readonly pixels = $derived({
    width: pixels(this.size.width, this.dpi),
    height: pixels(this.size.height, this.dpi),
  });
  readonly ready = $derived(this.sizeValid && this.folder !== null && isFileName(this.name));

  #spec: ChartSpec | null = null;
  readonly #session: Session;
  readonly #asked = new Latest();

  constructor(session: Session) {
    this.#session = session;
  }

  async show(spec: ChartSpec): Promise<void> {
    this.#spec = spec;
    this.open = true;
    this.#forget();
    try {
      const defaults = await this.#session.backend.call("export_defaults", { spec });
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
    const spec = this.#spec;
    if (!spec || !this.sizeValid) return;
    const size = { width: this.size.width, height: this.size.height };
    try {
      const preview = await this.#asked.run(() =>
        this.#session.backend.call("chart", { spec, surface: "print", size }),
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
    const { folder } = this;
    const spec = this.#spec;
    if (!spec || !folder || !this.ready) return;
    this.#forget();
    await this.#attempt(async () => {
      this.result = await this.#session.backend.call("export", {
        spec,
        format: this.format,
        size: { width: this.size.width, height: this.size.height },
        dpi: this.dpi,
        folder: folder.id,
        name: this.name.trim(),
      });
    });
  }

  async copy(spec: ChartSpec | null = this.#spec): Promise<void> {
    if (!spec) return;
    this.#forget();
    await this.#attempt(async () => {
      const size = { width: this.size.width, height: this.size.height };
      await this.#session.backend.call("copy", { spec, size, dpi: this.dpi });
      this.copied = true;
    });
  }

  #forget(): void {
    this.result = null;
    this.copied = false;
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
