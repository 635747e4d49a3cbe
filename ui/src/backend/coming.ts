/**
 * Commands whose types the contract has already, and whose lines in the program's table are on their way: once the table
 * has one, the two say the same and the line here goes.
 */
import type { ExportReport } from "../bindings/ExportReport";
import type { FolderReport } from "../bindings/FolderReport";
import type { FolderRequest } from "../bindings/FolderRequest";
import type { ImportDone } from "../bindings/ImportDone";
import type { MaybeToken } from "../bindings/MaybeToken";
import type { Nothing } from "../bindings/Nothing";
import type { RecipeExportRequest } from "../bindings/RecipeExportRequest";
import type { RecipeRequest } from "../bindings/RecipeRequest";
import type { Recipes } from "../bindings/Recipes";
import type { TextPreview } from "../bindings/TextPreview";
import type { TextRequest } from "../bindings/TextRequest";
import type { WatchState } from "../bindings/WatchState";

export interface ComingCommands {
  /** Reads a press paragraph and shows what an import would do; writes nothing. */
  text_preview: { request: TextRequest; response: TextPreview };
  /** Imports a press paragraph. */
  text_commit: { request: TextRequest; response: ImportDone };
  /** Picks a folder to import in a dialog. Null when the dialog was closed. */
  folder_choose: { request: Nothing; response: MaybeToken };
  /** Imports all files of a folder, each whole or not at all. */
  folder_import: { request: FolderRequest; response: FolderReport };
  /** The recipes of the library. */
  recipes: { request: Nothing; response: Recipes };
  /** Takes a recipe off. */
  recipe_remove: { request: RecipeRequest; response: Recipes };
  /** Writes a recipe as a file. */
  recipe_export: { request: RecipeExportRequest; response: ExportReport };
  /** Takes in recipes from files picked in a dialog. */
  recipe_import: { request: Nothing; response: Recipes };
  /** Watches a folder picked in a dialog. */
  watch_start: { request: Nothing; response: WatchState };
  /** Watches no folder any more. */
  watch_stop: { request: Nothing; response: WatchState };
  /** The folder that is watched, and what waits in it. */
  watch: { request: Nothing; response: WatchState };
}

/** What is told of a watched folder: its files are asked for anew. */
export interface WatchChanged {
  kind: "watch_changed";
}
