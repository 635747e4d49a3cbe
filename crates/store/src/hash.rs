//! What a batch's hash is made of. It must come out the same in every library, in every order of rows.
//!
//! A row's digest is SHA-256 over a block for the series and the row's canonical bytes; a batch's is the sum of its rows'
//! digests modulo 2²⁵⁶, so that order plays no part and a row that stands twice counts twice. The encoding is injective: every
//! field has a fixed width, or a length before it. Numbers are little-endian.
//!
//! Row numbers of dictionaries never go in, only what they stand for. The layout is part of the file format.

use sha2::{Digest as _, Sha256};
use suishu_domain::SeriesKey;

/// A SHA-256.
pub(crate) type Digest = [u8; 32];

/// Says what a digest is of, so that digests of different things never meet.
const SERIES_TAG: [u8; 32] = *b"suishu series 1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
const ROW_TAG: [u8; 32] = *b"suishu observation 1\0\0\0\0\0\0\0\0\0\0\0\0";
const TEXT_TAG: [u8; 32] = *b"suishu text 1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// The value of a row in the form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoredFigure {
    /// `mantissa` × 10^-`scale`.
    Number { mantissa: i64, scale: u8 },
    /// Number of the reason.
    Missing { reason: u8 },
}

/// One observation in the numbers of the file, its shared texts as `T`: with their digests the row that is hashed, with row
/// number and digest the row that is written. So what is hashed is what is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CanonicalRow<'a, T> {
    pub(crate) start: i32,
    pub(crate) span: i32,
    pub(crate) figure: StoredFigure,
    pub(crate) qualifier: u8,
    pub(crate) status: Option<u8>,
    pub(crate) confidentiality: u8,
    pub(crate) raw: Option<&'a str>,
    pub(crate) source: Option<T>,
    pub(crate) note: Option<T>,
    pub(crate) sheet: Option<T>,
    pub(crate) line: i64,
    pub(crate) column: u32,
}

/// The state of SHA-256 after a series' block: one whole block, so that a row without texts costs one more.
#[derive(Debug, Clone)]
pub(crate) struct SeriesHash(Sha256);

impl SeriesHash {
    pub(crate) fn of(key: &SeriesKey) -> Self {
        Self(Sha256::new().chain_update(ROW_TAG).chain_update(series_digest(key)))
    }

    /// Digest of one row of the series.
    pub(crate) fn row<T: AsRef<[u8]>>(&self, row: &CanonicalRow<'_, T>) -> Digest {
        let (kind, value, scale) = match row.figure {
            StoredFigure::Number { mantissa, scale } => (0, mantissa, scale),
            StoredFigure::Missing { reason } => (1, 0, reason),
        };
        let present = [
            row.raw.is_some(),
            row.source.is_some(),
            row.note.is_some(),
            row.sheet.is_some(),
        ];
        let mut fixed = [0_u8; 34];
        fixed[0..4].copy_from_slice(&row.start.to_le_bytes());
        fixed[4..8].copy_from_slice(&row.span.to_le_bytes());
        fixed[8] = kind;
        fixed[9..17].copy_from_slice(&value.to_le_bytes());
        fixed[17] = scale;
        fixed[18] = row.qualifier;
        fixed[19] = row.status.unwrap_or(u8::MAX);
        fixed[20] = row.confidentiality;
        fixed[21] = present.iter().rev().fold(0, |bits, &is| bits << 1 | u8::from(is));
        fixed[22..30].copy_from_slice(&row.line.to_le_bytes());
        fixed[30..34].copy_from_slice(&row.column.to_le_bytes());
        let mut hash = self.0.clone();
        hash.update(fixed);
        if let Some(raw) = row.raw {
            put_text(&mut hash, raw);
        }
        for digest in [&row.source, &row.note, &row.sheet].into_iter().flatten() {
            hash.update(digest.as_ref());
        }
        hash.finalize().into()
    }
}

/// Digest of a series' key: codes and words, never row numbers.
fn series_digest(key: &SeriesKey) -> Digest {
    let mut hash = Sha256::new().chain_update(SERIES_TAG);
    for text in [&key.indicator, &key.region, &key.sector] {
        put_text(&mut hash, text);
    }
    put_text(&mut hash, key.basis.code());
    put_text(&mut hash, key.measure.code());
    put_text(&mut hash, key.price_basis.map_or("", suishu_domain::PriceBasis::code));
    put_text(&mut hash, &key.unit.to_string());
    hash.finalize().into()
}

/// Digest of a shared text.
pub(crate) fn text_digest(text: &str) -> Digest {
    Sha256::new()
        .chain_update(TEXT_TAG)
        .chain_update(text)
        .finalize()
        .into()
}

/// Puts a text with its length before it.
pub(crate) fn put_text(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

/// Puts a text or its absence.
pub(crate) fn put_optional(hash: &mut Sha256, text: Option<&str>) {
    hash.update([u8::from(text.is_some())]);
    if let Some(text) = text {
        put_text(hash, text);
    }
}

/// The running sum of a batch's row digests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct RowsHash([u64; 4]);

impl RowsHash {
    /// Adds a row's digest, modulo 2²⁵⁶.
    pub(crate) fn add(&mut self, digest: &Digest) {
        let mut carry = false;
        for (limb, bytes) in self.0.iter_mut().zip(digest.as_chunks::<8>().0) {
            let (sum, over) = limb.overflowing_add(u64::from_le_bytes(*bytes));
            let (sum, over_again) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = over || over_again;
        }
    }

    /// The sum as it stands in the file.
    pub(crate) fn to_bytes(self) -> Digest {
        let mut bytes = [0; 32];
        for (chunk, limb) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(self.0) {
            *chunk = limb.to_le_bytes();
        }
        bytes
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a String can't fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_carries_and_forgets_the_order() {
        let (high, one) = ([0xff_u8; 32], {
            let mut one = [0; 32];
            one[0] = 1;
            one
        });
        let mut sum = RowsHash::default();
        sum.add(&high);
        sum.add(&one);
        assert_eq!(
            sum,
            RowsHash::default(),
            "2^256 - 1 + 1 must be 0: the carry runs through all limbs"
        );
        let (mut ab, mut ba) = (RowsHash::default(), RowsHash::default());
        let (a, b) = (text_digest("a"), text_digest("b"));
        ab.add(&a);
        ab.add(&b);
        ba.add(&b);
        ba.add(&a);
        assert_eq!(ab.to_bytes(), ba.to_bytes(), "the order of rows must play no part");
        ab.add(&a);
        ab.add(&a);
        assert_ne!(ab, ba, "a pair of equal rows must not cancel out");
    }

    #[test]
    fn fields_that_move_between_neighbours_change_the_hash() {
        let pair = |a: &str, b: &str| {
            let mut hash = Sha256::new();
            put_text(&mut hash, a);
            put_text(&mut hash, b);
            Digest::from(hash.finalize())
        };
        assert_ne!(
            pair("ab", "c"),
            pair("a", "bc"),
            "texts must be told apart by their lengths"
        );
    }
}
