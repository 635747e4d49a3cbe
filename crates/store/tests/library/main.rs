//! The library file from outside: opening, importing, vintages, the proof, and a killed process.

mod fixture;
mod importing;
mod kill;
mod opening;
mod proof;
mod vintages;
