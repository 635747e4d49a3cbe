/** What is kept under names and handed on as files, such as recipes and themes: read, written out, taken in, taken away. */
import type { ExportReport } from "../bindings/ExportReport";
import { Failure } from "../backend";
import type { Session } from "./session.svelte";

/** How the program is asked; each answer but that of the export is all that is kept from then on. */
export interface ShelfCalls<Content> {
  read: () => Promise<Content>;
  export: (name: string, folder: string) => Promise<ExportReport>;
  import: () => Promise<Content>;
  remove: (name: string) => Promise<Content>;
}

export class Shelf<Content> {
  content = $state.raw<Content | null>(null);
  /** The file that the last one was written to. */
  exported = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  protected readonly session: Session;
  readonly #calls: ShelfCalls<Content>;

  constructor(session: Session, calls: ShelfCalls<Content>) {
    this.session = session;
    this.#calls = calls;
  }

  read = () => this.keep(this.#calls.read);

  /** Writes one into a folder that the user picks. */
  export = (name: string) =>
    this.attempt(async () => {
      this.exported = null;
      const { token } = await this.session.backend.call("export_folder", {});
      if (!token) return;
      const { file, folder } = await this.#calls.export(name, token.id);
      this.exported = `${folder}/${file}`;
    });

  /** Takes in those of files that the user picks. */
  import = () => this.keep(this.#calls.import);

  remove = (name: string) => this.keep(() => this.#calls.remove(name));

  protected keep(call: () => Promise<Content>): Promise<void> {
    return this.attempt(async () => {
      this.content = await call();
    });
  }

  protected async attempt(task: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await task();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
