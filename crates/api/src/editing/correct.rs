//! Corrections of figures by hand: 手工更正.
//!
//! A correction counts from its own day on. It has no release date, so a figure that is published later replaces it.

use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{
    Basis, Catalogue, Confidentiality, Figure, Holidays, Kind, Observation, Period, Place, Qualifier, SeriesKey,
    Status, Unit,
};
use suishu_ingest::number::{self, CellReading, CellUnit, MissingSymbols};
use suishu_store::{Outcome, Range, Reader, SeriesId, StoreError, Stored};

use super::{NAME, batch, refused};
use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::query::kind_of;
use crate::wire::{Correction, CorrectionRequest, Event, FigureText};

impl Desk {
    /// Shows what a correction by hand would change; writes nothing.
    ///
    /// # Errors
    /// As [`Desk::correct`].
    pub fn correct_preview(&self, request: CorrectionRequest) -> Result<Correction, Failure> {
        self.correction(&request, false)
    }

    /// Corrects a figure by hand. One that says what the library says already writes nothing.
    ///
    /// # Errors
    /// [`Failure::EditRefused`] without a reason, for a value that can't be kept and where a figure of a later day stands;
    /// [`Failure::NotFound`] for a series that the library doesn't have.
    pub fn correct(&self, request: CorrectionRequest) -> Result<Correction, Failure> {
        let done = self.correction(&request, true)?;
        if done.batch.is_some() {
            self.open()?.refresh()?;
            self.host().tell(Event::LibraryChanged);
        }
        Ok(done)
    }

    fn correction(&self, request: &CorrectionRequest, is_written: bool) -> Result<Correction, Failure> {
        let now = self.host().now();
        let today = now.get(..10).unwrap_or_default().to_owned();
        let draft = batch(&request.reason, now)?;
        let open = self.open()?;
        let mut library = open.library();
        // From here on no other program writes, so what the reader says holds until the commit.
        let mut import = library.import(draft)?;
        let catalogue = import.catalogue()?;
        let corrected = open.read(|reader| Corrected::read(reader, &catalogue, self.holidays(), request))?;
        if let Some(present) = &corrected.present
            && present.vintage > today
        {
            return Err(later(&present.vintage));
        }
        let series = import.series(&corrected.key)?;
        let outcome = import.put(series, &corrected.observation);
        let unchanged = match outcome {
            Ok(outcome) => outcome == Outcome::Unchanged,
            Err(StoreError::ValueTooLong { .. }) => return Err(unreadable(&request.value)),
            Err(error) => return Err(error.into()),
        };
        let batch = if is_written && !unchanged {
            import.commit()?.map(|batch| batch.seq)
        } else {
            drop(import);
            None
        };
        drop(library);
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        let file = open.read(|reader| {
            let batch = corrected.present.as_ref().map(|present| reader.batch(present.batch));
            Ok(batch.transpose()?.flatten().map(|batch| batch.file_name))
        })?;
        Ok(Correction {
            before: corrected.present.as_ref().map(|present| FigureText {
                series: corrected.id.get(),
                vintage: present.vintage.clone(),
                vintages: present.vintages,
                file: file.unwrap_or_default(),
                batch: present.batch,
                ..phrasing.observation(&corrected.key, &present.observation)
            }),
            after: FigureText {
                series: corrected.id.get(),
                vintage: today,
                file: NAME.to_owned(),
                batch: batch.unwrap_or_default(),
                ..phrasing.observation(&corrected.key, &corrected.observation)
            },
            unchanged,
            batch,
        })
    }
}

/// A correction that was understood.
struct Corrected {
    id: SeriesId,
    key: SeriesKey,
    /// The figure of its kind that counts now.
    present: Option<Stored>,
    observation: Observation,
}

impl Corrected {
    fn read(
        reader: &Reader,
        catalogue: &Catalogue,
        holidays: &Holidays,
        request: &CorrectionRequest,
    ) -> Result<Self, Failure> {
        let named = reader
            .series_by_id(request.series.into())?
            .ok_or_else(|| Failure::NotFound {
                what: "series",
                name: request.series.to_string(),
            })?;
        let written = period(&request.period, holidays)?;
        let is_target = request.status == Some(Status::Forecast);
        let mut place = Where {
            id: named.id,
            key: named.key,
            period: written,
        };
        let mut present = place.figure(reader, is_target, request.status)?;
        if present.is_none()
            && let Some(other) = place.twin(reader, catalogue)?
        {
            present = other.figure(reader, is_target, request.status)?;
            place = other;
        }
        let (figure, qualifier, raw) = value(&request.value, &place.key.unit)?;
        let of_present = present.as_ref().map(|present| &present.observation);
        let observation = Observation {
            period: place.period,
            figure,
            qualifier,
            status: request.status.or(of_present.and_then(|present| present.status)),
            confidentiality: match of_present {
                Some(present) => present.confidentiality,
                None => strictest(reader, place.id)?,
            },
            raw,
            source: None,
            note: None,
            place: Place::file(),
        };
        Ok(Self {
            id: place.id,
            key: place.key,
            present,
            observation,
        })
    }
}

/// Where a figure is kept.
struct Where {
    id: SeriesId,
    key: SeriesKey,
    period: Period,
}

impl Where {
    /// The figure that counts: a target where one is corrected, else the published one, and a target where there is none of that.
    fn figure(&self, reader: &Reader, is_target: bool, status: Option<Status>) -> Result<Option<Stored>, Failure> {
        let of_kind = |published| reader.newest_of_kind(self.id, self.period, published);
        if is_target {
            return Ok(of_kind(false)?);
        }
        let published = of_kind(true)?;
        Ok(match (published, status) {
            (None, None) => of_kind(false)?,
            (published, _) => published,
        })
    }

    /// Where else the same figure may be kept: 当期 that is 累计 as well in the 累计 series, a stock at the end of the period.
    fn twin(&self, reader: &Reader, catalogue: &Catalogue) -> Result<Option<Self>, Failure> {
        if self.key.basis == Basis::End {
            let period = Period::point(self.period.last_day());
            let is_other = period != self.period && !reader.vintages(self.id, period)?.is_empty();
            return Ok(is_other.then(|| Self {
                id: self.id,
                key: self.key.clone(),
                period,
            }));
        }
        if self.key.basis != Basis::Single || !self.period.is_single_and_cumulative() {
            return Ok(None);
        }
        let key = SeriesKey {
            basis: Basis::Cumulative,
            ..self.key.clone()
        };
        if kind_of(catalogue, &key) != Some(Kind::Flow) {
            return Ok(None);
        }
        let twin = reader.series_by_key(&key)?;
        Ok(twin.map(|twin| Self {
            id: twin.id,
            key,
            period: self.period,
        }))
    }
}

/// A figure that is new in its series is for no more eyes than those that are there.
fn strictest(reader: &Reader, series: SeriesId) -> Result<Confidentiality, Failure> {
    let figures = reader.observations(series, &Range::default())?;
    let all = figures.iter().map(|stored| stored.observation.confidentiality);
    Ok(all.max().unwrap_or(Confidentiality::Public))
}

/// Reads a period in any written form.
pub(super) fn period(text: &str, holidays: &Holidays) -> Result<Period, Failure> {
    let context = Context {
        holidays: Some(holidays),
        ..Context::default()
    };
    let read = grammar::read(text, context).map(|reading| reading.period);
    read.map_err(|_| Failure::SelectionInvalid {
        part: "period",
        text: text.to_owned(),
    })
}

/// Reads a value: a number in the series' own unit, or why there is none.
fn value(text: &str, unit: &Unit) -> Result<(Figure, Qualifier, Option<String>), Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(refused(
            "value",
            "请填写数值；没有数值时写明原因，如“未公布”。",
            "Give a number, or why there is none, such as “未公布”.",
        ));
    }
    let reading = number::read(text, &MissingSymbols::default()).map_err(|_| unreadable(text))?;
    let reading = match reading {
        CellReading::Missing(reason) => {
            return Ok((Figure::Missing(reason), Qualifier::Exact, Some(text.to_owned())));
        }
        CellReading::Number(reading) if !reading.is_change => reading,
        CellReading::Number(_) => return Err(unreadable(text)),
    };
    let is_own = match &reading.unit {
        CellUnit::Unsaid => true,
        CellUnit::Multiple { .. } => false,
        CellUnit::Named(named) => Unit::parse(named).as_ref() == Some(unit),
    };
    if !is_own {
        return Err(refused(
            "unit",
            format!("这一序列的单位是{unit}，请按这个单位填写数字。"),
            format!("The unit of this series is {unit}: give the number in it."),
        ));
    }
    let raw = (reading.number.to_string() != text).then(|| text.to_owned());
    Ok((Figure::Number(reading.number), reading.qualifier, raw))
}

fn unreadable(text: &str) -> Failure {
    refused(
        "value",
        format!("“{text}”不是能够精确保存的数字。"),
        format!("“{text}” is no number that can be kept exactly."),
    )
}

fn later(day: &str) -> Failure {
    refused(
        "later",
        format!("这一数据的发布日期是{day}，在今天之后；更正按今天计，不会生效。"),
        format!("This figure's day of release is {day}, after today, so a correction of today wouldn't count."),
    )
}

#[cfg(test)]
mod tests {
    use suishu_domain::{Decimal, MissingReason};

    use super::*;

    #[test]
    fn a_value_is_an_exact_number_in_the_unit_of_its_series() {
        let unit = Unit::parse("亿元").unwrap();
        let check = |text: &str, expected: Option<Figure>, why: &str| {
            let read = value(text, &unit).map(|(figure, _, _)| figure).ok();
            assert_eq!(read, expected, "{text}: {why}");
        };
        let number = |mantissa, scale| Some(Figure::Number(Decimal::new(mantissa, scale)));
        check("28231.97", number(2_823_197, 2), "as printed");
        check("28,231.970", number(28_231_970, 3), "thousands marks go, decimals stay");
        check("-3.1", number(-31, 1), "below zero");
        check("28231.97亿元", number(2_823_197, 2), "its own unit may stand there");
        check("2.8万亿元", None, "another unit is refused, not converted by guess");
        check("2.8万", None, "a bare multiple as well");
        check(
            "未公布",
            Some(Figure::Missing(MissingReason::NotPublished)),
            "a typed gap",
        );
        check("", None, "an empty field is no gap");
        check("增长5.4", None, "a change is no level");
        check("=1+1", None, "no formula");
    }
}
