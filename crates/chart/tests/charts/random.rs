//! Two thousand random charts: every form in turn, with names, figures, gaps, statuses, roles, events, days of rest, notes, sizes and
//! themes as no person would choose them. Each keeps the rules, or is refused for a reason that is true.
//!
//! A chart comes from its number alone, so a fault names what draws it again: `SUISHU_CHART=1234 cargo test -p suishu-chart random`
//! draws that one alone and leaves its picture for a look.

#![expect(clippy::print_stdout, reason = "a test tells what came of its charts")]

mod axes;
mod charts;
mod dice;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use suishu_chart::{ChartError, Drawing, Form, Renderer, Size, Theme};

use self::charts::Chart;
use self::dice::Dice;
use crate::checker::Checked;

/// Charts of each of the eight tests, which run beside each other.
const SHARD: u64 = 250;

/// At least this part of the charts must come out as a picture at the size asked for, and this part of those of any form at that size
/// or the one that the refusal names, so that the test can't run empty.
const DRAWN: f64 = 0.6;
const DRAWN_OF_A_FORM: f64 = 0.5;

#[test]
fn random_charts_keep_the_rules_up_to_250() {
    check(0);
}

#[test]
fn random_charts_keep_the_rules_up_to_500() {
    check(1);
}

#[test]
fn random_charts_keep_the_rules_up_to_750() {
    check(2);
}

#[test]
fn random_charts_keep_the_rules_up_to_1000() {
    check(3);
}

#[test]
fn random_charts_keep_the_rules_up_to_1250() {
    check(4);
}

#[test]
fn random_charts_keep_the_rules_up_to_1500() {
    check(5);
}

#[test]
fn random_charts_keep_the_rules_up_to_1750() {
    check(6);
}

#[test]
fn random_charts_keep_the_rules_up_to_2000() {
    check(7);
}

/// What came of the charts of one form.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    /// At the size asked for.
    drawn: u32,
    /// At the size that the refusal names.
    enlarged: u32,
    /// Refused without such a size.
    too_large: u32,
    /// Refused for what the figures are.
    unfit: u32,
}

impl Tally {
    fn all(self) -> f64 {
        f64::from(self.drawn + self.enlarged + self.too_large + self.unfit)
    }
}

/// Draws the charts of one shard; all faults are told at the end, with the numbers of their charts.
fn check(shard: u64) {
    let alone = std::env::var("SUISHU_CHART")
        .ok()
        .and_then(|number| number.parse().ok());
    let judge = Judge {
        alone: alone.is_some(),
        renderer: Renderer::new().expect("the bundled fonts are readable"),
        themes: Theme::shipped().expect("the shipped themes are readable"),
    };
    let numbers = alone.map_or(shard * SHARD..(shard + 1) * SHARD, |number| number..number + 1);
    let mut tallies: BTreeMap<Form, Tally> = BTreeMap::new();
    let mut broken = Vec::new();
    for number in numbers {
        let form = Form::ALL[number as usize % Form::ALL.len()];
        let tally = tallies.entry(form).or_default();
        let faults = catch_unwind(AssertUnwindSafe(|| judge.faults(number, form, tally)))
            .unwrap_or_else(|_| vec!["panicked".to_owned()]);
        broken.extend(
            faults
                .into_iter()
                .map(|fault| format!("chart {number}, {}: {fault}", form.name())),
        );
    }
    let told: Vec<String> = tallies
        .iter()
        .map(|(form, tally)| format!("{}: {tally:?}", form.name()))
        .collect();
    println!("{}", told.join("\n"));
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
    if alone.is_none() {
        assert_eq!(tallies.len(), Form::ALL.len(), "every form has its turn");
        let (drawn, all) = tallies
            .values()
            .fold((0, 0.0), |(drawn, all), tally| (drawn + tally.drawn, all + tally.all()));
        assert!(f64::from(drawn) >= DRAWN * all, "most are drawn: {drawn} of {all}");
        for (form, tally) in tallies {
            let drawn = f64::from(tally.drawn + tally.enlarged);
            assert!(
                drawn >= DRAWN_OF_A_FORM * tally.all(),
                "of {} most are drawn: {tally:?}",
                form.name()
            );
        }
    }
}

struct Judge {
    /// Whether one chart is drawn to be looked at.
    alone: bool,
    renderer: Renderer,
    themes: [Theme; 5],
}

impl Judge {
    /// What is wrong with one chart, or with its refusal.
    fn faults(&self, number: u64, form: Form, tally: &mut Tally) -> Vec<String> {
        let mut dice = Dice::new(number);
        let chart = charts::chart(&mut dice, form);
        let theme = &self.themes[dice.below(self.themes.len())];
        let size = size(&mut dice);
        match self.draw(&chart, theme, size) {
            Ok(drawing) => {
                tally.drawn += 1;
                told(&chart, theme, &drawing, size)
            }
            Err(ChartError::TooSmall { fits_mm, .. }) => {
                let Some((width_mm, height_mm)) = fits_mm else {
                    tally.too_large += 1;
                    return Vec::new();
                };
                tally.enlarged += 1;
                let larger = Size { width_mm, height_mm };
                match self.draw(&chart, theme, larger) {
                    Ok(drawing) => told(&chart, theme, &drawing, larger),
                    Err(error) => vec![format!("{width_mm} × {height_mm} mm would do, and doesn't: {error}")],
                }
            }
            Err(error) if chart.spoilt || gaps_explain(&error) => {
                tally.unfit += 1;
                Vec::new()
            }
            Err(error) => vec![format!("refused without need: {error}")],
        }
    }

    fn draw(&self, chart: &Chart, theme: &Theme, size: Size) -> Result<Drawing, ChartError> {
        let drawing = self.renderer.draw(&chart.spec, &chart.data, theme, size)?;
        if self.alone {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("random-chart.png");
            let png = self.renderer.png(&drawing, 150.0)?;
            std::fs::write(&path, png).expect("the picture can be written");
            std::fs::write(path.with_extension("svg"), &drawing.svg).expect("the drawing can be written");
            println!("{}", path.display());
        }
        Ok(drawing)
    }
}

fn told(chart: &Chart, theme: &Theme, drawing: &Drawing, Size { width_mm, height_mm }: Size) -> Vec<String> {
    let checked = Checked {
        spec: &chart.spec,
        theme,
        drawing,
    };
    let faults = checked.faults().into_iter();
    faults
        .map(|fault| format!("{} {width_mm:.1}×{height_mm:.1}: {fault}", theme.name))
        .collect()
}

/// Refusals that a missing figure brings about in a chart that is fit otherwise.
const fn gaps_explain(error: &ChartError) -> bool {
    matches!(
        error,
        ChartError::NoData | ChartError::PartMissing { .. } | ChartError::TooFewParts { .. } | ChartError::NoTarget
    )
}

/// From half a column to A3; now and then a stamp, where nothing fits.
fn size(dice: &mut Dice) -> Size {
    let usual = [
        (156.0, 97.0),
        (75.0, 60.0),
        (254.0, 143.0),
        (420.0, 297.0),
        (120.0, 160.0),
        (50.0, 30.0),
    ];
    let (width_mm, height_mm) = if dice.chance(0.35) {
        *dice.one_of(&usual)
    } else {
        (dice.between(75.0, 300.0), dice.between(55.0, 220.0))
    };
    Size { width_mm, height_mm }
}
