//! The sentences for findings and errors, from the same two catalogues as the window's.

use std::fmt::Write as _;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use suishu_domain::{Finding, Likeness};
use suishu_ingest::Reason;

use crate::wire::{Language, WireError};

const CHINESE: &str = include_str!("../../../data/locales/zh-CN.ftl");
const ENGLISH: &str = include_str!("../../../data/locales/en.ftl");

/// The sentences of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of this language.
    pub fn new(language: Language) -> Self {
        let (tag, text) = match language {
            Language::Chinese => ("zh-CN", CHINESE),
            Language::English => ("en", ENGLISH),
        };
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        // Isolation marks (U+2068) would land in files and on terminals.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            tracing::error!(?errors, "the catalogue of sentences has faults");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(?errors, "the catalogue of sentences has doubles");
        }
        Self { bundle }
    }

    /// The language of the environment: Chinese where `LC_ALL`, `LC_MESSAGES` or `LANG` says so, else English.
    pub fn of_environment() -> Self {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self::new(if named.is_some_and(|name| name.starts_with("zh")) {
            Language::Chinese
        } else {
            Language::English
        })
    }

    /// A finding on one line: its place, its sentence, the text seen, what would help.
    pub fn finding(&self, finding: &Finding) -> String {
        let sentence = self.say(&id("finding", finding.code.code()), &FluentArgs::new());
        let mut text = format!("{:?}", finding.severity).to_lowercase();
        if finding.place.line > 0 {
            let _ = write!(text, " {}", finding.place);
        }
        let _ = write!(text, " [{}] {sentence}", finding.code.code());
        if !finding.raw.is_empty() {
            let _ = write!(text, " “{}”", finding.raw);
        }
        if let Some(suggestion) = &finding.suggestion {
            let _ = write!(text, " → {suggestion}");
        }
        text
    }

    /// A reason of the recogniser on one line: its place, its sentence, the text it rests on.
    pub fn reason(&self, reason: &Reason) -> String {
        let mut text = self.say(&id("reason", reason.code.code()), &FluentArgs::new());
        if !reason.text.is_empty() {
            let _ = write!(text, " “{}”", reason.text);
        }
        if reason.place.line > 0 {
            let _ = write!(text, " ({})", reason.place);
        }
        text
    }

    /// Why a name may mean an entry of the catalogue.
    pub fn likeness(&self, likeness: Likeness) -> String {
        self.say(&id("likeness", likeness.code()), &FluentArgs::new())
    }

    /// The sentence of an error.
    pub fn error(&self, error: &WireError) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &error.details {
            args.set(name.clone(), value.clone());
        }
        self.say(&id("error", error.code.code()), &args)
    }

    /// That a chart names a theme which this machine lacks.
    pub fn theme_lacking(&self, name: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("name", name.to_owned());
        self.say("export-theme-lacking", &args)
    }

    fn say(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned()
    }
}

/// The id of a sentence: `finding-value-unreadable`.
fn id(kind: &str, code: &str) -> String {
    format!("{kind}-{}", code.replace(['.', '_'], "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{ErrorCode, FormReason};
    use suishu_domain::{FindingCode, Place};
    use suishu_ingest::ReasonCode;

    #[test]
    fn every_code_has_a_sentence_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            let words = Words::new(language);
            for code in FindingCode::ALL {
                let said = words.finding(&Finding::new(*code, Place::file(), ""));
                assert!(
                    !said.contains("finding-"),
                    "{language:?} has no sentence for {}",
                    code.code()
                );
            }
            for code in ReasonCode::ALL {
                let said = words.reason(&Reason {
                    code: *code,
                    text: String::new(),
                    place: Place::file(),
                });
                assert!(
                    !said.starts_with("reason-"),
                    "{language:?} has no sentence for {}",
                    code.code()
                );
            }
            for likeness in Likeness::ALL {
                assert!(
                    !words.likeness(likeness).starts_with("likeness-"),
                    "{language:?} has no sentence for {}",
                    likeness.code()
                );
            }
            for reason in FormReason::ALL {
                let said = words.say(&id("form-why", reason.code()), &FluentArgs::new());
                assert!(
                    !said.starts_with("form-why-"),
                    "{language:?} has no sentence for {}",
                    reason.code()
                );
            }
            for code in ErrorCode::ALL {
                let error = WireError {
                    code: *code,
                    message: String::new(),
                    details: std::collections::BTreeMap::new(),
                };
                let said = words.error(&error);
                assert!(
                    !said.starts_with("error-"),
                    "{language:?} has no sentence for {}",
                    code.code()
                );
            }
        }
    }
}
