//! Builds the shell: the page's files, the capability, and the list of commands that a window may be granted.

use tauri_build::{AppManifest, Attributes};

fn main() {
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(AppManifest::new().commands(&["call"]));
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script has no other way to stop the build.
        println!("cargo::error={error:#}");
    }
}
