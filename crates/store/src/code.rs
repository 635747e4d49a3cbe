//! The small integers that stand for code lists in the library file, and nothing else.
//!
//! They are part of the file format: a number never changes its meaning, new codes get new numbers. 0 and 1 cost no byte in
//! SQLite's records, so the commonest codes have them.

use suishu_domain::{Basis, Confidentiality, Kind, Measure, MissingReason, PriceBasis, Qualifier, Status};

use crate::StoreError;

/// A code list with its numbers in the file.
pub(crate) trait StoredCode: Copy + Sized {
    /// Name of the list, for messages.
    const LIST: &'static str;

    /// The number in the file.
    fn number(self) -> i64;

    /// The code of a number; `None` when no code has it.
    fn from_number(number: i64) -> Option<Self>;

    /// The code of a number that was read from the file.
    fn read(number: i64) -> Result<Self, StoreError> {
        Self::from_number(number).ok_or(StoreError::CodeUnknown {
            list: Self::LIST,
            number,
        })
    }
}

macro_rules! stored_codes {
    ($($list:ident { $($code:ident = $number:literal),+ })+) => {$(
        impl StoredCode for $list {
            const LIST: &'static str = stringify!($list);

            fn number(self) -> i64 {
                match self { $(Self::$code => $number),+ }
            }

            fn from_number(number: i64) -> Option<Self> {
                match number { $($number => Some(Self::$code),)+ _ => None }
            }
        }
    )+};
}

stored_codes! {
    Basis { Single = 0, Cumulative = 1, End = 2, Average = 3 }
    Measure {
        Level = 0, YearOnYear = 1, QuarterOnQuarter = 2, MonthOnMonth = 3, Share = 4, ContributionPoints = 5,
        ContributionShare = 6, Index = 7
    }
    Status { Final = 0, Provisional = 1, Estimated = 2, Forecast = 3, Break = 4 }
    Qualifier { Exact = 0, About = 1, Over = 2, Under = 3 }
    Confidentiality { Public = 0, Internal = 1, Secret = 2 }
    MissingReason { NotPublished = 0, Suppressed = 1, NotApplicable = 2, Missing = 3 }
    Kind { Flow = 0, Stock = 1, Rate = 2, Event = 3 }
    PriceBasis { Current = 1, Constant = 2, Comparable = 3 }
}

/// Where prices play no part. A number and not NULL, since NULLs are never equal in a UNIQUE key.
pub(crate) const NO_PRICE_BASIS: i64 = 0;

/// The number of a price basis, or of its absence.
pub(crate) fn price_basis_number(price_basis: Option<PriceBasis>) -> i64 {
    price_basis.map_or(NO_PRICE_BASIS, StoredCode::number)
}

/// The price basis of a number from the file.
pub(crate) fn read_price_basis(number: i64) -> Result<Option<PriceBasis>, StoreError> {
    if number == NO_PRICE_BASIS {
        Ok(None)
    } else {
        PriceBasis::read(number).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: StoredCode + PartialEq + std::fmt::Debug>(codes: &[T]) {
        for &code in codes {
            assert_eq!(
                T::from_number(code.number()),
                Some(code),
                "a code must come back from its number"
            );
        }
    }

    #[test]
    fn every_code_comes_back_from_its_number() {
        check(Basis::ALL);
        check(Measure::ALL);
        check(Status::ALL);
        check(Qualifier::ALL);
        check(Confidentiality::ALL);
        check(MissingReason::ALL);
        check(Kind::ALL);
        check(PriceBasis::ALL);
        assert_eq!(Basis::from_number(9), None, "a number without a code is none");
    }
}
