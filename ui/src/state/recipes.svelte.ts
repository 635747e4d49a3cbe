/** The recipes of the library: layouts that were confirmed once and are read again without asking. */
import type { RecipeInfo } from "../bindings/RecipeInfo";
import { Failure } from "../backend";
import type { Session } from "./session.svelte";

export class RecipeShelf {
  recipes = $state.raw<RecipeInfo[] | null>(null);
  /** The file that the last one was written to. */
  exported = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  read = () =>
    this.#attempt(async () => {
      this.recipes = (await this.#session.backend.call("recipes", {})).recipes;
    });

  /** Writes a recipe into a folder that the user picks. */
  export = (name: string) =>
    this.#attempt(async () => {
      this.exported = null;
      const { token } = await this.#session.backend.call("export_folder", {});
      if (!token) return;
      const { file, folder } = await this.#session.backend.call("recipe_export", { name, folder: token.id });
      this.exported = `${folder}/${file}`;
    });

  /** Takes in recipes from files that the user picks. */
  import = () =>
    this.#attempt(async () => {
      this.recipes = (await this.#session.backend.call("recipe_import", {})).recipes;
    });

  remove = (name: string) =>
    this.#attempt(async () => {
      this.recipes = (await this.#session.backend.call("recipe_remove", { name })).recipes;
    });

  async #attempt(task: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await task();
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
