//! `trace`: from the words of a series and a period to the file, sheet and cell of every vintage.

use suishu_domain::{Basis, Measure, PriceBasis, Selection};
use suishu_store::SeriesId;

use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::provenance::Sources;
use crate::query::{self, Asked};
use crate::wire::TracedFigure;

impl Desk {
    /// Where the figures of a series and a period come from.
    ///
    /// `series` is the number of a series, or its words parted by `/`: an indicator first, then in any order a region, a sector, a time
    /// basis, a measure and a price basis, each by name, synonym or code. What isn't said is left open, so that more than one
    /// series may be meant; all of them are told. `period` is in any written form.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a word that the catalogue doesn't have and when no figure is there,
    /// [`Failure::SelectionInvalid`] for a period that can't be read and for two words of one kind.
    pub fn trace(&self, series: &str, period: &str) -> Result<Vec<TracedFigure>, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        let number = series.trim().parse::<i64>().ok().map(SeriesId::from);
        let selection = match number {
            Some(id) => selection_of(&open, id)?,
            None => selection_in(series, &catalogue)?,
        };
        let asked = Asked::read(
            &Selection {
                periods: vec![period.to_owned()],
                ..selection
            },
            &catalogue,
            self.holidays(),
        )?;
        open.read(|reader| {
            let sources = Sources::read(reader, phrasing)?;
            let mut traced = Vec::new();
            for found in query::ask(reader, &catalogue, &asked)? {
                if number.is_some_and(|id| id != found.id) {
                    continue;
                }
                for figure in &found.figures {
                    traced.push(TracedFigure {
                        figure: sources.placed(&found, figure)?,
                        vintages: sources.vintages(&found, figure)?,
                    });
                }
            }
            if traced.is_empty() {
                return Err(Failure::NotFound {
                    what: "figure",
                    name: format!("{series} {period}"),
                });
            }
            Ok(traced)
        })
    }
}

/// The selection of one series.
fn selection_of(open: &Open, id: SeriesId) -> Result<Selection, Failure> {
    let series = open.read(|reader| Ok(reader.series_by_id(id)?))?;
    let key = series.map(|series| series.key).ok_or_else(|| Failure::NotFound {
        what: "series",
        name: id.to_string(),
    })?;
    Ok(Selection {
        indicators: vec![key.indicator],
        regions: vec![key.region],
        sectors: vec![key.sector],
        basis: Some(key.basis),
        measure: Some(key.measure),
        price_basis: key.price_basis,
        ..Selection::default()
    })
}

/// The selection that words parted by `/` say.
fn selection_in(words: &str, catalogue: &suishu_domain::Catalogue) -> Result<Selection, Failure> {
    let mut parts = words.split('/').map(str::trim).filter(|word| !word.is_empty());
    let indicator = parts.next().unwrap_or_default();
    let mut selection = Selection {
        indicators: vec![indicator.to_owned()],
        ..Selection::default()
    };
    for word in parts {
        let twice = |is_twice: bool| {
            let invalid = Failure::SelectionInvalid {
                part: "series",
                text: word.to_owned(),
            };
            if is_twice { Err(invalid) } else { Ok(()) }
        };
        if catalogue.region(word).is_some() {
            twice(!selection.regions.is_empty())?;
            selection.regions.push(word.to_owned());
        } else if catalogue.sector(word).is_some() {
            twice(!selection.sectors.is_empty())?;
            selection.sectors.push(word.to_owned());
        } else if let Some(basis) = Basis::parse(word) {
            twice(selection.basis.replace(basis).is_some())?;
        } else if let Some(measure) = Measure::parse(word) {
            twice(selection.measure.replace(measure).is_some())?;
        } else if let Some(price_basis) = PriceBasis::parse(word) {
            twice(selection.price_basis.replace(price_basis).is_some())?;
        } else {
            return Err(Failure::NotFound {
                what: "series",
                name: word.to_owned(),
            });
        }
    }
    Ok(selection)
}
