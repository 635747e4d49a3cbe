//! What is printed: words for people on stdout and stderr, or the machine form on stdout.

use std::io::{self, Write as _};

use serde::Serialize;
use suishu_api::wire::WireError;
use suishu_api::words::Words;

/// Where answers go.
pub(crate) struct Output {
    json: bool,
    /// The sentences of this user's language.
    pub(crate) words: Words,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self {
            json,
            words: Words::of_environment(),
        }
    }

    /// Whether the machine form is asked for.
    pub(crate) const fn is_json(&self) -> bool {
        self.json
    }

    /// Prints an answer: as one line of JSON, or in words.
    pub(crate) fn answer(&self, machine: &impl Serialize, human: impl FnOnce() -> String) {
        if self.json {
            Self::line(&serde_json::to_string(machine).unwrap_or_default());
        } else {
            Self::line(human().trim_end());
        }
    }

    /// Prints a line on stdout. A reader that went away (`| head`) is no error.
    pub(crate) fn line(text: &str) {
        let _ = writeln!(io::stdout().lock(), "{text}");
    }

    /// Says something beside the answer.
    pub(crate) fn say(text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Warns of a theme that a chart names and this machine lacks.
    pub(crate) fn theme_lacking(&self, name: &str) {
        Self::say(&format!("suishu: {}", self.words.theme_lacking(name)));
    }

    /// Prints the wire error: on stdout in the machine form, else its sentence on stderr.
    pub(crate) fn error(&self, error: &WireError) {
        if self.json {
            Self::line(&serde_json::to_string(error).unwrap_or_default());
        } else {
            Self::say(&format!(
                "suishu: {}\n        [{}] {}",
                self.words.error(error),
                error.code.code(),
                error.message
            ));
        }
    }

    /// Says that this version doesn't do it yet.
    pub(crate) fn not_yet(what: &str) {
        Self::say(&format!("suishu: {what}: not yet in this version"));
    }
}
