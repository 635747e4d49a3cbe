//! The drawings as a reader gets them: golden pictures, the rules of layout, hostile words, and the formats.

mod fixtures;
mod formats;
mod golden;
mod hostile;
mod reading;
mod rules;
