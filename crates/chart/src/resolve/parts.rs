//! Parts of one whole at one period: how far each reaches round the circle, what share it is, and what the whole is.

use suishu_domain::{Decimal, Figure};

use super::series::value;
use super::{ResolvedSeries, Slot};
use crate::data::{ChartData, Datum};
use crate::spec::{ChartSpec, Order};
use crate::text::Fonts;
use crate::theme::{Ink, Theme};
use crate::{ChartError, number, words};

/// More parts than this can't be compared by their angles.
pub(crate) const MOST: usize = 5;

/// The whole with its parts, in the order of drawing.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub parts: Vec<Part>,
    /// The whole as printed: as published where the data have it, else the exact sum.
    pub total: String,
    /// What the whole is called.
    pub name: String,
    pub unit: String,
    /// The published whole: places in the resolved series and categories.
    pub datum: Option<(usize, usize)>,
    /// Whether it is a ring.
    pub ring: bool,
    pub notes: Vec<String>,
}

/// One part.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// Places in the resolved series and categories.
    pub datum: (usize, usize),
    pub name: String,
    /// As printed: `4704.39`.
    pub figure: String,
    /// As printed: `26.9`; empty where the figures themselves are shares.
    pub share: String,
    /// In turns, clockwise from the top.
    pub from: f64,
    pub to: f64,
    pub ink: Ink,
    /// Whether it is a forecast.
    pub forecast: bool,
}

struct Found {
    datum: (usize, usize),
    name: String,
    number: Decimal,
}

/// Series of layer 0 at one category, or one series over categories; a series of layer 1 is the published whole.
pub(super) fn whole(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
    series: &mut [ResolvedSeries],
) -> Result<Whole, ChartError> {
    let mut parts = found(data, fonts, series)?;
    match parts.len() {
        0 | 1 => return Err(ChartError::TooFewParts { found: parts.len() }),
        2..=MOST => {}
        found => return Err(ChartError::TooManyParts { found, most: MOST }),
    }
    arrange(&mut parts, spec.order);
    let sum = parts
        .iter()
        .try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.number));
    let sum = sum.ok_or(ChartError::EmptyWhole)?;
    let unit = data.series[series[parts[0].datum.0].index].unit.clone();
    let by_series = parts.iter().any(|part| part.datum.0 != parts[0].datum.0);
    let mut shares = Decimal::ZERO;
    let mut base = Decimal::ZERO;
    let mut drawn = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        let share = part.number.checked_div(sum).ok_or(ChartError::EmptyWhole)?;
        let printed = number::share(share * Decimal::ONE_HUNDRED);
        shares += Decimal::from_str_exact(&printed).unwrap_or_default();
        let from = value(base).unwrap_or(0.0);
        base += share;
        let to = if place + 1 == parts.len() {
            1.0
        } else {
            value(base).unwrap_or(0.0)
        };
        let (at, category) = part.datum;
        let ink = if by_series {
            series[at].ink.clone()
        } else {
            theme.parts.get(place).unwrap_or(&theme.other).clone()
        };
        let Slot::Mark(mark) = &mut series[at].slots[category] else {
            continue;
        };
        mark.from = from * 100.0;
        mark.to = to * 100.0;
        if unit != words::PERCENT {
            mark.told = words::part(&mark.told, &printed);
        }
        drawn.push(Part {
            datum: part.datum,
            name: part.name.clone(),
            figure: mark.label.clone(),
            share: if unit == words::PERCENT { String::new() } else { printed },
            from,
            to,
            ink,
            forecast: mark.forecast,
        });
    }
    let mut notes = Vec::new();
    if unit != words::PERCENT {
        notes.push(words::SHARES_COMPUTED.to_owned());
        notes.extend((shares != Decimal::ONE_HUNDRED).then(|| words::SHARES_ROUNDED.to_owned()));
    } else if sum != Decimal::ONE_HUNDRED {
        notes.push(words::shares_sum(&number::plain(sum)));
    }
    let published = published(data, series);
    Ok(Whole {
        parts: drawn,
        total: published.map_or_else(
            || number::plain(sum),
            |(at, category)| {
                let mark = series[at].slots[category].mark();
                mark.map(|mark| mark.label.clone()).unwrap_or_default()
            },
        ),
        name: published.map_or_else(|| words::WHOLE.to_owned(), |(at, _)| series[at].label.clone()),
        unit: fonts.printable(&unit),
        datum: published,
        ring: spec.ring,
        notes,
    })
}

/// Layer of the published whole.
const WHOLE_LAYER: usize = 1;

fn found(data: &ChartData, fonts: &Fonts, series: &[ResolvedSeries]) -> Result<Vec<Found>, ChartError> {
    let members: Vec<usize> = (0..series.len())
        .filter(|&at| data.series[series[at].index].layer != WHOLE_LAYER)
        .collect();
    let several = data.categories.len() > 1;
    if several && members.len() > 1 {
        return Err(ChartError::SeveralWholes {
            found: data.categories.len().min(members.len()),
        });
    }
    let mut found = Vec::new();
    for &at in &members {
        for (category, given) in data.categories.iter().enumerate() {
            // The whole of the others is no part beside them.
            if several && given.whole {
                continue;
            }
            let name = if several {
                given.label.clone()
            } else {
                series[at].label.clone()
            };
            let name = fonts.printable(&name);
            let number = match &data.series[series[at].index].points[category] {
                Some(Datum {
                    figure: Figure::Number(number),
                    ..
                }) => *number,
                _ => return Err(ChartError::PartMissing { part: name }),
            };
            if number <= Decimal::ZERO {
                return Err(ChartError::PartNotPositive { part: name });
            }
            found.push(Found {
                datum: (at, category),
                name,
                number,
            });
        }
    }
    Ok(found)
}

/// Largest or smallest first, with 其他 last whatever its size.
fn arrange(parts: &mut [Found], order: Order) {
    match order {
        Order::Descending => parts.sort_by_key(|part| (words::is_rest(&part.name), std::cmp::Reverse(part.number))),
        Order::Ascending => parts.sort_by_key(|part| (words::is_rest(&part.name), part.number)),
        Order::Natural | Order::Change => {}
    }
}

fn published(data: &ChartData, series: &[ResolvedSeries]) -> Option<(usize, usize)> {
    (0..series.len())
        .find(|&at| data.series[series[at].index].layer == WHOLE_LAYER && series[at].slots[0].mark().is_some())
        .map(|at| (at, 0))
}
