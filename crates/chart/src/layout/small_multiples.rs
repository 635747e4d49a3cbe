//! Small panels, one a series, each with its name above. Ticks stand left of the first column where all share their scale, the names
//! of the categories below the last panel of every column.

use super::category_axis::{self, CategoryLabels};
use super::frame::Frame;
use super::name_key::NameKey;
use super::panel_grid::PanelGrid;
use super::panel_values;
use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below, centered_digits, digit_height};
use super::slots::Slots;
use super::vertical::{TICK_GAP, widest_tick};
use super::{Layout, Plot, value_labels};
use crate::breaking;
use crate::error::Part;
use crate::geometry::Rect;
use crate::number;
use crate::resolve::{Resolved, ResolvedAxis, ResolvedSeries, Shape};
use crate::scale::Scale;
use crate::spec::Counting;
use crate::text::Weight;
use crate::words;

/// Intervals between ticks, tried from many to few; and the height in ems that one wants, and needs.
const INTERVALS: [i32; 4] = [5, 4, 3, 2];
const WANTED: f64 = 2.1;
const NEEDED: f64 = 1.15;
/// Lowest and narrowest plot of a panel, in ems.
const LOWEST: f64 = 2.2;
const NARROWEST: f64 = 3.5;
/// Gaps between panels, in ems.
const BESIDE: f64 = 1.3;
const BETWEEN: f64 = 0.9;
/// Gap between the name of a panel and its plot, in ems.
const UNDER_TITLE: f64 = 0.5;

pub(crate) fn lay_out(mut sheet: Sheet<'_>, resolved: &Resolved, mut top: f64, bottom: f64) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let head = resolved
        .axes
        .first()
        .map(|axis| words::unit(&axis.unit))
        .unwrap_or_default();
    if !head.is_empty() {
        let text = sheet.set(TextRole::AxisHead, head, sheet.inner.x, below(top, size), Anchor::Start);
        sheet.place(text);
        top += size * 1.5;
    }
    let room = (sheet.inner.width, bottom - top);
    let mut misfit = Part::Plot;
    for grid in PanelGrid::of_panels(resolved.series.len(), room) {
        for (intervals, headroom) in INTERVALS
            .into_iter()
            .flat_map(|intervals| [(intervals, true), (intervals, false)])
        {
            let panels = Panels {
                resolved,
                grid,
                intervals,
                headroom,
                top,
                bottom,
            };
            match panels.lay_out(sheet.clone()) {
                Ok(layout) => return Ok(layout),
                Err(part) => misfit = part,
            }
        }
    }
    Err(misfit)
}

/// One try: an arrangement with a number of intervals.
struct Panels<'a> {
    resolved: &'a Resolved,
    grid: PanelGrid,
    intervals: i32,
    /// Whether the highest column leaves room for its figure.
    headroom: bool,
    top: f64,
    bottom: f64,
}

/// What stands below the last panel of a column.
enum Names {
    /// The names of all categories.
    All(CategoryLabels),
    /// Only where the time begins and where it ends.
    Ends(Option<String>, String),
}

impl Panels<'_> {
    fn lay_out(&self, mut sheet: Sheet<'_>) -> Result<Layout, Part> {
        let Self { resolved, grid, .. } = *self;
        let size = sheet.sizes.label;
        let scales: Vec<Scale> = (0..grid.count).map(|panel| self.scale(&sheet, panel)).collect();
        let columns = self.columns(&sheet, &scales)?;
        let width = columns[0].1;
        let (names, key) = self.names(&sheet, width, columns[0].0)?;
        let names_height = names.height(&sheet);
        let key_height = key.as_ref().map_or(0.0, |key| key.height(&sheet));

        let titles: Vec<Vec<String>> = (0..grid.count)
            .map(|panel| self.title(&sheet, panel, width + size * BESIDE * 0.5))
            .collect::<Option<_>>()
            .ok_or(Part::Legend)?;
        let title_lines = |row: usize| {
            let row = titles.iter().skip(row * grid.columns).take(grid.columns);
            row.map(Vec::len).max().unwrap_or(1) as f64
        };
        let title_height = |row: usize| size * (1.02 + (title_lines(row) - 1.0) * LEADING + UNDER_TITLE);
        let rows = grid.rows();
        let fixed: f64 =
            (0..rows).map(title_height).sum::<f64>() + size * BETWEEN * (rows as f64 - 1.0) + names_height + key_height;
        let height = (self.bottom - self.top - fixed) / rows as f64;
        if height < size * LOWEST {
            return Err(Part::Plot);
        }
        let fewest = self.intervals == INTERVALS[INTERVALS.len() - 1];
        let least = size * if fewest { NEEDED } else { WANTED };
        if scales
            .iter()
            .any(|scale| height / (scale.ticks().count() as f64 - 1.0) < least)
        {
            return Err(Part::Plot);
        }

        let mut plots = Vec::with_capacity(grid.count);
        let mut y = self.top;
        for row in 0..rows {
            y += title_height(row);
            for panel in row * grid.columns..((row + 1) * grid.columns).min(grid.count) {
                let (x, width) = columns[grid.place(panel).0];
                let frame = Frame {
                    plot: Rect { x, y, width, height },
                    scales: vec![scales[panel]],
                    slots: Slots::of(&resolved.categories),
                    horizontal: false,
                    thickest: 20.0 * sheet.scale,
                };
                plots.push(self.panel(&mut sheet, panel, frame, &titles[panel], &names));
            }
            y += height + size * BETWEEN;
        }
        let frames: Vec<&Frame> = plots.iter().map(|plot| &plot.frame).collect();
        let marks = panel_values::place(&mut sheet, resolved, &frames);
        if let Some(key) = key {
            let left = sheet.inner.x;
            key.place(&mut sheet, left, self.bottom - key_height);
        }
        Ok(Layout::new(sheet, resolved, plots, marks))
    }

    /// Name, ticks and categories of one panel.
    fn panel(&self, sheet: &mut Sheet<'_>, panel: usize, frame: Frame, title: &[String], names: &Names) -> Plot {
        let size = sheet.sizes.label;
        let series = &self.resolved.series[panel];
        for (line, text) in title.iter().enumerate() {
            let up = (title.len() - line) as f64 - 1.0;
            let baseline = frame.plot.y - size * (UNDER_TITLE + 0.14) - up * size * LEADING;
            let style = (size, weight(series), sheet.theme.text);
            let text = sheet.styled(
                TextRole::SeriesLabel,
                text.clone(),
                (frame.plot.x, baseline),
                Anchor::Start,
                style,
            );
            sheet.place(text.naming(Subject::Series(panel)));
        }
        if self.has_ticks(panel) {
            let scale = frame.scales[0];
            for tick in scale.ticks() {
                let baseline = centered_digits(frame.along(0, tick), size);
                let text = number::tick(tick, scale.decimals_of(tick));
                let text = sheet.set(
                    TextRole::Tick,
                    text,
                    frame.plot.x - size * TICK_GAP,
                    baseline,
                    Anchor::End,
                );
                sheet.place(text);
            }
        }
        let mut parting = Vec::new();
        if self.grid.is_lowest(panel) {
            match names {
                Names::All(labels) => {
                    let center = |place: f64| frame.across(place + 0.5);
                    parting = labels.clone().place(sheet, &center, frame.plot.bottom());
                }
                Names::Ends(first, last) => {
                    let baseline = below(frame.plot.bottom() + size * 0.45, size);
                    let last_place = self.resolved.categories.len().saturating_sub(1);
                    let ends = [
                        (first.clone(), 0, frame.plot.x, Anchor::Start),
                        (Some(last.clone()), last_place, frame.plot.right(), Anchor::End),
                    ];
                    for (text, category, x, anchor) in ends {
                        if let Some(text) = text {
                            let text = sheet.set(TextRole::Category, text, x, baseline, anchor);
                            sheet.place(text.naming(Subject::Category(category)));
                        }
                    }
                }
            }
        }
        let mut missing = value_labels::missing(sheet, self.resolved, &frame);
        missing.retain(|(series, ..)| *series == panel);
        Plot {
            parting,
            missing,
            ..Plot::of(self.resolved, frame, vec![panel])
        }
    }

    fn scale(&self, sheet: &Sheet<'_>, panel: usize) -> Scale {
        let Some(ResolvedAxis { range, from_zero, .. }) =
            self.resolved.panels.get(panel).or(self.resolved.axes.first())
        else {
            return Scale::single(0.0, 1.0, self.intervals, true);
        };
        if self.resolved.counting == Counting::Log {
            return Scale::ratios(range.0, range.1, self.intervals);
        }
        let scale = Scale::single(range.0, range.1, self.intervals, *from_zero);
        let columns = !matches!(self.resolved.series[panel].shape, Shape::Line { .. });
        if !(self.headroom && columns && self.resolved.value_labels != Some(false)) {
            return scale;
        }
        // The height isn't settled yet; what names and gaps take is guessed.
        let height = (self.bottom - self.top) / self.grid.rows() as f64 - 3.0 * sheet.sizes.label;
        let needed = (digit_height(sheet.sizes.label) + value_labels::GAP) / height.max(1.0);
        let scale = if 1.0 - scale.position(range.1) < needed {
            scale.raised()
        } else {
            scale
        };
        if range.0 < 0.0 && scale.position(range.0) < needed {
            scale.lowered()
        } else {
            scale
        }
    }

    /// On scales of their own all panels have ticks, on a shared one the first column has them.
    fn has_ticks(&self, panel: usize) -> bool {
        !self.resolved.panels.is_empty() || self.grid.place(panel).0 == 0
    }

    /// Left edge and width of the plots of each column.
    fn columns(&self, sheet: &Sheet<'_>, scales: &[Scale]) -> Result<Vec<(f64, f64)>, Part> {
        let size = sheet.sizes.label;
        let mut ticks = vec![0.0_f64; self.grid.columns];
        for (panel, scale) in scales.iter().enumerate().filter(|(panel, _)| self.has_ticks(*panel)) {
            let room = &mut ticks[self.grid.place(panel).0];
            *room = room.max(widest_tick(sheet, *scale) + size * TICK_GAP);
        }
        let gaps = size * BESIDE * (self.grid.columns as f64 - 1.0);
        // The last name of the axis may stand out by half of itself.
        let right = sheet.inner.width - size * 0.4;
        let width = (right - gaps - ticks.iter().sum::<f64>()) / self.grid.columns as f64;
        if width < size * NARROWEST {
            return Err(Part::Plot);
        }
        let mut x = sheet.inner.x;
        let place = |ticks: f64| {
            let left = x + ticks;
            x = left + width + size * BESIDE;
            (left, width)
        };
        Ok(ticks.into_iter().map(place).collect())
    }

    /// The names below the columns, and the key that is placed once.
    fn names(&self, sheet: &Sheet<'_>, width: f64, left: f64) -> Result<(Names, Option<NameKey>), Part> {
        let Self { resolved, .. } = *self;
        let size = sheet.sizes.label;
        let slot = width / Slots::of(&resolved.categories).total();
        let mut labels = category_axis::arrange_within(sheet, resolved, (slot, left), 2)?;
        if labels.is_complete() {
            let key = labels.take_key();
            return Ok((Names::All(labels), key));
        }
        let ([first, ..], Some(last)) = (resolved.categories.as_slice(), resolved.categories.last()) else {
            return Err(Part::CategoryLabels);
        };
        let spellings = |category: &crate::resolve::ResolvedCategory| {
            let group = category.group.clone().unwrap_or_else(|| category.label.clone());
            let year = category_axis::without_year(&group).to_owned();
            [category.label.clone(), group, year]
        };
        let pairs: Vec<(String, String)> = spellings(first).into_iter().zip(spellings(last)).collect();
        let measured = |text: &str| sheet.width(text, size);
        let both = pairs
            .iter()
            .find(|(first, last)| first != last && measured(first) + size * 0.8 + measured(last) <= width);
        if let Some((first, last)) = both {
            return Ok((Names::Ends(Some(first.clone()), last.clone()), None));
        }
        let last = pairs
            .into_iter()
            .map(|(_, last)| last)
            .find(|last| measured(last) <= width);
        Ok((Names::Ends(None, last.ok_or(Part::CategoryLabels)?), None))
    }

    /// The name of a panel in lines, with its unit where the panels differ in it.
    fn title(&self, sheet: &Sheet<'_>, panel: usize, width: f64) -> Option<Vec<String>> {
        let Self { resolved, .. } = *self;
        let series = &resolved.series[panel];
        let said = resolved.axes.first().is_some_and(|axis| !axis.unit.is_empty());
        let unit = resolved
            .panels
            .get(panel)
            .map(|axis| axis.unit.as_str())
            .filter(|unit| !said && !unit.is_empty());
        let name = unit.map_or_else(|| series.label.clone(), |unit| format!("{}（{unit}）", series.label));
        [1, 2, 3]
            .into_iter()
            .find_map(|lines| breaking::balanced(sheet.fonts, &name, sheet.sizes.label, weight(series), width, lines))
    }
}

impl Names {
    fn height(&self, sheet: &Sheet<'_>) -> f64 {
        match self {
            Self::All(labels) => labels.height(sheet),
            Self::Ends(..) => sheet.sizes.label * (0.45 + 1.02),
        }
    }
}

const fn weight(series: &ResolvedSeries) -> Weight {
    if series.own { Weight::Bold } else { Weight::Regular }
}
