//! From a figure of a chart back to the file, sheet and cell that it was read from: 来历.
//!
//! The chart is asked for anew, so that the answer is about the very figure that is drawn and about no other one of the same name.

use std::collections::HashMap;

use suishu_store::{Batch, Reader};

use crate::charting;
use crate::desk::Desk;
use crate::editing;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::query::{FigureSeries, Figured, Input};
use crate::wire::{
    FigureInput, FigureOrigin, FigureSource, FigureSourceRequest, FigureText, FigureVintage, OriginKind, PlacedFigure,
};

impl Desk {
    /// Where a figure of a chart comes from.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when the chart has no such figure, and whatever the chart itself meets.
    pub fn figure_source(&self, request: FigureSourceRequest) -> Result<FigureSource, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let charted = charting::chart_data(reader, &catalogue, self.holidays(), &request.spec)?;
            let data = &charted.data;
            let series = data.series.iter().find(|series| series.key == request.series);
            let at = data.categories.iter().position(|one| one.key == request.category);
            let (Some(series), Some(at)) = (series, at) else {
                return Err(unknown(&request));
            };
            let datum = series.points[at].as_ref().ok_or_else(|| unknown(&request))?;
            let label = |key: &str, name: &str| request.spec.labels.get(key).map_or(name, String::as_str).to_owned();
            let sources = Sources::read(reader, phrasing)?;
            let figure = datum.origin.and_then(|origin| charted.figure(origin));
            Ok(FigureSource {
                series: label(&series.key, &series.label),
                category: label(&request.category, &data.categories[at].label),
                derived: datum.derived || figure.is_none(),
                figure: figure.map(|(series, figure)| sources.placed(series, figure)),
                inputs: figure.map_or_else(Vec::new, |(_, figure)| sources.inputs(&figure.inputs)),
                vintages: match figure {
                    Some((series, figure)) => sources.vintages(reader, series, figure)?,
                    None => Vec::new(),
                },
            })
        })
    }
}

fn unknown(request: &FigureSourceRequest) -> Failure {
    Failure::NotFound {
        what: "figure",
        name: format!("{} {}", request.series, request.category),
    }
}

/// The batches of a library, and the words for figures.
struct Sources<'a> {
    batches: HashMap<i64, Batch>,
    phrasing: Phrasing<'a>,
}

impl<'a> Sources<'a> {
    fn read(reader: &Reader, phrasing: Phrasing<'a>) -> Result<Self, Failure> {
        let batches = reader.history()?.into_iter().map(|batch| (batch.seq, batch)).collect();
        Ok(Self { batches, phrasing })
    }

    fn file(&self, batch: i64) -> &str {
        self.batches.get(&batch).map_or("", |batch| batch.file_name.as_str())
    }

    fn placed(&self, series: &FigureSeries, figure: &Figured) -> PlacedFigure {
        let text = self.phrasing.figure(series, figure, self.file(figure.batch));
        PlacedFigure {
            figure: text,
            origin: self.origin(figure),
        }
    }

    fn inputs(&self, inputs: &[Input]) -> Vec<FigureInput> {
        let input = |input: &Input| FigureInput {
            role: input.role,
            figure: PlacedFigure {
                figure: FigureText {
                    series: input.id.get(),
                    vintage: input.figure.vintage.clone(),
                    vintages: input.figure.vintages,
                    file: self.file(input.figure.batch).to_owned(),
                    batch: input.figure.batch,
                    ..self.phrasing.observation(&input.key, &input.figure.observation)
                },
                origin: self.origin(&input.figure),
            },
        };
        inputs.iter().map(input).collect()
    }

    /// The place of a stored figure; a computed one stands nowhere.
    fn origin(&self, figure: &Figured) -> Option<FigureOrigin> {
        let batch = self.batches.get(&figure.batch).filter(|_| !figure.derived)?;
        let place = &figure.observation.place;
        let kind = match (&place.sheet, batch.kind.as_str()) {
            (_, editing::KIND) => OriginKind::Correction,
            (Some(_), _) => OriginKind::Workbook,
            (None, "text") => OriginKind::Text,
            _ => OriginKind::Table,
        };
        let has_cell = kind == OriginKind::Workbook && place.line > 0 && place.column > 0;
        Some(FigureOrigin {
            kind,
            file: batch.file_name.clone(),
            sheet: place.sheet.clone(),
            cell: has_cell.then(|| format!("{}{}", column_letters(place.column), place.line)),
            line: place.line,
            column: place.column,
            raw: figure.observation.raw.clone(),
            batch: batch.seq,
            uuid: batch.uuid.clone(),
            imported_at: batch.imported_at.clone(),
            release_date: batch.release_date.map(|date| date.to_string()),
            sha256: batch.sha256.clone(),
            batch_note: batch.note.clone(),
        })
    }

    fn vintages(
        &self,
        reader: &Reader,
        series: &FigureSeries,
        figure: &Figured,
    ) -> Result<Vec<FigureVintage>, Failure> {
        if figure.derived {
            return Ok(Vec::new());
        }
        let vintages = reader.vintages(series.id, figure.observation.period)?;
        Ok(vintages
            .into_iter()
            .map(|stored| FigureVintage {
                value: stored.observation.figure.number().map(|number| number.to_string()),
                missing: stored.observation.figure.missing(),
                qualifier: stored.observation.qualifier,
                status: stored.observation.status,
                file: self.file(stored.batch).to_owned(),
                counts: stored.batch == figure.batch,
                batch: stored.batch,
                vintage: stored.vintage,
            })
            .collect())
    }
}

/// The letters of a column as spreadsheets count them: 1 is A, 27 is AA.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let check = |column: u32, letters: &str, why: &str| assert_eq!(column_letters(column), letters, "{why}");
        check(1, "A", "the first");
        check(26, "Z", "the last of one letter");
        check(27, "AA", "there is no zero between Z and AA");
        check(703, "AAA", "three letters");
    }
}
