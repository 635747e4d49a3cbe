/** A chart opened again from a file that carries it: how its figures stand to the library's, and the chart as the file has it. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { ChartView } from "../bindings/ChartView";
import type { Reopened } from "../bindings/Reopened";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import { isPicture, isWorkbook } from "../lib/exporting";
import type { Session } from "./session.svelte";

export class Reopening {
  file = $state.raw<Token | null>(null);
  found = $state.raw<Reopened | null>(null);
  /** The chart drawn from the figures in the file. */
  carried = $state.raw<ChartView | null>(null);
  /** Names of pictures that came with it and weren't opened: one chart is looked at at a time. */
  others = $state.raw<readonly string[]>([]);
  failure = $state.raw<Failure | null>(null);

  readonly #session: Session;
  readonly #open: (spec: ChartSpec) => void;

  constructor(session: Session, open: (spec: ChartSpec) => void) {
    this.#session = session;
    this.#open = open;
  }

  /** Opens the first chart that files carry; gives back the files that are for the import. */
  async arrive(files: readonly Token[]): Promise<Token[]> {
    const pictures = files.filter(({ name }) => isPicture(name));
    const rest: Token[] = [];
    for (const file of files) {
      if (isPicture(file.name)) continue;
      if (!isWorkbook(file.name) || pictures.length > 0 || !(await this.#isChart(file))) rest.push(file);
    }
    const [first, ...others] = pictures;
    if (first) {
      await this.#read(first);
      this.others = others.map(({ name }) => name);
    }
    return rest;
  }

  /** A workbook is a chart only when it says so; any other is a table. */
  async #isChart(file: Token): Promise<boolean> {
    try {
      this.#show(file, await this.#session.backend.call("reopen", { file: file.id }));
      return true;
    } catch {
      return false;
    }
  }

  async #read(file: Token): Promise<void> {
    this.#session.view = "compare";
    try {
      this.#show(file, await this.#session.backend.call("reopen", { file: file.id }));
    } catch (thrown) {
      this.dismiss();
      this.failure = Failure.of(thrown);
    }
  }

  #show(file: Token, found: Reopened): void {
    this.dismiss();
    this.file = file;
    this.found = found;
    this.#open(found.spec);
  }

  /** Shows the chart as the file has it. */
  async asCarried(): Promise<void> {
    const { file, found } = this;
    if (!file || !found) return;
    try {
      this.carried = await this.#session.backend.call("carried", {
        file: file.id,
        surface: this.#session.surface,
        size: found.size,
      });
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }

  dismiss(): void {
    this.file = null;
    this.found = null;
    this.carried = null;
    this.others = [];
    this.failure = null;
  }
}
