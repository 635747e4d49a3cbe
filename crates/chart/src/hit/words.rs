//! Where the words of a drawing lie that a spec can change: a name is clicked to mute its series, a title is written anew in its place.
//!
//! Words that say what the figures are (units, 推算 notes, figures themselves) are no hits: nobody may write them anew.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rounded;
use crate::data::ChartData;
use crate::geometry::Rect;
use crate::layout::plan::{Plan, Subject, TextRole};
use crate::resolve::Resolved;
use crate::spec::ChartSpec;
use crate::words;

/// What some words of a drawing are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WordPart {
    /// The title, with the number of the figure before it.
    Title,
    /// The subtitle.
    Subtitle,
    /// The name of a series: in the legend, or beside its marks.
    Series,
    /// The name of a category.
    Category,
    /// A note of the spec's own.
    Note,
    /// The source.
    Source,
}

/// Words in their place. Lengths are in points of the drawing's view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WordHit {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What they are.
    pub part: WordPart,
    /// Key of the series or category that they name: what `labels`, `muted` and `series_order` of the spec go by.
    pub key: Option<String>,
    /// Place among the notes of the spec.
    pub note: Option<usize>,
    /// The whole of them, unbroken and unabbreviated, as they would be written anew.
    pub text: String,
}

/// The words in the order of the page. Lines of one name, title or note are one hit.
pub(crate) fn map(spec: &ChartSpec, resolved: &Resolved, data: &ChartData, plan: &Plan) -> Vec<WordHit> {
    let mut hits: Vec<((TextRole, Option<Subject>), Rect)> = Vec::new();
    for text in &plan.texts {
        let same = (text.role, text.subject);
        match hits.last_mut().filter(|(last, _)| *last == same) {
            Some((_, rect)) => *rect = around(*rect, text.rect),
            None => hits.push((same, text.rect)),
        }
    }
    let hit = |((role, subject), rect): ((TextRole, Option<Subject>), Rect)| {
        let (part, key, note, text) = told(spec, resolved, data, role, subject)?;
        Some(WordHit {
            x: rounded(rect.x),
            y: rounded(rect.y),
            width: rounded(rect.width),
            height: rounded(rect.height),
            part,
            key,
            note,
            text,
        })
    };
    hits.into_iter().filter_map(hit).collect()
}

type Told = (WordPart, Option<String>, Option<usize>, String);

fn told(
    spec: &ChartSpec,
    resolved: &Resolved,
    data: &ChartData,
    role: TextRole,
    subject: Option<Subject>,
) -> Option<Told> {
    match (role, subject) {
        (_, Some(Subject::Series(drawn))) => {
            let series = resolved.series.get(drawn)?;
            let key = data.series.get(series.index)?.key.clone();
            Some((WordPart::Series, Some(key), None, series.name.clone()))
        }
        (_, Some(Subject::Category(at))) => {
            let category = resolved.categories.get(at)?;
            let key = data.categories.get(category.index)?.key.clone();
            Some((WordPart::Category, Some(key), None, category.name.clone()))
        }
        (_, Some(Subject::Note(printed))) => {
            let printed = resolved.notes.get(printed)?;
            let own = |note: &String| words::without_prefix(note, words::NOTE) == printed;
            let note = spec.notes.iter().position(own)?;
            Some((WordPart::Note, None, Some(note), spec.notes[note].clone()))
        }
        (TextRole::Title, None) => {
            let title = spec.title.as_ref().unwrap_or(&data.title);
            Some((WordPart::Title, None, None, title.clone()))
        }
        (TextRole::Subtitle, None) => Some((WordPart::Subtitle, None, None, spec.subtitle.clone()?)),
        (TextRole::Source, None) => Some((WordPart::Source, None, None, resolved.source.clone())),
        _ => None,
    }
}

/// The rectangle around two.
fn around(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Rect {
        x,
        y,
        width: one.right().max(other.right()) - x,
        height: one.bottom().max(other.bottom()) - y,
    }
}
