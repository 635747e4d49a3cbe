//! Charts: spec → resolve → layout → draw → Scene → SVG, PNG, PDF, and the hit map.
//!
//! The crate gets plain values ([`ChartData`]) and never sees the store. One [`Drawing`] is the screen, the exported image and
//! the printed page. It reads no file, no clock and no system font: one spec, data, theme and size are one picture, byte for byte.
//!
//! [`resolve`] knows no pixels, [`layout`] draws nothing, `draw::canvas` is the only module that knows plotters, `svg` the only one that
//! writes markup, `raster`, `outlines` and `pdf` only read what `svg` wrote. `payload` puts the chart into files and
//! reads it back; it never draws.

mod alt;
mod breaking;
mod classes;
mod covered;
pub mod data;
mod districts;
mod draw;
mod error;
mod geometry;
mod hit;
mod layout;
mod number;
mod outlines;
mod payload;
mod pdf;
mod raster;
mod renderer;
mod resolve;
mod scale;
mod scene;
mod shelf;
pub mod spec;
mod svg;
mod text;
mod theme;
mod typeface;
mod words;

pub use data::{Category, ChartData, Datum, Event, Rest, Role, Series};
pub use error::{ChartError, Part};
pub use geometry::{Point, Rect, Size};
pub use hit::{Hit, WordHit, WordPart};
pub use layout::plan::{Anchor, Panel, PlacedText, Plan, PlannedAxis, Subject, TextRole, Tick};
pub use payload::{CARRIED_CAP, CARRIED_VERSION, CarriedChart, CarriedError, PICTURE_CAP, carried_by};
pub use renderer::{Bitmap, DocumentInfo, Drawing, Ground, Lettering, Renderer};
pub use resolve::PACE_LAYER;
pub use spec::{ChartSpec, Counting, Dimension, Form, Order, PanelScales, PointNote};
pub use text::{FAMILY, Weight};
pub use theme::{
    Align, Bands, Color, Corner, Fault, Forecast, HOUSE_VERSION, House, Ink, InkRole, LOGO_BYTES, Logo, Marker,
    PALETTE, Pixels, Ramp, SHIPPED, Sight, Texture, Theme, ThemeFonts, TypeSizes,
};
pub use typeface::{FontFile, Typeface, has_glyph};
