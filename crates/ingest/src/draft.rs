//! What a row says, before anyone has looked its names up.

use suishu_domain::{Basis, Confidentiality, Figure, Measure, Period, Place, PriceBasis, Qualifier, Status, Unit};

/// A series as the file names it. Names are as written, trimmed; the catalogue is asked behind the sink.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SeriesDraft {
    /// The indicator's name or code.
    pub indicator: String,
    /// The region's name or code.
    pub region: String,
    /// The sector's name or code; `None` is the whole.
    pub sector: Option<String>,
    /// Time basis: from the row's own column, else from the period's words, else from the answers; `single` where none of them tells it.
    pub basis: Basis,
    /// Whether nothing told the basis. Who knows that the indicator is a stock may keep its figures as those at the period's end.
    pub basis_is_assumed: bool,
    /// Measure.
    pub measure: Measure,
    /// Prices; `None` where the file says nothing of them.
    pub price_basis: Option<PriceBasis>,
    /// The unit of the figures that follow under this draft. Numbers with a multiple of their own (1.2万) are already moved into it.
    pub unit: Unit,
}

/// A text of the file that stands in many rows. Within one reading, equal ids mean equal texts (not the other way round: a file
/// with very many texts may see one again under a new id).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interned<'a> {
    /// Counts from 0 in order of first appearance.
    pub id: u32,
    /// The text.
    pub text: &'a str,
}

/// One observation as a row states it; texts are lent for the length of the call.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DraftRow<'a> {
    /// The period. A figure with basis `end` always has a point in time, whichever way it was written.
    pub period: Period,
    /// The number in the unit of the series, or why there is none.
    pub figure: Figure,
    /// From the qualifier's column or from the cell (400多万).
    pub qualifier: Qualifier,
    /// Status as published.
    pub status: Option<Status>,
    /// Who may see it; public where the file says nothing.
    pub confidentiality: Confidentiality,
    /// The cell's text, only where it isn't simply the number printed.
    pub raw: Option<&'a str>,
    /// The source as printed.
    pub source: Option<Interned<'a>>,
    /// The note on this figure.
    pub note: Option<&'a str>,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// The line on which the row starts, as an editor counts.
    pub line: u64,
    /// The column of the figure, from 1.
    pub column: u32,
}

impl DraftRow<'_> {
    /// Where the figure stands.
    pub fn place(&self) -> Place {
        Place {
            sheet: self.sheet.map(str::to_owned),
            line: self.line,
            column: self.column,
        }
    }
}

/// Something that happened, as a row of an events file states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventDraft {
    /// When: a day, a month or a year, as exact as the file says.
    pub period: Period,
    /// When it ended, for what lasted longer than `period`.
    pub end: Option<Period>,
    /// Where; `None` when the file doesn't say.
    pub region: Option<String>,
    /// Who decided it: 国家, 省, 市, 区.
    pub level: Option<String>,
    /// What happened.
    pub title: String,
    /// The number of the document, 文号.
    pub document: Option<String>,
    /// The source as printed.
    pub source: Option<String>,
    /// Where the row stands.
    pub place: Place,
}
