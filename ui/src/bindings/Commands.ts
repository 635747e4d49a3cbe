// This file was generated from the command table in crates/api. Do not edit it.

import type { CarriedRequest } from "./CarriedRequest";
import type { CatalogueView } from "./CatalogueView";
import type { ChartRemoveRequest } from "./ChartRemoveRequest";
import type { ChartRequest } from "./ChartRequest";
import type { ChartView } from "./ChartView";
import type { CheckAcceptRequest } from "./CheckAcceptRequest";
import type { CheckReport } from "./CheckReport";
import type { CheckUnacceptRequest } from "./CheckUnacceptRequest";
import type { Checks } from "./Checks";
import type { ChecksRequest } from "./ChecksRequest";
import type { CopyRequest } from "./CopyRequest";
import type { CopyTableRequest } from "./CopyTableRequest";
import type { ExportAllReport } from "./ExportAllReport";
import type { ExportAllRequest } from "./ExportAllRequest";
import type { ExportDefaults } from "./ExportDefaults";
import type { ExportDefaultsRequest } from "./ExportDefaultsRequest";
import type { ExportReport } from "./ExportReport";
import type { ExportRequest } from "./ExportRequest";
import type { Facets } from "./Facets";
import type { FacetsRequest } from "./FacetsRequest";
import type { FigureSource } from "./FigureSource";
import type { FigureSourceRequest } from "./FigureSourceRequest";
import type { FolderReport } from "./FolderReport";
import type { FolderRequest } from "./FolderRequest";
import type { FontFamilies } from "./FontFamilies";
import type { History } from "./History";
import type { ImportDone } from "./ImportDone";
import type { ImportPreview } from "./ImportPreview";
import type { ImportRequest } from "./ImportRequest";
import type { IndicatorRequest } from "./IndicatorRequest";
import type { IndicatorView } from "./IndicatorView";
import type { JobRequest } from "./JobRequest";
import type { LibraryCreate } from "./LibraryCreate";
import type { MaybeLibrary } from "./MaybeLibrary";
import type { MaybeLogo } from "./MaybeLogo";
import type { MaybeToken } from "./MaybeToken";
import type { Nothing } from "./Nothing";
import type { Overview } from "./Overview";
import type { RecipeExportRequest } from "./RecipeExportRequest";
import type { RecipeRequest } from "./RecipeRequest";
import type { Recipes } from "./Recipes";
import type { ReopenRequest } from "./ReopenRequest";
import type { Reopened } from "./Reopened";
import type { RevisionsRequest } from "./RevisionsRequest";
import type { RevisionsView } from "./RevisionsView";
import type { SaveChartRequest } from "./SaveChartRequest";
import type { SavedChart } from "./SavedChart";
import type { SearchHits } from "./SearchHits";
import type { SearchRequest } from "./SearchRequest";
import type { SeriesRequest } from "./SeriesRequest";
import type { SeriesView } from "./SeriesView";
import type { Settings } from "./Settings";
import type { Start } from "./Start";
import type { SuggestRequest } from "./SuggestRequest";
import type { Suggestion } from "./Suggestion";
import type { TextPreview } from "./TextPreview";
import type { TextRequest } from "./TextRequest";
import type { ThemeExportRequest } from "./ThemeExportRequest";
import type { ThemeLook } from "./ThemeLook";
import type { ThemeLookRequest } from "./ThemeLookRequest";
import type { ThemeRequest } from "./ThemeRequest";
import type { ThemeSaveRequest } from "./ThemeSaveRequest";
import type { Themes } from "./Themes";
import type { Tokens } from "./Tokens";
import type { VintageDates } from "./VintageDates";
import type { WatchState } from "./WatchState";

/** Every command that the window can ask, with its request and its response. */
export interface Commands {
  /** Everything that the window needs to begin. */
  start: { request: Nothing; response: Start };
  /** Remembers settings. */
  settings_put: { request: Settings; response: Settings };
  /** Makes a library and opens it; a dialog asks where unless the proposed place is taken. Null when the dialog was closed. */
  library_create: { request: LibraryCreate; response: MaybeLibrary };
  /** Opens a library that the user picks in a dialog. Null when the dialog was closed. */
  library_open: { request: Nothing; response: MaybeLibrary };
  /** The overview. */
  overview: { request: Nothing; response: Overview };
  /** The catalogue. */
  catalogue: { request: Nothing; response: CatalogueView };
  /** An indicator with its series. */
  indicator: { request: IndicatorRequest; response: IndicatorView };
  /** The observations of a series. */
  series: { request: SeriesRequest; response: SeriesView };
  /** Searches names, synonyms, codes and pinyin. */
  search: { request: SearchRequest; response: SearchHits };
  /** What can be chosen, given what is chosen. */
  facets: { request: FacetsRequest; response: Facets };
  /** A spec that fits a selection. */
  suggest: { request: SuggestRequest; response: Suggestion };
  /** Draws a chart, with its table, or says why the basis lock refuses it. */
  chart: { request: ChartRequest; response: ChartView };
  /** Where a figure of a chart comes from: file, sheet, cell, batch, and what it was computed from. */
  figure_source: { request: FigureSourceRequest; response: FigureSource };
  /** How the figures of a selection were revised: first, latest, difference and all vintages of each period. */
  revisions: { request: RevisionsRequest; response: RevisionsView };
  /** The days on which the library learnt something: what an as-of day may be chosen from. */
  vintage_dates: { request: Nothing; response: VintageDates };
  /** Keeps a chart in the library, pinned to the overview. */
  chart_save: { request: SaveChartRequest; response: SavedChart };
  /** Takes a kept chart off. */
  chart_remove: { request: ChartRemoveRequest; response: Nothing };
  /** Where exports go, and how the file is called. */
  export_defaults: { request: ExportDefaultsRequest; response: ExportDefaults };
  /** Picks an export folder in a dialog. Null when the dialog was closed. */
  export_folder: { request: Nothing; response: MaybeToken };
  /** Writes a chart as PNG, SVG, PDF or XLSX. */
  export: { request: ExportRequest; response: ExportReport };
  /** Writes many kept charts into a folder. A cancelled batch keeps what is written. */
  export_all: { request: ExportAllRequest; response: ExportAllReport };
  /** Puts a chart on the clipboard as an image. */
  copy: { request: CopyRequest; response: Nothing };
  /** Puts the figures of a chart on the clipboard as a table. */
  copy_table: { request: CopyTableRequest; response: Nothing };
  /** Reads the chart that an exported file carries, and holds it against the library. */
  reopen: { request: ReopenRequest; response: Reopened };
  /** Draws a chart from the figures in its file. */
  carried: { request: CarriedRequest; response: ChartView };
  /** The themes for paper, and which one is taken. */
  themes: { request: Nothing; response: Themes };
  /** How a theme looks that isn't kept yet, and what is wrong with it. */
  theme_look: { request: ThemeLookRequest; response: ThemeLook };
  /** Keeps a theme. */
  theme_save: { request: ThemeSaveRequest; response: Themes };
  /** Takes a theme off. */
  theme_remove: { request: ThemeRequest; response: Themes };
  /** Writes a theme as a file. */
  theme_export: { request: ThemeExportRequest; response: ExportReport };
  /** Takes in themes from files picked in a dialog. */
  theme_import: { request: Nothing; response: Themes };
  /** Picks a logo in a dialog. Null when the dialog was closed. */
  theme_logo: { request: Nothing; response: MaybeLogo };
  /** The installed families that can set Chinese. */
  fonts: { request: Nothing; response: FontFamilies };
  /** Picks files to import in a dialog. Empty when the dialog was closed. */
  import_choose: { request: Nothing; response: Tokens };
  /** Reads a file and shows what an import would do; writes nothing. */
  import_preview: { request: ImportRequest; response: ImportPreview };
  /** Imports a file. */
  import_commit: { request: ImportRequest; response: ImportDone };
  /** Reads a press text and shows what an import would do; writes nothing. */
  text_preview: { request: TextRequest; response: TextPreview };
  /** Imports a press text. */
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
  /** Watches a folder picked in a dialog: new files wait for a glance, or go in by themselves when nothing is in doubt. */
  watch_start: { request: Nothing; response: WatchState };
  /** Watches no folder any more. */
  watch_stop: { request: Nothing; response: WatchState };
  /** The folder that is watched, and what waits in it. */
  watch: { request: Nothing; response: WatchState };
  /** Cancels a job. */
  job_cancel: { request: JobRequest; response: Nothing };
  /** The import history. */
  history: { request: Nothing; response: History };
  /** Checks the library's file, batch by batch. */
  check: { request: Nothing; response: CheckReport };
  /** Runs the rules over the figures: what doesn't agree, and what of it was accepted. */
  checks: { request: ChecksRequest; response: Checks };
  /** Accepts a finding of the rules, with the reason. */
  check_accept: { request: CheckAcceptRequest; response: Checks };
  /** Asks about an accepted finding again. */
  check_unaccept: { request: CheckUnacceptRequest; response: Checks };
}
