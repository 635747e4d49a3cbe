//! A display without a screen: Xvfb on a number that it chooses itself, so that two of them never meet.

use std::io::{BufRead as _, BufReader};
use std::process::{ChildStdout, Command, Stdio};

use super::process::Group;

/// The size of the screen: the smallest that the design serves well.
const SCREEN: &str = "1280x800x24";

/// A running X server.
pub(super) struct Display {
    name: String,
    _server: Group,
    /// Kept open: the server ends when it can't write to it.
    _number: BufReader<ChildStdout>,
}

impl Display {
    #[track_caller]
    pub(super) fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            SCREEN,
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        let mut server = Group::start(&mut command, Stdio::piped());
        let mut number = BufReader::new(server.child().stdout.take().expect("Xvfb's stdout is a pipe"));
        let mut line = String::new();
        // The number is written once the server takes connections.
        number.read_line(&mut line).expect("Xvfb's display number");
        let line = line.trim();
        assert!(!line.is_empty(), "Xvfb ended before it took connections");
        Self {
            name: format!(":{line}"),
            _server: server,
            _number: number,
        }
    }

    /// The value of DISPLAY.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}
