//! What one official figure carries, and nothing else.
//!
//! This crate owns the words of the field: [`Period`], [`Basis`], [`Measure`], [`Unit`], [`SeriesKey`], [`Observation`],
//! [`Finding`]. It does no IO: it knows no file, no database, no chart and no window.

pub mod catalogue;
mod code_list;
mod codes;
pub mod finding;
pub mod holiday;
mod key;
pub mod name_match;
mod observation;
pub mod period;
pub mod selection;
pub mod unit;

pub use catalogue::{Catalogue, Indicator, Kind, Region, Sector};
pub use codes::{Basis, Confidentiality, Measure, MissingReason, PriceBasis, Qualifier, Status};
pub use finding::{Finding, FindingCode, Place, Severity};
pub use holiday::{Holiday, Holidays};
pub use jiff::civil::Date;
pub use key::{Code, SeriesKey};
pub use name_match::{Candidate, Likeness};
pub use observation::{Figure, Observation};
pub use period::{Period, PeriodReading, Span};
pub use rust_decimal::Decimal;
pub use selection::{Derivation, Selection};
pub use unit::Unit;
