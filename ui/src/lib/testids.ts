/**
 * Stable hooks for the window tests. A test finds things by these names and by nothing else.
 *
 *   nav-overview nav-compare nav-import nav-catalogue nav-batches nav-settings   the places in the rail
 *   tile-CODE                a headline figure of the overview, by its indicator (code where the figure's selection has it)
 *   tile-value, tile-growth  its number with sign and unit; its growth in words
 *   picker-indicator picker-region picker-sector picker-period        the panel of 对比; each option is option-CODE within
 *   form-FORM                a form in the switch: form-grouped-columns
 *   chart-figure             the chart of 对比; the drawing is its only svg
 *   chart-cursor             the figures of a chart, as one thing that takes the focus; chart-reading is what is read of them
 *   chart-word               words on the chart, with data-part and data-key; chart-field is the field over them
 *   forms-all, form-list     all forms; each is form-all-FORM in the list; form-reason is the sentence on the present one
 *   edit-open edit-undo edit-redo edit-words unmute                  the edit bar
 *   range-from range-to range-reset                                  the run of periods
 *   source                   来历: source-value, source-file, source-place, source-input
 *   data-table               the table under it
 *   refusal                  the sentence of the basis lock; refusal-override draws all the same
 *   export-open, export-run, export-result                           the export panel; export-format-png, export-size-full …
 *   import-choose, import-commit, import-result, import-chart         the import; import-preview is the preview as a whole
 *   import-grid              the file as it is; its cells have data-row and data-column, 0 for the heads
 *   import-marks import-sheet import-recipe import-names import-figures   what was said, and what the file comes to
 *   press-open, press-text, press-words                              the press text, as it is typed and with its figures marked
 *   import-folder, watch-start, watch-stop, watch, recipes           folders and the recipes of the library
 *   differences              what a file revises, and absences what it no longer gives
 *   history-table, undo-panel, undo-reason, undo-run, undo-result    the batches, and taking one back; undo-NUMBER opens it
 *   findings                 what there is to say of a file
 *   error-message            an error in the message pattern; data-code has its code
 *   sample-create            the example on the first start
 *   status                   the status bar
 */
import type { Form } from "../bindings/Form";

export const TESTID = {
  navOverview: "nav-overview",
  navCompare: "nav-compare",
  navImport: "nav-import",
  navCatalogue: "nav-catalogue",
  navBatches: "nav-batches",
  navSettings: "nav-settings",
  tileValue: "tile-value",
  tileGrowth: "tile-growth",
  pinnedChart: "pinned-chart",
  events: "events",
  targets: "targets",
  chartFigure: "chart-figure",
  chartReading: "chart-reading",
  chartCursor: "chart-cursor",
  chartWord: "chart-word",
  chartField: "chart-field",
  formsAll: "forms-all",
  formList: "form-list",
  formReason: "form-reason",
  editOpen: "edit-open",
  editUndo: "edit-undo",
  editRedo: "edit-redo",
  editWords: "edit-words",
  unmute: "unmute",
  rangeFrom: "range-from",
  rangeTo: "range-to",
  rangeReset: "range-reset",
  source: "source",
  sourceValue: "source-value",
  sourceFile: "source-file",
  sourcePlace: "source-place",
  sourceInput: "source-input",
  sourceNote: "source-note",
  dataTable: "data-table",
  refusal: "refusal",
  refusalOverride: "refusal-override",
  exportOpen: "export-open",
  exportRun: "export-run",
  exportResult: "export-result",
  exportPixels: "export-pixels",
  exportName: "export-name",
  exportKept: "export-kept",
  exportActual: "export-actual",
  exportPreview: "export-preview",
  copyImage: "copy-image",
  copyTable: "copy-table",
  reopened: "reopened",
  asCarried: "as-carried",
  carriedChart: "carried-chart",
  pin: "pin",
  importChoose: "import-choose",
  importPreview: "import-preview",
  importCommit: "import-commit",
  importResult: "import-result",
  importChart: "import-chart",
  importOpenCompare: "import-open-compare",
  importGrid: "import-grid",
  importMarks: "import-marks",
  importSheet: "import-sheet",
  importRecipe: "import-recipe",
  importConfidence: "import-confidence",
  importNames: "import-names",
  importFigures: "import-figures",
  importRemember: "import-remember",
  importRecipeName: "import-recipe-name",
  importFolder: "import-folder",
  folderFiles: "folder-files",
  pressOpen: "press-open",
  pressText: "press-text",
  pressWords: "press-words",
  watch: "watch",
  watchStart: "watch-start",
  watchStop: "watch-stop",
  recipes: "recipes",
  themes: "themes",
  themePaper: "theme-paper",
  themeSlide: "theme-slide",
  themeEditor: "theme-editor",
  themeName: "theme-name",
  themeLook: "theme-look",
  themeFaults: "theme-faults",
  themeSave: "theme-save",
  findings: "findings",
  errorMessage: "error-message",
  pickerIndicator: "picker-indicator",
  pickerRegion: "picker-region",
  pickerSector: "picker-sector",
  pickerPeriod: "picker-period",
  sampleCreate: "sample-create",
  libraryCreate: "library-create",
  libraryOpen: "library-open",
  seriesTable: "series-table",
  observationsTable: "observations-table",
  checkRun: "check-run",
  checkResult: "check-result",
  differences: "differences",
  absences: "absences",
  historyTable: "history-table",
  undoPanel: "undo-panel",
  undoReason: "undo-reason",
  undoRun: "undo-run",
  undoResult: "undo-result",
  language: "language",
  appearance: "appearance",
  status: "status",
} as const;

export const formTestid = (form: Form) => `form-${form}`;
export const undoTestid = (batch: number) => `undo-${String(batch)}`;
export const tileTestid = (indicator: string) => `tile-${indicator}`;
export const optionTestid = (code: string) => `option-${code}`;
