//! What the use cases need of the desktop: dialogs, the clipboard, events to the window.

use std::path::PathBuf;

use suishu_api::Host;
use suishu_api::wire::Event;
use tauri::image::Image;
use tauri::{AppHandle, Emitter as _, Url};
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use tauri_plugin_dialog::{DialogExt as _, FilePath};

/// The label of the one window.
pub(crate) const WINDOW: &str = "main";
/// The name under which the window hears the program.
pub(crate) const EVENT: &str = "suishu";

/// The desktop around the use cases.
pub(crate) struct Shell {
    app: AppHandle,
}

impl Shell {
    pub(crate) fn new(app: AppHandle) -> Self {
        Self { app }
    }

    /// Files of JSON, under a title of the dialog.
    fn choose_json(&self, title: &str) -> Vec<PathBuf> {
        let dialog = self.app.dialog().file().set_title(title);
        paths(dialog.add_filter("JSON", &["json"]).blocking_pick_files())
    }
}

impl Host for Shell {
    fn choose_files(&self) -> Vec<PathBuf> {
        let dialog = self
            .app
            .dialog()
            .file()
            .set_title("导入 Import")
            .add_filter(
                "CSV, TSV, XLS, XLSX, ODS",
                &["csv", "tsv", "txt", "xls", "xlsx", "xlsm", "xlsb", "ods", "gz"],
            )
            .add_filter("*", &["*"]);
        paths(dialog.blocking_pick_files())
    }

    fn choose_import_folder(&self) -> Option<PathBuf> {
        self.app
            .dialog()
            .file()
            .set_title("选择文件夹 Choose folder")
            .blocking_pick_folder()
            .and_then(path)
    }

    fn choose_recipes(&self) -> Vec<PathBuf> {
        self.choose_json("导入模板 Import recipes")
    }

    fn choose_themes(&self) -> Vec<PathBuf> {
        self.choose_json("导入主题 Import themes")
    }

    fn choose_logo(&self) -> Option<PathBuf> {
        self.app
            .dialog()
            .file()
            .set_title("选择标志 Choose logo")
            .add_filter("PNG, SVG", &["png", "svg"])
            .blocking_pick_file()
            .and_then(path)
    }

    fn choose_library(&self) -> Option<PathBuf> {
        self.app
            .dialog()
            .file()
            .set_title("打开资料库 Open library")
            .add_filter("suishu", &["suishu"])
            .blocking_pick_file()
            .and_then(path)
    }

    fn choose_new_library(&self, proposed: PathBuf) -> Option<PathBuf> {
        let mut dialog = self
            .app
            .dialog()
            .file()
            .set_title("新建资料库 New library")
            .add_filter("suishu", &["suishu"]);
        if let (Some(folder), Some(name)) = (proposed.parent(), proposed.file_name()) {
            dialog = dialog.set_directory(folder).set_file_name(name.to_string_lossy());
        }
        let chosen = dialog.blocking_save_file().and_then(path)?;
        Some(if chosen.extension().is_some() {
            chosen
        } else {
            chosen.with_extension("suishu")
        })
    }

    fn choose_folder(&self, proposed: PathBuf) -> Option<PathBuf> {
        self.app
            .dialog()
            .file()
            .set_title("导出到 Export to")
            .set_directory(proposed)
            .blocking_pick_folder()
            .and_then(path)
    }

    fn copy_image(&self, rgba: Vec<u8>, width: u32, height: u32) -> Result<(), String> {
        self.app
            .clipboard()
            .write_image(&Image::new_owned(rgba, width, height))
            .map_err(|error| error.to_string())
    }

    fn copy_table(&self, html: String, text: String) -> Result<(), String> {
        self.app
            .clipboard()
            .write_html(html, Some(text))
            .map_err(|error| error.to_string())
    }

    fn tell(&self, event: Event) {
        if let Err(error) = self.app.emit_to(WINDOW, EVENT, event) {
            tracing::warn!(%error, "the window didn't hear");
        }
    }
}

fn paths(chosen: Option<Vec<FilePath>>) -> Vec<PathBuf> {
    chosen.into_iter().flatten().filter_map(path).collect()
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}

/// Whether an address is the program's own page: `tauri://localhost`, on Windows `http://tauri.localhost`.
pub(crate) fn is_own_page(address: &Url) -> bool {
    let host = address.host_str();
    match address.scheme() {
        "tauri" => host == Some("localhost"),
        "http" | "https" => cfg!(any(windows, target_os = "android")) && host == Some("tauri.localhost"),
        _ => false,
    }
}
