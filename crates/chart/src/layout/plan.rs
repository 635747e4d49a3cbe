//! The finished layout as a value: every text with its box, every axis with its ticks. The drawing adds nothing to it, and the
//! tests read it.

use serde::Serialize;

use crate::geometry::Rect;
use crate::text::Weight;
use crate::theme::Color;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextRole {
    /// Number and title of the figure.
    Title,
    /// Subtitle.
    Subtitle,
    /// 单位 at the head of an axis.
    AxisHead,
    /// A number at a tick.
    Tick,
    /// The name of a category.
    Category,
    /// The name that neighbouring categories share.
    Group,
    /// A name in the legend.
    Legend,
    /// A name beside its series.
    SeriesLabel,
    /// A figure at its mark.
    Value,
    /// What is said of a place of the plot: the number of an event, the letter of a note, 口径变化.
    Annotation,
    /// An event of the key below: its number, date and title.
    EventKey,
    /// A note.
    Note,
    /// The source.
    Source,
}

impl TextRole {
    /// The class of its group in the SVG.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::AxisHead => "axis-head",
            Self::Tick => "ticks",
            Self::Category => "categories",
            Self::Group => "groups",
            Self::Legend => "legend",
            Self::SeriesLabel => "series-labels",
            Self::Value => "values",
            Self::Annotation => "annotations",
            Self::EventKey => "event-key",
            Self::Note => "notes",
            Self::Source => "source",
        }
    }

    /// Every role, in the order of drawing.
    pub(crate) const ALL: [Self; 13] = [
        Self::Title,
        Self::Subtitle,
        Self::AxisHead,
        Self::Tick,
        Self::Category,
        Self::Group,
        Self::Legend,
        Self::SeriesLabel,
        Self::Value,
        Self::Annotation,
        Self::EventKey,
        Self::Note,
        Self::Source,
    ];
}

/// Which end of a line of text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// What a text names, beyond its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A series, by its place in what is resolved.
    Series(usize),
    /// A category, by its place in what is resolved.
    Category(usize),
    /// A note, by its place among the printed ones.
    Note(usize),
    /// An event that is flagged, by its place among those of the annotations or of the timeline.
    Event(usize),
}

/// One line of text in its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlacedText {
    /// What it is.
    pub role: TextRole,
    /// What it says.
    pub text: String,
    /// Where its anchor stands.
    pub x: f64,
    /// Where its letters stand.
    pub baseline: f64,
    /// Which end stands at x.
    pub anchor: Anchor,
    /// Size of the type in points.
    pub size: f64,
    /// Weight.
    #[serde(skip)]
    pub weight: Weight,
    /// Colour.
    pub color: Color,
    /// The box that its letters fill.
    pub rect: Rect,
    /// What it names; the hit map leads from the text to it.
    #[serde(skip)]
    pub subject: Option<Subject>,
}

impl PlacedText {
    /// The same text, as the name of something.
    #[must_use]
    pub(crate) fn naming(self, subject: Subject) -> Self {
        Self {
            subject: Some(subject),
            ..self
        }
    }
}

/// One tick.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Tick {
    /// Value.
    pub value: f64,
    /// Its y on the page; its x for bars.
    pub position: f64,
}

/// One value axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlannedAxis {
    /// Unit as printed.
    pub unit: String,
    /// Ticks, from the lowest value.
    pub ticks: Vec<Tick>,
    /// Where zero lies on the page, when it is on the axis.
    pub zero: Option<f64>,
}

/// The layout.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The whole page.
    pub page: Rect,
    /// Every text.
    pub texts: Vec<PlacedText>,
    /// The drawing areas with axes: one for most forms, several for small multiples, none for a pie.
    pub panels: Vec<Panel>,
}

/// One drawing area.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    /// Where it lies.
    pub plot: Rect,
    /// The axes: left, then right; across, then up for a scatter.
    pub axes: Vec<PlannedAxis>,
}
