/** The import of a whole folder: each file goes in whole or not at all, and what became of each is told. */
import type { FolderFile } from "../bindings/FolderFile";
import type { Token } from "../bindings/Token";
import { Failure } from "../backend";
import type { Session } from "./session.svelte";

export class FolderImport {
  folder = $state.raw<Token | null>(null);
  files = $state.raw<FolderFile[] | null>(null);
  job = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async choose(): Promise<void> {
    this.failure = null;
    try {
      const { token } = await this.#session.backend.call("folder_choose", {});
      if (!token) return;
      this.folder = token;
      this.files = null;
      const { files } = await this.#session.job(token.name, (job) => {
        this.job = job;
        return this.#session.backend.call("folder_import", { folder: token.id, job, set: {} });
      });
      this.files = files;
    } catch (thrown) {
      const failure = Failure.of(thrown);
      if (failure.wire.code !== "cancelled") this.failure = failure;
    }
    this.job = null;
  }

  /** Puts the list away; what went in stays in. */
  close(): void {
    this.folder = null;
    this.files = null;
  }
}
