//! Press text (in work).
mod calendar;
mod clauses;
mod folded;
mod front;
mod place;
mod predicate;
mod quantity;
mod subject;
pub use folded::TextRange;
