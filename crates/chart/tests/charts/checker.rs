//! The rules of layout over one drawing, read from its plan, its hits and its ink. Every breach is told in a sentence.

mod zeros;

use std::collections::HashSet;

use suishu_chart::{ChartSpec, Color, Drawing, PlacedText, Plan, Point, Rect, Size, Theme};

use crate::fixtures::gallery;
use crate::inked::{self, Inked};

/// The smallest type at final size.
const SMALLEST: f64 = 7.5;
/// Contrast of letters with what they stand on: WCAG's for large letters; their colours on paper are held to more elsewhere.
const CONTRAST: f64 = 3.0;
/// What may not begin a line, and what may not end one (GB/T 15834).
const NEVER_FIRST: &str = "、，。；：！？）》〉」』】〕”’％‰·—…";
const NEVER_LAST: &str = "（《〈「『【〔“‘";

/// What a drawing was made from, with what was made.
pub(crate) struct Checked<'a> {
    pub spec: &'a ChartSpec,
    pub theme: &'a Theme,
    pub drawing: &'a Drawing,
}

impl Checked<'_> {
    /// Every breach of a rule.
    pub(crate) fn faults(&self) -> Vec<String> {
        let plan = &self.drawing.plan;
        let inked = inked::read(&self.drawing.svg);
        let mut faults = Vec::new();
        texts(plan, &mut faults);
        printed(&self.drawing.svg, plan, &mut faults);
        lines(plan, &mut faults);
        zeros::check(self.spec, plan, &inked, &mut faults);
        hits(self.drawing, &mut faults);
        grounds(plan, &inked, self.theme, &mut faults);
        faults
    }
}

/// Sizes, the page, and overlaps.
fn texts(plan: &Plan, faults: &mut Vec<String>) {
    for (index, text) in plan.texts.iter().enumerate() {
        let PlacedText {
            text: said,
            size,
            rect,
            role,
            ..
        } = text;
        if *size < SMALLEST {
            faults.push(format!("{said:?} is set in {size} pt"));
        }
        if !plan.page.contains(rect) {
            faults.push(format!("{role:?} {said:?} leaves the page: {rect:?}"));
        }
        if said.is_empty() || rect.width <= 0.0 {
            faults.push(format!("a text of role {role:?} says nothing"));
        }
        for other in plan.texts[..index].iter().filter(|other| other.rect.overlaps(rect)) {
            faults.push(format!("{role:?} {said:?} lies over {:?} {:?}", other.role, other.text));
        }
    }
}

/// The picture has the letters of the plan and no others, and none smaller.
fn printed(svg: &str, plan: &Plan, faults: &mut Vec<String>) {
    let letters = svg.lines().filter(|line| line.starts_with("<text"));
    let sizes: Vec<f64> = letters
        .filter_map(|line| inked::attribute(line, "font-size")?.parse().ok())
        .collect();
    if sizes.len() != plan.texts.len() {
        faults.push(format!(
            "{} texts are planned, {} printed",
            plan.texts.len(),
            sizes.len()
        ));
    }
    if let Some(small) = sizes.iter().find(|size| **size < SMALLEST) {
        faults.push(format!("letters are printed in {small} pt"));
    }
}

/// Lines that were broken begin and end as Chinese print allows: neighbours of one role, one under the other.
fn lines(plan: &Plan, faults: &mut Vec<String>) {
    let below = |one: &PlacedText, next: &PlacedText| {
        let same = one.role == next.role && one.subject == next.subject && one.anchor == next.anchor;
        let under = next.baseline > one.baseline && next.baseline - one.baseline < one.size * 1.6;
        // A number and a note of their own begin anew.
        same && under && one.subject.is_some()
    };
    for pair in plan.texts.windows(2).filter(|pair| below(&pair[0], &pair[1])) {
        let (end, start) = (pair[0].text.chars().last(), pair[1].text.chars().next());
        if start.is_some_and(|character| NEVER_FIRST.contains(character)) {
            faults.push(format!("a line begins with {start:?}: {:?}", pair[1].text));
        }
        if end.is_some_and(|character| NEVER_LAST.contains(character)) {
            faults.push(format!("a line ends with {end:?}: {:?}", pair[0].text));
        }
    }
}

/// Every figure answers the pointer once, on the page.
fn hits(drawing: &Drawing, faults: &mut Vec<String>) {
    let page = drawing.plan.page.grown(8.0);
    let mut seen = HashSet::new();
    for hit in &drawing.hits {
        let rect = Rect {
            x: hit.x,
            y: hit.y,
            width: hit.width,
            height: hit.height,
        };
        let named = || format!("{} in {}", hit.series_label, hit.category_label);
        if !page.contains(&rect) {
            faults.push(format!("the target of {} leaves the page: {rect:?}", named()));
        }
        if hit.width <= 0.0 || hit.height <= 0.0 {
            faults.push(format!("the target of {} has no area", named()));
        }
        // Two columns of a waterfall may stand for one figure and tell different things of it: the later whole, and what its parts
        // leave of it. Several events may fall into one category.
        if !seen.insert((hit.series, hit.category, &hit.category_key, &hit.value)) {
            faults.push(format!("{} has two targets", named()));
        }
    }
}

/// Layers that lie behind everything, on which letters may stand: the paper, the grid, and the zero line with what parts categories.
const BEHIND: [&str; 3] = ["paper", "grid", "axis"];

/// Letters can be read on what lies under them: no line through them, and a contrast with every area.
///
/// The quiet lines of the grid may pass behind letters: at 0.5 pt and a contrast below 1.3 with the paper they are meant to be read
/// through, and a patch of paper under each name would tear them to pieces. Forms that draw their grid themselves do so in the backdrop.
fn grounds(plan: &Plan, inked: &[Inked], theme: &Theme, faults: &mut Vec<String>) {
    let quiet = |one: &Inked| one.layer == "backdrop" && one.fill.is_none() && one.stroke == Some(theme.grid);
    let inked: Vec<&Inked> = inked
        .iter()
        .filter(|one| !BEHIND.contains(&one.layer.as_str()) && !quiet(one))
        .collect();
    for text in &plan.texts {
        let PlacedText {
            text: said, rect, role, ..
        } = text;
        // Letters don't fill their box to the edge.
        let letters = Rect {
            x: rect.x + 0.4,
            y: rect.y + rect.height * 0.14,
            width: (rect.width - 0.8).max(0.1),
            height: rect.height * 0.72,
        };
        if let Some(ground) = unreadable(text.color, &letters, &inked, theme.background) {
            faults.push(format!("{role:?} {said:?} in {} stands on {ground}", text.color));
        }
        let crossing = inked.iter().enumerate().find(|(at, line)| {
            let hidden = || {
                inked[at + 1..]
                    .iter()
                    .any(|area| corners(&letters).iter().all(|corner| area.covers(*corner)))
            };
            line.crosses(&letters) && !hidden()
        });
        if crossing.is_some() {
            faults.push(format!("a line passes through {role:?} {said:?}"));
        }
    }
}

/// The first ground on which the letters can't be read.
fn unreadable(color: Color, letters: &Rect, inked: &[&Inked], paper: Color) -> Option<Color> {
    let under = |at: Point| {
        inked
            .iter()
            .rev()
            .find(|area| area.covers(at))
            .and_then(|area| area.fill)
            .unwrap_or(paper)
    };
    let samples = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().flat_map(|across| {
        [0.0, 0.5, 1.0].map(|down| Point {
            x: letters.x + letters.width * across,
            y: letters.y + letters.height * down,
        })
    });
    samples.map(under).find(|ground| color.contrast(*ground) < CONTRAST)
}

fn corners(rect: &Rect) -> [Point; 4] {
    [
        (rect.x, rect.y),
        (rect.right(), rect.y),
        (rect.x, rect.bottom()),
        (rect.right(), rect.bottom()),
    ]
    .map(|(x, y)| Point { x, y })
}

/// A checker that finds nothing is worth nothing: each breach is made on purpose in a drawing that keeps the rules.
#[test]
fn every_kind_of_breach_is_found() {
    let renderer = suishu_chart::Renderer::new().expect("the bundled fonts are readable");
    let theme = &Theme::bulletin().expect("the bundled theme is readable");
    let check = |name: &str, spoil: &dyn Fn(&mut Drawing), said: &str| {
        let (_, spec, data) = gallery()
            .into_iter()
            .find(|(found, ..)| *found == name)
            .expect("the gallery has it");
        let mut drawing = renderer
            .draw(&spec, &data, theme, Size::FULL)
            .expect("a fixture can be drawn");
        spoil(&mut drawing);
        let faults = Checked {
            spec: &spec,
            theme,
            drawing: &drawing,
        }
        .faults();
        let found = faults.iter().any(|fault| fault.contains(said));
        assert!(found, "{name}: “{said}” isn't among {faults:?}");
    };
    check(
        "columns-line",
        &|drawing| drawing.plan.texts[1].rect = drawing.plan.texts[0].rect,
        "lies over",
    );
    check(
        "columns-line",
        &|drawing| drawing.plan.texts[0].rect.x = -1.0,
        "leaves the page",
    );
    check(
        "columns-line",
        &|drawing| drawing.plan.texts[0].size = 7.4,
        "is set in 7.4 pt",
    );
    check(
        "columns-line",
        &|drawing| drawing.svg = drawing.svg.replace("font-size=\"8.5\"", "font-size=\"6\""),
        "printed in 6 pt",
    );
    check(
        "columns-line",
        &|drawing| drawing.plan.panels[0].axes[1].zero = Some(100.0),
        "the zeros stand at",
    );
    check(
        "columns-line",
        &|drawing| drawing.plan.panels[0].axes[1].ticks[1].position += 1.0,
        "different heights",
    );
    check(
        "columns-line",
        &|drawing| drawing.plan.panels[0].axes[0].zero = None,
        "without zero",
    );
    let raised = |drawing: &mut Drawing| {
        for axis in drawing.plan.panels.iter_mut().flat_map(|panel| &mut panel.axes) {
            axis.zero = axis.zero.map(|zero| zero - 1.0);
            for tick in &mut axis.ticks {
                tick.position -= 1.0;
            }
        }
    };
    for form in [
        "columns",
        "grouped-columns",
        "bars",
        "stacked-columns",
        "percent-columns",
        "contribution",
        "waterfall",
        "small-multiples-free",
        "area",
        "bullet",
    ] {
        check(form, &raised, "zero");
    }
    check(
        "small-multiples",
        &|drawing| drawing.plan.panels[1].axes[0].ticks[1].value += 1.0,
        "panels on one scale differ",
    );
    check("columns-line", &|drawing| drawing.hits[0].x = -100.0, "leaves the page");
    check(
        "columns-line",
        &|drawing| {
            let text = &mut drawing.plan.texts[0];
            text.color = theme.background;
        },
        "stands on",
    );
    check(
        "columns-line",
        &|drawing| {
            let Rect { x, y, .. } = drawing.plan.texts[0].rect.grown(-2.0);
            let line = format!("<g class=\"lines\">\n<path d=\"M0 {y}L{x} {y}L999 {y}\" stroke=\"#000000\"/>\n</g>");
            drawing.svg.push_str(&line);
        },
        "a line passes through",
    );
}
