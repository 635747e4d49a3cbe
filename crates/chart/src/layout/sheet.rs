//! The page while it is being filled: sizes of type, margins, and the texts placed so far.

use super::logo::{GAP, PlacedLogo};
use super::plan::{Anchor, PlacedText, TextRole};
use crate::geometry::Rect;
use crate::text::{Fonts, Weight};
use crate::theme::{Color, Corner, Theme, TypeSizes};

/// The smallest type at final size.
pub(crate) const SMALLEST: f64 = 7.5;
/// The smallest title: still a title above type of 7.5.
const SMALLEST_TITLE: f64 = 9.0;
/// The width for which a theme gives its sizes.
const REFERENCE_WIDTH: f64 = 156.0 * 72.0 / 25.4;

/// Height of Han letters above and below the baseline, in ems.
const ASCENT: f64 = 0.88;
const DESCENT: f64 = 0.14;
/// Height of digits above and below the baseline, in ems.
const DIGIT_ASCENT: f64 = 0.76;
const DIGIT_DESCENT: f64 = 0.03;
/// From line to line, in ems.
pub(crate) const LEADING: f64 = 1.38;

/// A page.
#[derive(Clone)]
pub(crate) struct Sheet<'a> {
    pub theme: &'a Theme,
    pub fonts: &'a Fonts,
    pub sizes: TypeSizes,
    /// How much larger or smaller than the reference the drawing is; lines and gaps follow it gently.
    pub scale: f64,
    pub page: Rect,
    /// The page less its margins.
    pub inner: Rect,
    pub texts: Vec<PlacedText>,
    /// The theme's logo; heading and footer keep its corner free.
    pub logo: Option<PlacedLogo>,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(theme: &'a Theme, fonts: &'a Fonts, width: f64, height: f64) -> Self {
        let scale = gentle(width / REFERENCE_WIDTH);
        let sized = |points: f64, least: f64| ((points * scale * 4.0).round() / 4.0).max(least);
        let page = Rect {
            x: 0.0,
            y: 0.0,
            width,
            height,
        };
        Self {
            theme,
            fonts,
            sizes: TypeSizes {
                title: sized(theme.sizes.title, SMALLEST_TITLE),
                subtitle: sized(theme.sizes.subtitle, SMALLEST),
                label: sized(theme.sizes.label, SMALLEST),
                note: sized(theme.sizes.note, SMALLEST),
            },
            scale,
            page,
            inner: page.grown(-margin(width)),
            texts: Vec::new(),
            logo: PlacedLogo::on(page, theme),
        }
    }

    pub(crate) fn width(&self, text: &str, size: f64) -> f64 {
        self.fonts.width(text, size, Weight::Regular)
    }

    /// The logo, where it stands in this corner.
    pub(crate) fn logo_at(&self, corner: Corner) -> Option<Rect> {
        self.logo.filter(|logo| logo.corner == corner).map(|logo| logo.rect)
    }

    /// The width that a logo in this corner takes from the lines beside it.
    pub(crate) fn beside_logo(&self, corner: Corner) -> f64 {
        self.logo_at(corner).map_or(0.0, |logo| logo.width + GAP * self.scale)
    }

    /// A text as it would lie; nothing is placed yet.
    pub(crate) fn set(
        &self,
        role: TextRole,
        text: impl Into<String>,
        x: f64,
        baseline: f64,
        anchor: Anchor,
    ) -> PlacedText {
        let (size, weight, color) = self.style(role);
        self.styled(role, text.into(), (x, baseline), anchor, (size, weight, color))
    }

    /// The same with a style of its own.
    pub(crate) fn styled(
        &self,
        role: TextRole,
        text: String,
        (x, baseline): (f64, f64),
        anchor: Anchor,
        (size, weight, color): (f64, Weight, Color),
    ) -> PlacedText {
        let width = self.fonts.width(&text, size, weight);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let (ascent, descent) = if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            (DIGIT_ASCENT, DIGIT_DESCENT)
        } else {
            (ASCENT, DESCENT)
        };
        let rect = Rect {
            x: left,
            y: baseline - ascent * size,
            width,
            height: (ascent + descent) * size,
        };
        PlacedText {
            role,
            text,
            x,
            baseline,
            anchor,
            size,
            weight,
            color,
            rect,
            subject: None,
        }
    }

    pub(crate) fn place(&mut self, text: PlacedText) {
        self.texts.push(text);
    }

    fn style(&self, role: TextRole) -> (f64, Weight, Color) {
        let Theme { text, muted, .. } = *self.theme;
        match role {
            TextRole::Title => (self.sizes.title, Weight::Bold, text),
            TextRole::Subtitle => (self.sizes.subtitle, Weight::Regular, muted),
            TextRole::AxisHead | TextRole::Tick => (self.sizes.label, Weight::Regular, muted),
            TextRole::Category | TextRole::Group | TextRole::Legend | TextRole::SeriesLabel | TextRole::Value => {
                (self.sizes.label, Weight::Regular, text)
            }
            TextRole::Annotation | TextRole::EventKey => (self.sizes.note, Weight::Regular, text),
            TextRole::Note | TextRole::Source => (self.sizes.note, Weight::Regular, muted),
        }
    }

    /// Whether `rect` lies on the page's inner area and meets no text.
    pub(crate) fn is_free(&self, rect: &Rect) -> bool {
        self.page.grown(-1.0).contains(rect) && !self.texts.iter().any(|text| text.rect.overlaps(rect))
    }
}

/// The margin of a page of this width.
pub(crate) fn margin(width: f64) -> f64 {
    5.0 * gentle(width / REFERENCE_WIDTH).max(0.8)
}

/// Slides are read from afar and half columns from near: type follows the width, but less than the width does.
fn gentle(ratio: f64) -> f64 {
    ratio.max(0.01).sqrt().clamp(0.8, 1.8)
}

/// The baseline of a line of Han letters whose middle is at `middle`.
pub(crate) fn centered_baseline(middle: f64, size: f64) -> f64 {
    middle + (ASCENT - DESCENT) / 2.0 * size
}

/// The baseline of a number whose middle is at `middle`.
pub(crate) fn centered_digits(middle: f64, size: f64) -> f64 {
    middle + (DIGIT_ASCENT - DIGIT_DESCENT) / 2.0 * size
}

/// The baseline of a line whose top is at `top`.
pub(crate) fn below(top: f64, size: f64) -> f64 {
    top + ASCENT * size
}

/// The bottom of a line on `baseline`.
pub(crate) fn bottom(baseline: f64, size: f64) -> f64 {
    baseline + DESCENT * size
}

/// Height of a number.
pub(crate) fn digit_height(size: f64) -> f64 {
    (DIGIT_ASCENT + DIGIT_DESCENT) * size
}
