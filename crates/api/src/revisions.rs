//! Revisions: what was published first, what counts now, and how far the two lie apart.
//!
//! Everything is read from the vintages as stored; only the difference and its share are computed, the one exactly, the other 推算.

use std::collections::HashMap;

use suishu_analysis::derive;
use suishu_domain::{Catalogue, Decimal, Figure, Measure, MissingReason, PriceBasis, SeriesKey, Status, Unit};
use suishu_store::Stored;

use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::overview::files;
use crate::query::Asked;
use crate::wire::{FigureText, FigureVintage, Nothing, Revision, RevisionsRequest, RevisionsView, VintageDates};

/// The columns of `revisions` in their order; scripts depend on it.
pub const REVISION_COLUMNS: &[&str] = &[
    "indicator",
    "region",
    "sector",
    "period",
    "basis",
    "measure",
    "price_basis",
    "unit",
    "first",
    "first_vintage",
    "latest",
    "latest_vintage",
    "difference",
    "difference_unit",
    "percent",
    "vintages",
];

/// The columns of one row a vintage; scripts depend on it.
pub const VINTAGE_COLUMNS: &[&str] = &[
    "indicator",
    "region",
    "sector",
    "period",
    "basis",
    "measure",
    "price_basis",
    "value",
    "unit",
    "qualifier",
    "status",
    "vintage",
    "batch",
    "file",
    "counts",
];

/// The cells of a revision in the order of [`REVISION_COLUMNS`]. A missing number is its reason.
pub fn revision_cells(revision: &Revision) -> [String; 16] {
    let Revision {
        latest,
        first,
        difference,
        difference_unit,
        percent,
        vintages,
    } = revision;
    let shown = |value: &Option<String>, missing: Option<MissingReason>| {
        let reason = missing.map(|reason| reason.code().to_owned());
        value.clone().or(reason).unwrap_or_default()
    };
    [
        latest.indicator.clone(),
        latest.region.clone(),
        latest.sector.clone(),
        latest.period.clone(),
        latest.basis.code().to_owned(),
        latest.measure.code().to_owned(),
        latest.price_basis.map_or("", PriceBasis::code).to_owned(),
        latest.unit.clone(),
        shown(&first.value, first.missing),
        first.vintage.clone(),
        shown(&latest.value, latest.missing),
        latest.vintage.clone(),
        difference.clone().unwrap_or_default(),
        difference_unit.clone(),
        percent.clone().unwrap_or_default(),
        vintages.len().to_string(),
    ]
}

/// The cells of a vintage in the order of [`VINTAGE_COLUMNS`]. A missing number is an empty value, with its reason in the status.
pub fn vintage_cells(revision: &Revision, vintage: &FigureVintage) -> [String; 15] {
    let of = &revision.latest;
    let reason = vintage.missing.map(MissingReason::code);
    let status = reason.or(vintage.status.map(Status::code));
    [
        of.indicator.clone(),
        of.region.clone(),
        of.sector.clone(),
        of.period.clone(),
        of.basis.code().to_owned(),
        of.measure.code().to_owned(),
        of.price_basis.map_or("", PriceBasis::code).to_owned(),
        vintage.value.clone().unwrap_or_default(),
        of.unit.clone(),
        vintage.qualifier.code().to_owned(),
        status.unwrap_or_default().to_owned(),
        vintage.vintage.clone(),
        vintage.batch.to_string(),
        vintage.file.clone(),
        vintage.counts.to_string(),
    ]
}

impl Desk {
    /// The days on which the library learnt something.
    pub(crate) fn vintage_dates(&self, _: Nothing) -> Result<VintageDates, Failure> {
        let dates = self.open()?.read(|reader| Ok(reader.vintage_dates()?))?;
        Ok(VintageDates {
            dates: dates.iter().map(ToString::to_string).collect(),
            today: self.today(),
        })
    }

    /// How the figures of a selection were revised.
    ///
    /// # Errors
    /// [`Failure::SelectionInvalid`] for a derivation, for a name, a period or a day that can't be read, and whatever the store meets.
    pub fn revisions(&self, request: RevisionsRequest) -> Result<RevisionsView, Failure> {
        if let Some(derivation) = request.selection.derive {
            return Err(Failure::SelectionInvalid {
                part: "derive",
                text: derivation.code().to_owned(),
            });
        }
        let open = self.open()?;
        let catalogue = open.catalogue();
        let asked = Asked::read(&request.selection, &catalogue, self.holidays())?;
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let files = files(reader)?;
            let mut series = reader.series(&asked.filter)?;
            series.sort_by_cached_key(|one| print_rank(&catalogue, &one.key));
            let mut revisions = Vec::new();
            for one in series {
                let mut stored = reader.vintages_in(one.id, &asked.range)?;
                stored.retain(|vintage| vintage.observation.status != Some(Status::Forecast));
                let account = Account {
                    series: one.id.get(),
                    key: &one.key,
                    phrasing: &phrasing,
                    files: &files,
                };
                for vintages in stored.chunk_by_mut(|one, next| one.observation.period == next.observation.period) {
                    let period = vintages[0].observation.period;
                    if !asked.periods.is_empty() && !asked.periods.contains(&period) {
                        continue;
                    }
                    // The order in which they count; batches come in the order of import.
                    vintages.sort_by(|one, other| (&one.vintage, one.batch).cmp(&(&other.vintage, other.batch)));
                    if vintages.len() > 1 || request.all {
                        revisions.extend(account.of(vintages));
                    }
                }
            }
            Ok(RevisionsView { revisions })
        })
    }

    /// Today, as ISO date in UTC, which is the day that imports are dated with.
    pub(crate) fn today(&self) -> String {
        self.host().now().chars().take(10).collect()
    }
}

/// The order of print.
fn print_rank(catalogue: &Catalogue, key: &SeriesKey) -> impl Ord + use<> {
    let ranks = (
        catalogue.indicator_rank(&key.indicator),
        catalogue.region_rank(&key.region),
        catalogue.sector_rank(&key.sector),
    );
    (ranks, key.measure, key.basis, key.price_basis, key.unit.clone())
}

/// What one series' revisions are told with.
struct Account<'a> {
    series: i64,
    key: &'a SeriesKey,
    phrasing: &'a Phrasing<'a>,
    files: &'a HashMap<i64, String>,
}

impl Account<'_> {
    /// The revision of a period from its published vintages, the oldest first.
    fn of(&self, vintages: &[Stored]) -> Option<Revision> {
        let (first, latest) = (vintages.first()?, vintages.last()?);
        let size = Size::of(self.key, first.observation.figure, latest.observation.figure);
        Some(Revision {
            latest: FigureText {
                series: self.series,
                vintage: latest.vintage.clone(),
                vintages: latest.vintages,
                file: self.file(latest),
                batch: latest.batch,
                ..self.phrasing.observation(self.key, &latest.observation)
            },
            first: self.vintage(first, latest),
            difference: size.difference.map(|number| number.to_string()),
            difference_unit: size.unit,
            percent: size.percent.map(|number| number.to_string()),
            vintages: vintages.iter().map(|one| self.vintage(one, latest)).collect(),
        })
    }

    fn vintage(&self, stored: &Stored, latest: &Stored) -> FigureVintage {
        FigureVintage {
            value: stored.observation.figure.number().map(|number| number.to_string()),
            missing: stored.observation.figure.missing(),
            qualifier: stored.observation.qualifier,
            status: stored.observation.status,
            vintage: stored.vintage.clone(),
            batch: stored.batch,
            file: self.file(stored),
            counts: stored.batch == latest.batch,
        }
    }

    fn file(&self, stored: &Stored) -> String {
        self.files.get(&stored.batch).cloned().unwrap_or_default()
    }
}

/// How far two vintages lie apart.
pub(crate) struct Size {
    /// The later minus the earlier; `None` where one of them is no number.
    pub(crate) difference: Option<Decimal>,
    /// The unit of that.
    pub(crate) unit: String,
    /// Whether it is in 百分点.
    pub(crate) is_points: bool,
    /// The same in % of the earlier, 推算; only for levels.
    pub(crate) percent: Option<Decimal>,
}

impl Size {
    pub(crate) fn of(key: &SeriesKey, first: Figure, latest: Figure) -> Self {
        let numbers = first.number().zip(latest.number());
        let difference = numbers.and_then(|(first, latest)| latest.checked_sub(first));
        let is_rate = key.unit.is_percentage() || key.measure.is_growth() || key.measure.is_share();
        if is_rate {
            // ‰ and % become 百分点 by the point alone; whatever else is a part of a hundred is told in 百分点 as it stands.
            let hundredths = Unit::parse("%").filter(|percent| key.unit.is_multiple_of(percent));
            return Self {
                difference: match (difference, hundredths) {
                    (Some(number), Some(percent)) => key.unit.convert(number, &percent),
                    (difference, _) => difference,
                },
                unit: "百分点".to_owned(),
                is_points: true,
                percent: None,
            };
        }
        let percent = numbers
            .filter(|_| key.measure == Measure::Level)
            .and_then(|(first, latest)| derive::revision(latest, first))
            .map(|change| change.rounded);
        Self {
            difference,
            unit: key.unit.to_string(),
            is_points: false,
            percent,
        }
    }
}
