/** The recipes of the library: layouts that were confirmed once and are read again without asking. */
import type { Recipes } from "../bindings/Recipes";
import type { Session } from "./session.svelte";
import { Shelf } from "./shelf.svelte";

export class RecipeShelf extends Shelf<Recipes> {
  constructor(session: Session) {
    const { backend } = session;
    super(session, {
      read: () => backend.call("recipes", {}),
      export: (name, folder) => backend.call("recipe_export", { name, folder }),
      import: () => backend.call("recipe_import", {}),
      remove: (name) => backend.call("recipe_remove", { name }),
    });
  }
}
