//! What is computed from official figures, what must not be, and how it is said.
//!
//! [`checks`] asks whether figures agree with one another, [`lock`] refuses mixtures that would mislead, [`derive`] computes (always marked 推算), [`words`] puts growth and differences
//! into the words of bulletins. All is pure, over plain figures: this crate knows no file, no library and no chart.
//!
//! A published figure always wins. Industrial profits of January–July were 42481.2 亿元 in 2017 and 39038.1 in 2018, and the
//! official growth, on comparable coverage, is +17.1%. Division of the levels says something else:
//!
//! ```
//! use suishu_analysis::derive::{Growth, growth, year_on_year};
//! use suishu_domain::Decimal;
//!
//! let (now, before) = (Decimal::new(390_381, 1), Decimal::new(424_812, 1));
//! assert_eq!(year_on_year(now, before).unwrap().rounded, Decimal::new(-81, 1));
//! let published = Some(Decimal::new(171, 1));
//! assert_eq!(growth(published, now, before), Some(Growth::Published(Decimal::new(171, 1))));
//! ```

pub mod checks;
pub mod derive;
pub mod lock;
pub mod words;
