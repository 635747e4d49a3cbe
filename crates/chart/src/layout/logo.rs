//! The place of a theme's logo: a corner of the page that heading or footer keep free.

use super::sheet::margin;
use crate::geometry::Rect;
use crate::theme::{Corner, Theme};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// The parts of the page that a logo may take.
const WIDEST: f64 = 0.22;
const HIGHEST: f64 = 0.14;
/// Room between logo and type, in points.
pub(crate) const GAP: f64 = 5.0;

/// A logo in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct PlacedLogo {
    pub rect: Rect,
    pub corner: Corner,
}

impl PlacedLogo {
    /// The logo of the theme on a page; a small page makes it smaller.
    pub(crate) fn on(page: Rect, theme: &Theme) -> Option<Self> {
        let logo = theme.logo.as_ref()?;
        let inner = page.grown(-margin(page.width));
        let (width, height) = logo.size_mm();
        let (width, height) = (width * POINTS, height * POINTS);
        let shrink = (page.width * WIDEST / width)
            .min(page.height * HIGHEST / height)
            .min(1.0);
        let (width, height) = (width * shrink, height * shrink);
        let y = match logo.corner {
            Corner::TopRight => inner.y,
            Corner::BottomRight => inner.bottom() - height,
        };
        let rect = Rect {
            x: inner.right() - width,
            y,
            width,
            height,
        };
        Some(Self {
            rect,
            corner: logo.corner,
        })
    }
}
