//! What is said beside the figures: events in their place in time, days of rest, where a forecast begins, targets, and notes at single
//! figures. Places are counted in categories: 2.25 lies a quarter into the third one. No pixel is known here.

use suishu_domain::{Date, Period, Span};

use super::{Mark, ResolvedCategory, ResolvedSeries, Shape, Slot, year_overlay};
use crate::data::{Category, ChartData, Event, Rest};
use crate::spec::{ChartSpec, Dimension, Form};
use crate::text::Fonts;
use crate::words;

/// Everything that is said beside the figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Annotations {
    /// Events of the axis, by their place.
    pub events: Vec<FlaggedEvent>,
    /// Events of the span that have no place on the axis.
    pub unplaced: usize,
    /// Runs of days of rest.
    pub rest: Vec<RestRun>,
    /// Notes at single figures, lettered.
    pub notes: Vec<LetteredNote>,
    /// Categories at which a series goes on as a forecast.
    pub forecasts: Vec<usize>,
    /// Lonely forecasts behind a gap, as series and category: targets.
    pub targets: Vec<(usize, usize)>,
    /// Categories at whose beginning a series breaks.
    pub breaks: Vec<usize>,
}

/// An event on the axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FlaggedEvent {
    /// Its place in the data.
    pub index: usize,
    /// The date as printed.
    pub when: String,
    pub title: String,
    /// Where it begins and ends.
    pub from: f64,
    pub to: f64,
    /// Whether it is a stretch of time and no date: a band.
    pub lasting: bool,
}

/// Days of rest that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RestRun {
    pub first: usize,
    pub last: usize,
    /// Name of the holiday; `None` for a weekend.
    pub name: Option<String>,
}

/// A note at one figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LetteredNote {
    /// Places in the resolved series and categories.
    pub series: usize,
    pub category: usize,
    /// What stands at the figure and before the note: a. Empty where the form has no place for it.
    pub letter: String,
    pub text: String,
}

pub(super) fn annotations(
    spec: &ChartSpec,
    data: &ChartData,
    categories: &[ResolvedCategory],
    series: &[ResolvedSeries],
    fonts: &Fonts,
) -> Annotations {
    let mut all = Annotations {
        notes: notes(spec, data, categories, series, fonts),
        ..Annotations::default()
    };
    let timed = spec.x == Dimension::Period && goes_through_time(spec.form);
    let periods: Option<Vec<Period>> = categories.iter().map(|category| category.period).collect();
    let calendar = periods.and_then(|periods| Calendar::of(&periods));
    match calendar
        .as_ref()
        .and_then(|calendar| Some((calendar, calendar.year()?)))
    {
        Some((calendar, year)) if spec.form == Form::YearOverlay => {
            let placed = |event: &Event| year_overlay::within(event.period, year);
            all.unplaced = data.events.iter().filter(|event| placed(event).is_none()).count();
            all.events = events(data, calendar, fonts, &placed);
        }
        Some((calendar, _)) if timed => all.events = events(data, calendar, fonts, &|event| Some(event.period)),
        _ => all.unplaced = data.events.len(),
    }
    if !timed {
        return all;
    }
    if spec.rest_days != Some(false) && calendar.is_some_and(|calendar| calendar.is_daily()) {
        let placed = categories.iter().map(|category| &data.categories[category.index]);
        all.rest = rest(placed, fonts);
    }
    for (index, one) in series.iter().enumerate() {
        for (at, mark) in one
            .slots
            .iter()
            .enumerate()
            .filter_map(|(at, slot)| Some((at, slot.mark()?)))
        {
            match Turn::at(one, at, mark) {
                Some(Turn::Forecast) => all.forecasts.push(at),
                Some(Turn::Target) => all.targets.push((index, at)),
                None => {}
            }
            if mark.breaks && at > 0 && one.shape != (Shape::Line { joined: false }) {
                all.breaks.push(at);
            }
        }
    }
    for places in [&mut all.forecasts, &mut all.breaks] {
        places.sort_unstable();
        places.dedup();
    }
    all
}

/// Upright forms whose axis is time itself; that of the others holds the months of a year, or the steps of a sum.
const fn goes_through_time(form: Form) -> bool {
    form.is_upright() && !matches!(form, Form::YearOverlay | Form::Waterfall)
}

/// What a forecast is to the figures before it.
enum Turn {
    Forecast,
    Target,
}

impl Turn {
    fn at(series: &ResolvedSeries, at: usize, mark: &Mark) -> Option<Self> {
        let mark_at = |at: usize| series.slots.get(at).and_then(Slot::mark);
        let before = at.checked_sub(1)?;
        let actual_before = series.slots[..at]
            .iter()
            .filter_map(Slot::mark)
            .any(|mark| !mark.forecast);
        if !mark.forecast || !actual_before || mark_at(before).is_some_and(|before| before.forecast) {
            return None;
        }
        let is_lonely = mark_at(before).is_none() && mark_at(at + 1).is_none();
        Some(if is_lonely { Self::Target } else { Self::Forecast })
    }
}

/// The days that each category stands for, in turn.
struct Calendar {
    /// First and last day of each category, none before the end of the one before.
    stretches: Vec<(Date, Date)>,
    daily: bool,
}

impl Calendar {
    /// `None` unless the periods are in the order of time.
    fn of(periods: &[Period]) -> Option<Self> {
        let daily = !periods.is_empty() && periods.iter().all(|period| period.span() == Span::Days(1));
        if !periods.windows(2).all(|pair| pair[0].last_day() < pair[1].last_day()) {
            return None;
        }
        let mut stretches: Vec<(Date, Date)> = Vec::new();
        for period in periods {
            let behind = match stretches.last() {
                Some((_, last)) => Some(last.tomorrow().ok()?),
                None => None,
            };
            // A stock is told for the end of the time since the one before.
            let own = (period.span() != Span::Point).then(|| period.start());
            let first = match (own, behind) {
                (Some(own), Some(behind)) => own.max(behind),
                (own, behind) => own.or(behind).unwrap_or_else(|| period.start()),
            };
            stretches.push((first, period.last_day()));
        }
        Some(Self { stretches, daily })
    }

    /// The year in which the axis ends.
    fn year(&self) -> Option<i16> {
        self.stretches.last().map(|(_, last)| last.year())
    }

    const fn is_daily(&self) -> bool {
        self.daily
    }

    /// Where a day begins; a day before the axis lies at its beginning, one behind it at its end.
    fn place(&self, day: Date) -> f64 {
        for (at, (first, last)) in self.stretches.iter().enumerate() {
            if day < *first {
                return at as f64;
            }
            if day <= *last {
                let days = |from: Date, to: Date| from.until(to).map_or(0.0, |span| f64::from(span.get_days()));
                return at as f64 + days(*first, day) / (days(*first, *last) + 1.0);
            }
        }
        self.stretches.len() as f64
    }

    fn has(&self, period: Period) -> bool {
        let (first, last) = (self.stretches.first(), self.stretches.last());
        first
            .zip(last)
            .is_some_and(|((from, _), (_, to))| period.last_day() >= *from && period.start() <= *to)
    }
}

/// The events that `placed` gives a period on the axis, from left to right.
fn events(
    data: &ChartData,
    calendar: &Calendar,
    fonts: &Fonts,
    placed: &dyn Fn(&Event) -> Option<Period>,
) -> Vec<FlaggedEvent> {
    let flagged = |(period, index): (Period, usize)| {
        let event = &data.events[index];
        let from = calendar.place(period.start());
        let to = period
            .last_day()
            .tomorrow()
            .map_or(from, |behind| calendar.place(behind));
        FlaggedEvent {
            index,
            when: fonts.printable(&event.when),
            title: fonts.printable(&event.title),
            from,
            to,
            // A day, month, quarter or year may only be as exactly as the date is known; longer than a category, it lasts anyhow.
            lasting: to - from > 1.0 + 1e-9 || !is_date(event.period),
        }
    };
    let on_axis =
        |(index, event): (usize, &Event)| Some((placed(event).filter(|period| calendar.has(*period))?, index));
    let mut events: Vec<(Period, usize)> = data.events.iter().enumerate().filter_map(on_axis).collect();
    events.sort_by_key(|(period, index)| {
        let told = data.events[*index].period;
        (period.start(), period.last_day(), told.start())
    });
    events.into_iter().map(flagged).collect()
}

fn is_date(period: Period) -> bool {
    matches!(period.span(), Span::Point | Span::Days(1) | Span::Months(1 | 3 | 12))
}

fn rest<'a>(categories: impl Iterator<Item = &'a Category>, fonts: &Fonts) -> Vec<RestRun> {
    let mut runs: Vec<RestRun> = Vec::new();
    for (at, category) in categories.enumerate() {
        let name = match &category.rest {
            None => continue,
            Some(Rest::Weekend) => None,
            Some(Rest::Holiday(name)) => Some(fonts.printable(name)),
        };
        match runs.last_mut().filter(|run| run.last + 1 == at && run.name == name) {
            Some(run) => run.last = at,
            None => runs.push(RestRun {
                first: at,
                last: at,
                name,
            }),
        }
    }
    runs
}

/// The notes whose figure is drawn; a figure that is gone takes its note with it.
fn notes(
    spec: &ChartSpec,
    data: &ChartData,
    categories: &[ResolvedCategory],
    series: &[ResolvedSeries],
    fonts: &Fonts,
) -> Vec<LetteredNote> {
    let mut lettered: Vec<LetteredNote> = Vec::new();
    for note in &spec.point_notes {
        let drawn = series.iter().position(|one| data.series[one.index].key == note.series);
        let at = categories
            .iter()
            .position(|category| data.categories[category.index].key == note.category);
        let (Some(drawn), Some(at)) = (drawn, at) else { continue };
        let text = fonts.printable(&note.text);
        let has_mark = spec.form.is_upright();
        let is_known = lettered
            .iter()
            .any(|known| (known.series, known.category) == (drawn, at));
        if series[drawn].slots[at].mark().is_some() && !text.is_empty() && !is_known {
            lettered.push(LetteredNote {
                series: drawn,
                category: at,
                letter: if has_mark {
                    letter(lettered.len())
                } else {
                    String::new()
                },
                text: if has_mark || text.is_empty() {
                    text
                } else {
                    words::note_at(&categories[at].label, &text)
                },
            });
        }
    }
    lettered
}

/// a to z, then aa, bb and so on: never a number, which an event might have.
fn letter(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    letter.to_string().repeat(index / 26 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(periods: &[(i16, i8, u16)]) -> Calendar {
        let period =
            |&(year, month, count): &(i16, i8, u16)| Period::months(year, month, count).expect("months of a year");
        Calendar::of(&periods.iter().map(period).collect::<Vec<_>>()).expect("periods in the order of time")
    }

    #[test]
    fn a_day_lies_in_its_category_by_the_days_before_it() {
        let check = |calendar: &Calendar, day: Date, place: f64, why: &str| {
            let found = calendar.place(day);
            assert!((found - place).abs() < 1e-9, "{why}: {found}");
        };
        let years = calendar(&[(2018, 1, 12), (2019, 1, 12), (2021, 1, 12)]);
        check(
            &years,
            Date::constant(2018, 1, 1),
            0.0,
            "the first day is where the axis begins",
        );
        check(
            &years,
            Date::constant(2019, 7, 2),
            1.0 + 182.0 / 365.0,
            "182 days of 365 lie before the 2nd of July",
        );
        check(
            &years,
            Date::constant(2020, 5, 1),
            2.0,
            "a day of a year that isn't there lies between its neighbours",
        );
        check(&years, Date::constant(2022, 1, 1), 3.0, "behind the axis is its end");
        let cumulative = calendar(&[(2020, 1, 3), (2020, 1, 6)]);
        check(
            &cumulative,
            Date::constant(2020, 4, 1),
            1.0,
            "上半年 shows what came since the first quarter",
        );
    }

    #[test]
    fn periods_out_of_order_have_no_calendar() {
        let periods = [(2020, 1, 12), (2019, 1, 12)].map(|(year, month, count)| Period::months(year, month, count));
        let periods: Vec<Period> = periods.into_iter().flatten().collect();
        assert!(
            Calendar::of(&periods).is_none(),
            "sorted by size, the axis has no place for a date"
        );
    }

    #[test]
    fn letters_never_end() {
        let check = |index: usize, wanted: &str, why: &str| assert_eq!(letter(index), wanted, "{why}");
        check(0, "a", "the first");
        check(25, "z", "the last single one");
        check(26, "aa", "then doubled");
    }
}
