//! The desktop program: one window over the use cases of `suishu-api`.
//!
//! The shell knows Tauri and nothing of figures. It opens the window, passes commands on, shows dialogs, and hands over files
//! that were dropped, or named on the command line of a first or second start.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod paint;
mod shell;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use suishu_api::wire::{Event, WireError};
use suishu_api::{Desk, Places, absolute, commands};
use tauri::webview::NewWindowResponse;
use tauri::{DragDropEvent, Emitter as _, Manager as _, State, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use shell::{EVENT, Shell, WINDOW};

/// The one command: runs a command of the table.
#[tauri::command]
async fn call(desk: State<'_, Desk>, command: String, request: Value) -> Result<Value, WireError> {
    commands::dispatch(&desk, &command, request).await
}

fn main() {
    paint::prevent_white_window();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let files = files_of(arguments.into_iter().skip(1), Path::new(&folder));
            let desk: State<'_, Desk> = app.state();
            if !files.is_empty() {
                let files = files.iter().map(|file| desk.tokens().issue(file)).collect();
                let _ = app.emit_to(WINDOW, EVENT, Event::FilesArrived { files });
            }
            if let Some(window) = app.get_webview_window(WINDOW) {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(tauri::generate_handler![call])
        .setup(|app| {
            let desk = Desk::new(Places::of_user(), Arc::new(Shell::new(app.handle().clone())))?;
            let folder = std::env::current_dir().unwrap_or_default();
            desk.files_arrived(files_of(std::env::args().skip(1), &folder));
            app.manage(desk);
            let window = WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
                .title("穗数 Suishu")
                .inner_size(1280.0, 800.0)
                .min_inner_size(1024.0, 640.0)
                // The page stays the page: nothing that is clicked or dropped leads away from it.
                .on_navigation(shell::is_own_page)
                .on_new_window(|_, _| NewWindowResponse::Deny)
                .build()?;
            let events = app.handle().clone();
            window.on_window_event(move |event| {
                if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
                    let desk: State<'_, Desk> = events.state();
                    let files = paths.iter().map(|path| desk.tokens().issue(path)).collect();
                    let _ = events.emit_to(WINDOW, EVENT, Event::FilesArrived { files });
                }
            });
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => {
            tracing::error!(%error, "the window can't be opened");
            std::process::exit(1);
        }
    }
}

/// The files among the arguments of a start. Options of the webview's automation begin with a dash.
fn files_of(arguments: impl Iterator<Item = String>, folder: &Path) -> Vec<PathBuf> {
    arguments
        .filter(|argument| !argument.starts_with('-'))
        .map(|argument| absolute(folder.join(argument)))
        .collect()
}
