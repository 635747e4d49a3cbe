//! The figure of a row: its cell, read, weighed against what the row says, and moved into the unit of its series.

use suishu_domain::{Decimal, Figure, FindingCode, Measure, Qualifier, Unit};

use super::remarks::{Remarks, StatusReading};
use super::{Problem, Stop, is_damaged, text};
use crate::number::{self, CellReading, CellUnit, MissingSymbols, NumberError, NumberReading};

/// A cell with a figure in it, read but not yet in the unit of its series.
#[derive(Debug)]
pub(super) struct FigureCell<'r> {
    field: &'r [u8],
    column: u32,
    reading: CellReading,
    /// Whether the cell is the number and no more.
    is_plain: bool,
}

/// A figure in the unit of its series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) figure: Figure,
    pub(super) qualifier: Qualifier,
}

impl<'r> FigureCell<'r> {
    /// Reads a cell.
    ///
    /// In the cells of a table letters behind a figure are flags (`5.3 p`); whoever made the row out of the table has told them apart.
    pub(super) fn read(field: &'r [u8], column: u32, symbols: &MissingSymbols, is_made: bool) -> Result<Self, Stop> {
        let field = field.trim_ascii();
        if let Some(number) = number::plain(field) {
            let (qualifier, unit, is_change) = (Qualifier::Exact, CellUnit::Unsaid, false);
            let reading = CellReading::Number(NumberReading {
                number,
                qualifier,
                unit,
                is_change,
            });
            return Ok(Self {
                field,
                column,
                reading,
                is_plain: true,
            });
        }
        let text = text(field)?;
        if is_damaged(text) {
            return Err(Problem::damaged(column, text).into());
        }
        let reading = if is_made {
            number::read_marked(text, symbols).map(|(reading, _)| reading)
        } else {
            number::read(text, symbols)
        };
        match reading {
            Ok(reading) => Ok(Self {
                field,
                column,
                reading,
                is_plain: false,
            }),
            Err(NumberError::Unreadable) => Err(Problem::new(FindingCode::ValueUnreadable, column, text).into()),
            Err(NumberError::DigitsHidden) => {
                let problem = Problem::new(FindingCode::ValueUnreadable, column, text);
                Err(problem.suggest("123456 ≠ 1.23E+05").into())
            }
            Err(NumberError::TooLong) => Err(Problem::new(FindingCode::ValueTooLong, column, text).into()),
        }
    }

    /// The whole unit that stands in the cell; empty where there is none.
    pub(super) fn unit(&self) -> &str {
        match &self.reading {
            CellReading::Number(NumberReading {
                unit: CellUnit::Named(unit),
                ..
            }) => unit,
            _ => "",
        }
    }

    /// The cell's text, where it isn't simply the number printed.
    pub(super) fn raw(&self) -> Result<Option<&'r str>, Stop> {
        if self.is_plain {
            return Ok(None);
        }
        Ok(Some(text(self.field)?).filter(|text| !text.is_empty()))
    }

    /// The figure in the unit of its series, with what the row says of it.
    pub(super) fn settle(&self, unit: &Unit, measure: Measure, remarks: &Remarks) -> Result<Settled, Problem> {
        let number = match &self.reading {
            CellReading::Number(number) => number,
            CellReading::Missing(reason) => {
                // The status knows the reason better than a dash does.
                let reason = if let StatusReading::Missing(reason) = remarks.status {
                    reason
                } else {
                    *reason
                };
                let qualifier = remarks.qualifier.unwrap_or(Qualifier::Exact);
                return Ok(Settled {
                    figure: Figure::Missing(reason),
                    qualifier,
                });
            }
        };
        if let StatusReading::Missing(reason) = remarks.status {
            let contradiction = Problem::new(FindingCode::StatusUnknown, remarks.status_column, reason.code());
            return Err(contradiction.suggest(self.shown()));
        }
        if number.is_change && !measure.is_growth() {
            return Err(self
                .problem(FindingCode::ValueUnreadable)
                .suggest("measure=yoy | qoq | mom"));
        }
        let qualifier = match (remarks.qualifier, number.qualifier) {
            (None, said) => said,
            (Some(said), in_cell) if in_cell == Qualifier::Exact || in_cell == said => said,
            (Some(said), in_cell) => {
                let contradiction = Problem::new(FindingCode::QualifierUnknown, remarks.qualifier_column, said.code());
                return Err(contradiction.suggest(format!("{in_cell}: {}", self.shown())));
            }
        };
        let figure = Figure::Number(self.in_unit(number.number, &number.unit, unit)?);
        Ok(Settled { figure, qualifier })
    }

    /// Moves a number from the unit in its cell into the unit of its series, exactly.
    fn in_unit(&self, number: Decimal, said: &CellUnit, unit: &Unit) -> Result<Decimal, Problem> {
        let contradicts = || self.problem(FindingCode::UnitContradicts).suggest(unit.to_string());
        let too_long = || self.problem(FindingCode::ValueTooLong);
        match said {
            CellUnit::Unsaid => Ok(number),
            // 1.2万 in a column of 万人 may be 1.2 or 12 000 of them: only a plain unit takes a multiple.
            CellUnit::Multiple { power, .. } if unit.power() == 0 && !unit.is_rate() => {
                number::shift(number, u32::from(*power)).ok_or_else(too_long)
            }
            CellUnit::Multiple { .. } => Err(contradicts()),
            CellUnit::Named(name) => {
                let own = Unit::parse(name)
                    .filter(|own| own.is_multiple_of(unit))
                    .ok_or_else(contradicts)?;
                own.convert(number, unit).ok_or_else(too_long)
            }
        }
    }

    fn problem(&self, code: FindingCode) -> Problem {
        Problem::new(code, self.column, &self.shown())
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(self.field).into_owned()
    }
}
