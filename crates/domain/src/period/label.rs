//! How a period is printed for people.

use super::Period;
use crate::Basis;

/// The Chinese label, as it stands under a chart or in a table: `2020年前三季度`, `2020年三季度`, `2020年9月末`, `2020年1—2月`.
pub fn zh(_period: Period, _basis: Option<Basis>) -> String {
    String::new()
}

/// The short Chinese label for an axis whose year is told elsewhere or is clear: `2020Q3`-free forms such as `前三季度`, `9月`.
pub fn zh_without_year(_period: Period, _basis: Option<Basis>) -> String {
    String::new()
}

/// The English label: `Jan–Sep 2020`, `Q3 2020`, `end Sep 2020`.
pub fn en(_period: Period, _basis: Option<Basis>) -> String {
    String::new()
}
