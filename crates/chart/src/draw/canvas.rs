//! The geometry of marks, from plotters through a backend that records; this is the only file that knows plotters.
//!
//! Plotters counts in whole pixels. The recorder says that it is 64 times as large as the plot and divides again, so that a
//! coordinate is exact to 1/64 pt, which is less than a printer's dot.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, DrawingArea, IntoDrawingArea, LineSeries, Polygon, Rectangle,
};
use plotters::style::{BLACK, Color as _};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::ChartError;
use crate::geometry::{Point, Rect};
use crate::layout::frame::Frame;
use crate::scale::Scale;

/// Pixels of the recorder in a point.
const FINE: f64 = 64.0;

/// The plot in plotters' coordinates, over one axis.
pub(super) struct Canvas {
    chart: ChartContext<'static, Recorder, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    tape: Rc<RefCell<Vec<Record>>>,
    plot: Rect,
    horizontal: bool,
    scale: Option<Scale>,
}

impl Canvas {
    pub(super) fn new(frame: &Frame, axis: usize) -> Result<Self, ChartError> {
        let tape = Rc::new(RefCell::new(Vec::new()));
        let pixels = |length: f64| (length * FINE).round().max(1.0) as u32;
        let recorder = Recorder {
            size: (pixels(frame.plot.width), pixels(frame.plot.height)),
            tape: Rc::clone(&tape),
        };
        let root: DrawingArea<Recorder, Shift> = recorder.into_drawing_area();
        let values = frame
            .scales
            .get(axis)
            .map_or(0.0..1.0, |scale| scale.ruled(scale.low())..scale.ruled(scale.high()));
        let slots = frame.slots.total();
        let mut builder = ChartBuilder::on(&root);
        let chart = if frame.horizontal {
            // Plotters counts upwards, categories run downwards.
            builder.build_cartesian_2d(values, slots..0.0)
        } else {
            builder.build_cartesian_2d(0.0..slots, values)
        };
        Ok(Self {
            chart: chart.map_err(|error| refused(&error))?,
            tape,
            plot: frame.plot,
            horizontal: frame.horizontal,
            scale: frame.scales.get(axis).copied(),
        })
    }

    /// A value as plotters counts it: its axis knows equal differences only.
    fn ruled(&self, value: f64) -> f64 {
        self.scale.map_or(value, |scale| scale.ruled(value))
    }

    pub(super) fn column(&self, (start, end): (f64, f64), (from, to): (f64, f64)) -> Result<Rect, ChartError> {
        let (from, to) = (self.ruled(from), self.ruled(to));
        let corners = if self.horizontal {
            [(from, start), (to, end)]
        } else {
            [(start, from), (end, to)]
        };
        match self.record(&Rectangle::new(corners, BLACK.filled()))?.as_slice() {
            [Record::Rect(a, b)] => Ok(Rect::between(self.point_of(*a), self.point_of(*b))),
            _ => Err(lost("a column")),
        }
    }

    pub(super) fn point(&self, along: f64, value: f64) -> Result<Point, ChartError> {
        match self
            .record(&Circle::new((along, self.ruled(value)), 1, BLACK.filled()))?
            .as_slice()
        {
            [Record::Point(at)] => Ok(self.point_of(*at)),
            _ => Err(lost("a point")),
        }
    }

    pub(super) fn line(&mut self, points: Vec<(f64, f64)>) -> Result<Vec<Point>, ChartError> {
        let points: Vec<(f64, f64)> = points
            .into_iter()
            .map(|(along, value)| (along, self.ruled(value)))
            .collect();
        self.tape.borrow_mut().clear();
        self.chart
            .draw_series(LineSeries::new(points, &BLACK))
            .map_err(|error| refused(&error))?;
        match std::mem::take(&mut *self.tape.borrow_mut()).as_slice() {
            [Record::Path(path)] => Ok(path.iter().map(|at| self.point_of(*at)).collect()),
            _ => Err(lost("a line")),
        }
    }

    /// The outline of an area between its upper and its lower edge, both along the categories.
    pub(super) fn area(&self, upper: &[(f64, f64)], lower: &[(f64, f64)]) -> Result<Vec<Point>, ChartError> {
        let outline: Vec<(f64, f64)> = upper
            .iter()
            .chain(lower.iter().rev())
            .map(|(along, value)| (*along, self.ruled(*value)))
            .collect();
        match self.record(&Polygon::new(outline, BLACK))?.as_slice() {
            [Record::Outline(outline)] => Ok(outline.iter().map(|at| self.point_of(*at)).collect()),
            _ => Err(lost("an area")),
        }
    }

    fn record<E>(&self, element: &E) -> Result<Vec<Record>, ChartError>
    where
        for<'a> &'a E: plotters::element::PointCollection<'a, (f64, f64)>,
        E: plotters::element::Drawable<Recorder>,
    {
        self.tape.borrow_mut().clear();
        self.chart
            .plotting_area()
            .draw(element)
            .map_err(|error| refused(&error))?;
        Ok(std::mem::take(&mut *self.tape.borrow_mut()))
    }

    fn point_of(&self, (x, y): BackendCoord) -> Point {
        Point {
            x: self.plot.x + f64::from(x) / FINE,
            y: self.plot.y + f64::from(y) / FINE,
        }
    }
}

fn refused(error: &dyn std::error::Error) -> ChartError {
    ChartError::Encoding {
        format: "drawing",
        reason: error.to_string(),
    }
}

fn lost(what: &str) -> ChartError {
    ChartError::Encoding {
        format: "drawing",
        reason: format!("plotters drew {what} in another shape"),
    }
}

/// What plotters drew.
#[derive(Debug, Clone, PartialEq)]
enum Record {
    Rect(BackendCoord, BackendCoord),
    Point(BackendCoord),
    Path(Vec<BackendCoord>),
    Outline(Vec<BackendCoord>),
}

/// A backend that notes shapes and paints nothing.
struct Recorder {
    size: (u32, u32),
    tape: Rc<RefCell<Vec<Record>>>,
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }

    fn present(&mut self) -> Recorded {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Recorded {
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, _style: &S, _fill: bool) -> Recorded {
        self.tape.borrow_mut().push(Record::Rect(a, b));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        _radius: u32,
        _style: &S,
        _fill: bool,
    ) -> Recorded {
        self.tape.borrow_mut().push(Record::Point(center));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, _style: &S) -> Recorded {
        self.tape.borrow_mut().push(Record::Outline(vert.into_iter().collect()));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _style: &S) -> Recorded {
        self.tape.borrow_mut().push(Record::Path(path.into_iter().collect()));
        Ok(())
    }
}
