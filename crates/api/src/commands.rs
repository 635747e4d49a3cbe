//! The command table: the one list of what the window can ask. It yields the dispatch, the TypeScript contract and the test
//! that every command has a fixture.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Desk;
use crate::error::Failure;
#[allow(clippy::wildcard_imports, reason = "the table names nearly every type of the wire")]
use crate::wire::*;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $name:ident: $request:ident => $response:ident, $handler:path;)+) => {
        /// The names of all commands, in the order of the table.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// Runs the command `name` with the request in `body` and gives its response, or the wire error.
        ///
        /// Handlers block (SQLite, files, dialogs), so each runs on tokio's blocking threads.
        pub async fn dispatch(desk: &Desk, name: &str, body: Value) -> Result<Value, WireError> {
            match name {
                $(stringify!($name) => run::<$request, $response>(desk, body, $handler).await,)+
                _ => Err(Failure::RequestInvalid { message: format!("no command {name}") }.into()),
            }
        }

        /// The contract in TypeScript: each command with its request and response.
        pub fn typescript() -> String {
            use std::fmt::Write as _;
            use ts_rs::{Config, TS};
            let config = Config::from_env();
            let mut names = std::collections::BTreeSet::new();
            let mut table = String::new();
            $(
                names.insert(<$request as TS>::name(&config));
                names.insert(<$response as TS>::name(&config));
                let _ = writeln!(table, "  /**{} */", concat!($($doc),+));
                let _ = writeln!(
                    table,
                    "  {}: {{ request: {}; response: {} }};",
                    stringify!($name),
                    <$request as TS>::name(&config),
                    <$response as TS>::name(&config),
                );
            )+
            let mut text = String::from("// This file was generated from the command table in crates/api. Do not edit it.\n\n");
            for name in names {
                let _ = writeln!(text, "import type {{ {name} }} from \"./{name}\";");
            }
            let _ = write!(text, "\n/** Every command that the window can ask, with its request and its response. */\nexport interface Commands {{\n{table}}}\n");
            text
        }
    };
}

commands! {
    /// Everything that the window needs to begin.
    start: Nothing => Start, Desk::start;
    /// Remembers settings.
    settings_put: Settings => Settings, Desk::settings_put;
    /// Makes a library and opens it; a dialog asks where unless the proposed place is taken. Null when the dialog was closed.
    library_create: LibraryCreate => MaybeLibrary, Desk::library_create;
    /// Opens a library that the user picks in a dialog. Null when the dialog was closed.
    library_open: Nothing => MaybeLibrary, Desk::library_open;
    /// The overview.
    overview: Nothing => Overview, Desk::overview;
    /// The catalogue.
    catalogue: Nothing => CatalogueView, Desk::catalogue;
    /// An indicator with its series.
    indicator: IndicatorRequest => IndicatorView, Desk::indicator;
    /// The observations of a series.
    series: SeriesRequest => SeriesView, Desk::series;
    /// Searches names, synonyms, codes and pinyin.
    search: SearchRequest => SearchHits, Desk::search;
    /// What can be chosen, given what is chosen.
    facets: FacetsRequest => Facets, Desk::facets;
    /// A spec that fits a selection.
    suggest: SuggestRequest => Suggestion, Desk::suggest;
    /// Draws a chart, with its table, or says why the basis lock refuses it.
    chart: ChartRequest => ChartView, Desk::chart;
    /// Where a figure of a chart comes from: file, sheet, cell, batch, and what it was computed from.
    figure_source: FigureSourceRequest => FigureSource, Desk::figure_source;
    /// How the figures of a selection were revised: first, latest, difference and all vintages of each period.
    revisions: RevisionsRequest => RevisionsView, Desk::revisions;
    /// The days on which the library learnt something: what an as-of day may be chosen from.
    vintage_dates: Nothing => VintageDates, Desk::vintage_dates;
    /// Keeps a chart in the library, pinned to the overview.
    chart_save: SaveChartRequest => SavedChart, Desk::chart_save;
    /// Takes a kept chart off.
    chart_remove: ChartRemoveRequest => Nothing, Desk::chart_remove;
    /// Where exports go, and how the file is called.
    export_defaults: ExportDefaultsRequest => ExportDefaults, Desk::export_defaults;
    /// Picks an export folder in a dialog. Null when the dialog was closed.
    export_folder: Nothing => MaybeToken, Desk::export_folder;
    /// Writes a chart as PNG, SVG, PDF or XLSX.
    export: ExportRequest => ExportReport, Desk::export;
    /// Writes many kept charts into a folder. A cancelled batch keeps what is written.
    export_all: ExportAllRequest => ExportAllReport, Desk::export_kept;
    /// Puts a chart on the clipboard as an image.
    copy: CopyRequest => Nothing, Desk::copy;
    /// Puts the figures of a chart on the clipboard as a table.
    copy_table: CopyTableRequest => Nothing, Desk::copy_table;
    /// Reads the chart that an exported file carries, and holds it against the library.
    reopen: ReopenRequest => Reopened, Desk::reopen;
    /// Draws a chart from the figures in its file.
    carried: CarriedRequest => ChartView, Desk::carried;
    /// The themes for paper, and which one is taken.
    themes: Nothing => Themes, Desk::themes_list;
    /// How a theme looks that isn't kept yet, and what is wrong with it.
    theme_look: ThemeLookRequest => ThemeLook, Desk::theme_look;
    /// Keeps a theme.
    theme_save: ThemeSaveRequest => Themes, Desk::theme_save;
    /// Takes a theme off.
    theme_remove: ThemeRequest => Themes, Desk::theme_remove;
    /// Writes a theme as a file.
    theme_export: ThemeExportRequest => ExportReport, Desk::theme_export;
    /// Takes in themes from files picked in a dialog.
    theme_import: Nothing => Themes, Desk::theme_import;
    /// Picks a logo in a dialog. Null when the dialog was closed.
    theme_logo: Nothing => MaybeLogo, Desk::theme_logo;
    /// The installed families that can set Chinese.
    fonts: Nothing => FontFamilies, Desk::font_families;
    /// Picks files to import in a dialog. Empty when the dialog was closed.
    import_choose: Nothing => Tokens, Desk::import_choose;
    /// Reads a file and shows what an import would do; writes nothing.
    import_preview: ImportRequest => ImportPreview, Desk::import_preview;
    /// Imports a file.
    import_commit: ImportRequest => ImportDone, Desk::import_commit;
    /// Reads a press text and shows what an import would do; writes nothing.
    text_preview: TextRequest => TextPreview, Desk::text_preview;
    /// Imports a press text.
    text_commit: TextRequest => ImportDone, Desk::text_commit;
    /// Picks a folder to import in a dialog. Null when the dialog was closed.
    folder_choose: Nothing => MaybeToken, Desk::folder_choose;
    /// Imports all files of a folder, each whole or not at all.
    folder_import: FolderRequest => FolderReport, Desk::folder_import;
    /// The recipes of the library.
    recipes: Nothing => Recipes, Desk::recipes;
    /// Takes a recipe off.
    recipe_remove: RecipeRequest => Recipes, Desk::recipe_remove;
    /// Writes a recipe as a file.
    recipe_export: RecipeExportRequest => ExportReport, Desk::recipe_export;
    /// Takes in recipes from files picked in a dialog.
    recipe_import: Nothing => Recipes, Desk::recipe_import;
    /// Watches a folder picked in a dialog: new files wait for a glance, or go in by themselves when nothing is in doubt.
    watch_start: Nothing => WatchState, Desk::watch_start;
    /// Watches no folder any more.
    watch_stop: Nothing => WatchState, Desk::watch_stop;
    /// The folder that is watched, and what waits in it.
    watch: Nothing => WatchState, Desk::watch;
    /// Cancels a job.
    job_cancel: JobRequest => Nothing, Desk::job_cancel;
    /// The import history.
    history: Nothing => History, Desk::history;
    /// What the library would answer if a batch were taken back; writes nothing.
    undo_preview: UndoRequest => UndoReport, Desk::undo_preview;
    /// Takes a batch back by a batch of its own; an undo undone is a redo.
    undo: UndoRequest => UndoReport, Desk::undo;
    /// Checks the library's file, batch by batch.
    check: Nothing => CheckReport, Desk::check;
}

/// Reads the request, runs the handler off the async threads, writes the response.
async fn run<Q, R>(desk: &Desk, body: Value, handler: fn(&Desk, Q) -> Result<R, Failure>) -> Result<Value, WireError>
where
    Q: DeserializeOwned + Send + 'static,
    R: Serialize + Send + 'static,
{
    let request: Q = serde_json::from_value(body).map_err(|error| Failure::RequestInvalid {
        message: error.to_string(),
    })?;
    let desk = desk.clone();
    let answer = tokio::task::spawn_blocking(move || handler(&desk, request))
        .await
        .map_err(|error| Failure::Internal {
            message: error.to_string(),
        })?;
    let response = answer.map_err(WireError::from)?;
    serde_json::to_value(response).map_err(|error| {
        Failure::Internal {
            message: error.to_string(),
        }
        .into()
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::{NoWindow, Places};

    /// Writes the contract beside the types that ts-rs writes.
    #[test]
    fn export_bindings_commands() {
        let Some(folder) = std::env::var_os("TS_RS_EXPORT_DIR") else {
            return;
        };
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("Commands.ts"), typescript()).unwrap();
    }

    /// A request for every command, on a library with the sample; what a command without a window refuses is named.
    fn fixture(name: &str, file: &str, folder: &str, picture: &str) -> (Value, Option<ErrorCode>) {
        let gdp = json!({ "indicators": ["地区生产总值"], "regions": ["广州市"], "periods": ["2020年前三季度"] });
        let level =
            json!({ "indicators": ["GDP"], "regions": ["440100"], "periods": ["2020年前三季度"], "measure": "level" });
        let spec = json!({ "version": 1, "form": "columns", "layers": [level], "x": "sector" });
        let size = json!({ "width": 156.0, "height": 97.0 });
        let style = json!({ "format": "png", "size": size, "dpi": 72 });
        match name {
            "undo_preview" | "undo" => (json!({ "batch": "1", "reason": "误导入" }), None),
            "settings_put" => (
                json!({ "language": "en", "appearance": "dark", "city": "440100" }),
                None,
            ),
            "library_create" => (json!({ "sample": false, "here": true }), None),
            "indicator" => (json!({ "indicator": "GDP" }), None),
            "series" => (json!({ "series": 1 }), None),
            "search" => (json!({ "words": "gzs" }), None),
            "facets" | "suggest" => (json!({ "selection": gdp }), None),
            "chart" => (json!({ "spec": spec, "size": size }), None),
            "figure_source" => (
                json!({ "spec": spec, "series": "0|GDP|440100||cumulative|level|current|亿元|2020-01-01/P9M", "category": "secondary" }),
                None,
            ),
            "revisions" => (json!({ "selection": gdp, "all": true }), None),
            "chart_save" => (json!({ "spec": spec, "title": "三次产业" }), None),
            "chart_remove" => (json!({ "id": "none" }), None),
            "export_defaults" => (json!({ "spec": spec }), None),
            "export" => (
                json!({ "spec": spec, "style": style, "folder": folder, "name": "图" }),
                None,
            ),
            "export_all" => (json!({ "style": style, "folder": folder, "job": "j4" }), None),
            "copy_table" => (json!({ "spec": spec }), Some(ErrorCode::ClipboardFailed)),
            "reopen" => (json!({ "file": picture }), None),
            "carried" => (json!({ "file": picture, "size": size }), None),
            "copy" => (
                json!({ "spec": spec, "size": size, "dpi": 96 }),
                Some(ErrorCode::ClipboardFailed),
            ),
            "import_preview" | "import_commit" => (json!({ "file": file, "job": "j1" }), None),
            "text_preview" | "text_commit" => {
                (json!({ "text": "2021年末，广州市上云企业2000家。", "job": "j3" }), None)
            }
            "folder_import" => (json!({ "folder": folder, "job": "j2" }), None),
            "recipe_export" => (json!({ "name": "月报", "folder": folder }), None),
            "recipe_remove" => (json!({ "name": "年报" }), None),
            "theme_look" => (
                json!({ "house": { "suishu_theme": 1, "name": "本局", "base": "bulletin" }, "size": size }),
                None,
            ),
            "theme_save" => (
                json!({ "house": { "suishu_theme": 1, "name": "本局", "base": "bulletin", "own": "#C8102E" } }),
                None,
            ),
            // The table comes to it after the theme was kept.
            "theme_remove" => (json!({ "name": "无此主题" }), Some(ErrorCode::ThemeUnknown)),
            "theme_export" => (json!({ "name": "本局", "folder": folder }), None),
            "job_cancel" => (json!({ "job": "j1" }), None),
            _ => (json!({}), None),
        }
    }

    #[tokio::test]
    async fn every_command_answers_its_fixture() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::below(folder.path());
        let desk = Desk::new(places, Arc::new(NoWindow)).unwrap();
        desk.new_library(&folder.path().join("sample.suishu"), true).unwrap();
        let csv = folder.path().join("new.csv");
        std::fs::write(
            &csv,
            "指标,地区,时期,口径,度量,数值,单位\n上云企业数,广州市,2021年末,期末,绝对量,3000,家\n",
        )
        .unwrap();
        for name in ["月报", "年报"] {
            let recipe = suishu_store::SavedRecipe {
                name: name.to_owned(),
                saved_at: "2026-11-24T08:00:00Z".to_owned(),
                json: "{}".to_owned(),
            };
            desk.open().unwrap().library().put_recipe(&recipe).unwrap();
        }
        let file = desk.tokens().issue(&csv).id;
        let out = folder.path().join("out");
        std::fs::create_dir(&out).unwrap();
        // The command `export` comes before those that read its file.
        let picture = desk.tokens().issue(&out.join("图.png")).id;
        let out = desk.tokens().issue(&out).id;
        for name in NAMES
            .iter()
            .filter(|name| **name != "library_create")
            .chain(["library_create"].iter())
        {
            let (request, refused) = fixture(name, &file, &out, &picture);
            match (dispatch(&desk, name, request).await, refused) {
                (Ok(_), None) => {}
                (Err(error), Some(code)) => assert_eq!(error.code, code, "{name} says why: {error:?}"),
                (answer, refused) => panic!("{name} answers {answer:?}, not {refused:?}"),
            }
        }
        let unknown = dispatch(&desk, "format_disk", json!({})).await.unwrap_err();
        assert_eq!(
            unknown.code,
            ErrorCode::RequestInvalid,
            "only what is in the table is done"
        );
        let overfull = dispatch(&desk, "search", json!({ "words": "x", "path": "/etc/passwd" }))
            .await
            .unwrap_err();
        assert_eq!(
            overfull.code,
            ErrorCode::RequestInvalid,
            "a field that isn't in the contract is refused"
        );
    }
}
