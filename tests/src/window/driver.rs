//! WebKitWebDriver with a session bus of its own: the bus keeps the single-instance lock of the product apart from any
//! other window, of another test or of the person at this machine.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::display::Display;
use super::process::Group;
use crate::Workbench;

/// A bus that starts nothing: with the system's configuration the first program on it would wake the desktop portal, whose
/// file system under the runtime folder outlives the test and makes its removal hang.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A running driver.
pub(super) struct Driver {
    port: u16,
    _group: Group,
}

impl Driver {
    #[track_caller]
    pub(super) fn start(bench: &Workbench, display: &Display) -> Self {
        let port = free_port();
        let mut command = Command::new("dbus-run-session");
        let bus = bench.file("bus.conf", BUS);
        command
            .arg("--config-file")
            .arg(bus)
            .args(["--", "WebKitWebDriver", &format!("--port={port}")]);
        command.env_clear().envs(bench.environment());
        command.env("DISPLAY", display.name()).env("GDK_BACKEND", "x11");
        command
            // Without the DMABUF renderer, which the program switches off by itself, WebKitGTK 2.50 never answers a screenshot
            // of a page that was idle for some seconds. The value of the environment wins.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "0")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        // No accessibility bus, no portal, no virtual file systems: none is there, and looking for them takes seconds.
        command
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_USE_PORTAL", "0")
            .env("GTK_A11Y", "none")
            .env("GIO_USE_VFS", "local")
            .env("LIBGL_ALWAYS_SOFTWARE", "1");
        let group = Group::start(&mut command, Stdio::null());
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "WebKitWebDriver did not take connections"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { port, _group: group }
    }

    /// Starts the program in a session.
    pub(super) async fn open(&self, program: &Path, args: &[String]) -> Client {
        let mut capabilities = Capabilities::new();
        capabilities.insert(
            "webkitgtk:browserOptions".into(),
            json!({ "binary": program, "args": args }),
        );
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{}", self.port);
        builder
            .connect(&address)
            .await
            .unwrap_or_else(|error| panic!("{} did not open: {error}", program.display()))
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("the port's number").port()
}
