//! Edits by hand. Each is a batch like any other: it has a reason, can be traced and can be taken back.

mod correct;
mod event;
mod exchange;

pub use self::exchange::{EVENT_COLUMNS, TARGET_COLUMNS};

use suishu_store::BatchDraft;

use crate::error::Failure;

/// What a batch of an edit by hand is called among the kinds.
pub(crate) const KIND: &str = "correction";

/// What stands in the place of a file's name.
const NAME: &str = "手工更正";

/// The batch of an edit.
///
/// # Errors
/// Without a reason: nobody could judge the edit later.
fn batch(reason: &str, now: String) -> Result<BatchDraft, Failure> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(refused("reason", "请写明更正的理由。", "Say why it is edited."));
    }
    Ok(BatchDraft {
        kind: KIND.to_owned(),
        file_name: NAME.to_owned(),
        imported_at: now,
        note: Some(reason.to_owned()),
        ..BatchDraft::default()
    })
}

fn refused(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::EditRefused {
        code,
        zh: zh.into(),
        en: en.into(),
    }
}
