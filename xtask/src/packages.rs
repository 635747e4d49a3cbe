//! System packages that the window and its tests stand on. Only Debian and its kin are installed by us; elsewhere one
//! message says what is needed. Knows package names and apt-get; nothing of what is built with them.

use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

/// To compile and to open the window.
const BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// To drive the real window without a display.
const WINDOW_TESTS: &[&str] = &["xvfb", "webkit2gtk-driver", "dbus-x11"];

/// What the coming task needs.
#[derive(Clone, Copy)]
pub(crate) enum Need {
    /// Compile and open the window.
    Build,
    /// The same, and drive the window in tests.
    Tests,
}

/// Sees to it that the packages are there: installs them where it may, else fails with the command to type.
/// Windows and macOS bring their own web view; there is nothing to do.
pub(crate) fn ensure(need: Need) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted: Vec<&str> = match need {
        Need::Build => BUILD.to_vec(),
        Need::Tests => [BUILD, WINDOW_TESTS].concat(),
    };
    if process::find("dpkg-query").is_none() || process::find("apt-get").is_none() {
        return elsewhere(need);
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(privilege) = privilege() else {
        bail!(
            "these packages are missing: {0}\nInstall them and start again:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends {0}",
            missing.join(" ")
        );
    };
    eprintln!("installing {}", missing.join(" "));
    process::run(&mut apt(privilege, &["update", "-qq"]))?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(missing);
    process::run(&mut apt(privilege, &install))
}

fn installed(package: &str) -> bool {
    let status = process::program("dpkg-query", ["-W", "-f=${db:Status-Status}", package]).output();
    status.is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

/// How apt-get may be run.
#[derive(Clone, Copy)]
enum Privilege {
    Root,
    /// `sudo` that asks for no password.
    Sudo,
}

fn privilege() -> Option<Privilege> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() == b"0" {
        return Some(Privilege::Root);
    }
    process::succeeds(&mut process::program("sudo", ["-n", "true"])).then_some(Privilege::Sudo)
}

fn apt(privilege: Privilege, args: &[&str]) -> Command {
    let mut command = match privilege {
        Privilege::Root => process::program("env", ["DEBIAN_FRONTEND=noninteractive", "apt-get"]),
        Privilege::Sudo => process::program("sudo", ["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]),
    };
    command.args(args);
    command
}

/// Another Linux: ask for the things themselves instead of Debian's names.
fn elsewhere(need: Need) -> Result<()> {
    let mut missing = Vec::new();
    if process::find("cc").is_none() {
        missing.push("a C compiler");
    }
    if !process::succeeds(&mut process::program("pkg-config", ["--exists", "webkit2gtk-4.1"])) {
        missing.push("pkg-config and the development files of webkit2gtk 4.1");
    }
    if matches!(need, Need::Tests) {
        for (program, name) in [
            ("Xvfb", "Xvfb"),
            ("WebKitWebDriver", "WebKitWebDriver"),
            ("dbus-run-session", "dbus-run-session"),
        ] {
            if process::find(program).is_none() {
                missing.push(name);
            }
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "missing on this system: {}. Install them with its package manager and start again; on Debian they are\n  apt-get install {} {}",
        missing.join(", "),
        BUILD.join(" "),
        WINDOW_TESTS.join(" ")
    )
}
