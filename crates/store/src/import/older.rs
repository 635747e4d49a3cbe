//! What is known of a key before a figure of it comes in, and what that makes of the figure.

use suishu_domain::{Date, Figure};

use crate::StoreError;
use crate::insert::Said;
use crate::observation::{Outcome, read_figure};
use crate::vintage::{Rank, is_published};

/// What the library and this import have on a key.
#[derive(Debug, Default)]
pub(super) struct Older {
    /// Any vintage at all, of an earlier batch.
    pub(super) any: bool,
    /// The newest vintage of the same kind up to our own date.
    pub(super) newest: Option<(Rank, Said)>,
    /// The same key in this import.
    pub(super) ours: Option<Said>,
}

impl Older {
    /// Takes in one vintage of the key; `our` is the rank of the figure that is coming.
    pub(super) fn take(&mut self, found: Said, our: Rank, date: Date) {
        if found.batch == our.batch {
            self.ours = Some(found);
            return;
        }
        self.any = true;
        let rank = Rank {
            published: is_published(found.status),
            date,
            batch: found.batch,
        };
        if rank.published == our.published
            && rank < our
            && self.newest.as_ref().is_none_or(|(newest, _)| rank > *newest)
        {
            self.newest = Some((rank, found));
        }
    }
}

impl Said {
    /// Whether the figure that comes says the same as this one: number (trailing zeros aside), qualifier and status. A source
    /// that is silent on the status doesn't take back what another one said of it.
    pub(super) fn same_as(&self, coming: &Self) -> Result<bool, StoreError> {
        Ok(self.qualifier == coming.qualifier
            && (coming.status.is_none() || self.status == coming.status)
            && read_figure(self.figure)?.same_as(&read_figure(coming.figure)?))
    }
}

/// The outcome of a key that came already in this import.
pub(super) fn against_itself(first: &Said, second: &Said) -> Result<Outcome, StoreError> {
    let before: Figure = read_figure(first.figure)?;
    let same = first.qualifier == second.qualifier && before.same_as(&read_figure(second.figure)?);
    Ok(if same {
        Outcome::Twice
    } else {
        Outcome::Contradicts { before }
    })
}
