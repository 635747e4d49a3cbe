//! What the program `suishu` answered: exit status, stdout, stderr, and the machine forms of the contract.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Exit status: done.
pub const DONE: i32 = 0;
/// Exit status: failed, with the wire error.
pub const FAILED: i32 = 1;
/// Exit status: wrong usage.
pub const USAGE: i32 = 2;
/// Exit status: the file was refused because of its findings, nothing written.
pub const REFUSED: i32 = 3;

/// One run of `suishu`.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The arguments, for messages.
    pub line: String,
    /// The exit status; −1 when a signal ended it.
    pub status: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Answer {
    /// Runs the command to its end.
    #[track_caller]
    pub fn of(command: &mut Command) -> Self {
        Self::with_input(command, "")
    }

    /// Runs the command to its end with this text on its standard input.
    #[track_caller]
    pub fn with_input(command: &mut Command, input: &str) -> Self {
        let args: Vec<_> = command
            .get_args()
            .map(|arg| arg.to_string_lossy().into_owned())
            .collect();
        let line = args.join(" ");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("suishu {line}: {error}"));
        // A program that reads nothing may end before everything is written; that is its right.
        let _ = child.stdin.take().expect("stdin is a pipe").write_all(input.as_bytes());
        let output = child
            .wait_with_output()
            .unwrap_or_else(|error| panic!("suishu {line}: {error}"));
        Self {
            line,
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).expect("suishu prints UTF-8"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The answer, when it ended with this status; else the test ends with everything that was said.
    #[track_caller]
    pub fn ended(self, status: i32, why: &str) -> Self {
        assert_eq!(
            self.status, status,
            "suishu {}: {why}\n--- stdout\n{}\n--- stderr\n{}",
            self.line, self.stdout, self.stderr
        );
        assert!(
            !self.stderr.contains("panicked at"),
            "suishu {} panicked:\n{}",
            self.line,
            self.stderr
        );
        self
    }

    /// The answer of a command that must succeed.
    #[track_caller]
    pub fn done(self) -> Self {
        self.ended(DONE, "the command must succeed")
    }

    /// The machine form.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!(
                "suishu {}: no JSON on stdout ({error}):\n{}\n--- stderr\n{}",
                self.line, self.stdout, self.stderr
            )
        })
    }

    /// The report on the only file of `import --json`, whether the answer is a list of reports or one.
    #[track_caller]
    pub fn report(&self) -> Value {
        match self.json() {
            Value::Array(reports) => {
                assert_eq!(reports.len(), 1, "suishu {}: one file, one report", self.line);
                reports[0].clone()
            }
            one => one,
        }
    }

    /// The rows of `--format csv`, each by column name.
    #[track_caller]
    pub fn rows(&self) -> Vec<BTreeMap<String, String>> {
        let text = self.stdout.strip_prefix('\u{feff}').unwrap_or(&self.stdout);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.deserialize().collect::<Result<_, _>>();
        rows.unwrap_or_else(|error| panic!("suishu {}: {error}\n{text}", self.line))
    }
}
