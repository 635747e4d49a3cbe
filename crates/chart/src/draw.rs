//! From the layout to the scene. The geometry of the series comes from plotters through a backend that records; this is the only
//! file that knows plotters.
//!
//! Plotters counts in whole pixels. The recorder says that it is 64 times as large as the plot and divides again, so that a
//! coordinate is exact to 1/64 pt, which is less than a printer's dot.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, DrawingArea, IntoDrawingArea, LineSeries, Rectangle,
};
use plotters::style::{BLACK, Color as _};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use crate::ChartError;
use crate::geometry::{Point, Rect};
use crate::layout::Layout;
use crate::layout::plan::TextRole;
use crate::resolve::{Mark, Resolved, ResolvedSeries, Shape, Slot};
use crate::scene::{self, Group, Node, Paint, Scene, Segment};
use crate::theme::{Color, Ink, Marker, Texture, Theme};

/// Pixels of the recorder in a point.
const FINE: f64 = 64.0;
/// Distance of hatch lines and their width, in points.
const HATCH: (f64, f64) = (2.6, 0.6);
/// Dashes of forecasts.
const FORECAST: [f64; 2] = [4.0, 3.0];
/// Radius of markers, in points.
const MARKER: f64 = 2.1;

/// Draws the scene.
pub(crate) fn draw(resolved: &Resolved, layout: &Layout, theme: &Theme) -> Result<Scene, ChartError> {
    let page = layout.plan.page;
    let mut children = vec![Node::Group(Group::named(
        "paper",
        vec![Node::Rect {
            rect: page,
            paint: Paint::fill(theme.background),
        }],
    ))];
    children.push(Node::Group(Group::named("grid", grid(layout, theme))));
    children.push(Node::Group(Group::named(
        "keys",
        layout
            .keys
            .iter()
            .flat_map(|key| key_nodes(resolved, layout, theme, key))
            .collect(),
    )));
    children.push(Node::Group(Group::named(
        "missing",
        layout
            .missing
            .iter()
            .flat_map(|place| hatched(resolved, theme, place))
            .collect(),
    )));
    let columns = series_nodes(resolved, layout, theme, |series| {
        !matches!(series.shape, Shape::Line { .. })
    })?;
    children.push(Node::Group(Group::named("columns", columns)));
    children.push(Node::Group(Group::named("axis", axis(layout, theme))));
    // The own city's line lies on top of the others.
    for own in [false, true] {
        let lines = series_nodes(resolved, layout, theme, |series| {
            matches!(series.shape, Shape::Line { .. }) && series.own == own
        })?;
        children.push(Node::Group(Group::named("lines", lines)));
    }
    children.push(Node::Group(Group::named("leaders", leaders(layout, theme))));
    children.push(Node::Group(Group::named(
        "chips",
        layout
            .chips
            .iter()
            .map(|(rect, color)| Node::Rect {
                rect: *rect,
                paint: Paint::fill(*color),
            })
            .collect(),
    )));
    for role in TextRole::ALL {
        let texts = layout
            .plan
            .texts
            .iter()
            .filter(|text| text.role == role)
            .cloned()
            .map(Node::Text)
            .collect();
        children.push(Node::Group(Group::named(role.class(), texts)));
    }
    Ok(Scene {
        view: (page.width, page.height),
        children,
    })
}

/// Quiet lines at the ticks of the first axis; the second one has its ticks at the same heights.
fn grid(layout: &Layout, theme: &Theme) -> Vec<Node> {
    let Some(axis) = layout.plan.axes.first().filter(|_| layout.grid) else {
        return Vec::new();
    };
    let rules = axis
        .ticks
        .iter()
        .map(|tick| rule(layout, tick.position, Paint::line(theme.grid, 0.5 * layout.scale)));
    rules.collect()
}

/// The zero line, a little stronger; without zero on the axis there is none. And the lines that part the categories.
fn axis(layout: &Layout, theme: &Theme) -> Vec<Node> {
    let mut nodes = Vec::new();
    if let Some(zero) = layout.plan.axes.first().and_then(|axis| axis.zero) {
        nodes.push(rule(layout, zero, Paint::line(theme.axis, 0.75 * layout.scale)));
    }
    for (x, top, bottom) in &layout.parting {
        let paint = Paint::line(theme.grid.mix(theme.axis, 0.35), 0.5 * layout.scale);
        nodes.push(scene::line(
            Point { x: *x, y: *top },
            Point { x: *x, y: *bottom },
            paint,
        ));
    }
    for x in &layout.breaks {
        let (top, bottom) = (layout.frame.plot.y, layout.frame.plot.bottom());
        let paint = Paint::line(theme.muted, 0.75 * layout.scale).dashed(&[1.0, 2.0]);
        nodes.push(scene::line(Point { x: *x, y: top }, Point { x: *x, y: bottom }, paint));
    }
    nodes
}

/// A line across the plot at the place of a value.
fn rule(layout: &Layout, at: f64, paint: Paint) -> Node {
    let plot = layout.frame.plot;
    let (from, to) = if layout.frame.horizontal {
        (
            Point { x: at, y: plot.y },
            Point {
                x: at,
                y: plot.bottom(),
            },
        )
    } else {
        (Point { x: plot.x, y: at }, Point { x: plot.right(), y: at })
    };
    scene::line(from, to, paint)
}

fn leaders(layout: &Layout, theme: &Theme) -> Vec<Node> {
    let paint = Paint::line(theme.muted.mix(theme.background, 0.4), 0.5 * layout.scale);
    layout
        .leaders
        .iter()
        .map(|(_, mark, name)| {
            scene::line(
                Point {
                    x: mark.x + 2.0,
                    y: mark.y,
                },
                *name,
                paint.clone(),
            )
        })
        .collect()
}

fn key_nodes(resolved: &Resolved, layout: &Layout, theme: &Theme, key: &crate::layout::legend::LegendKey) -> Vec<Node> {
    let series = &resolved.series[key.series];
    let (rect, middle) = (key.rect, key.rect.center());
    match series.shape {
        Shape::Line { joined } => {
            let mut nodes = Vec::new();
            if joined {
                let (from, to) = (
                    Point { x: rect.x, y: middle.y },
                    Point {
                        x: rect.right(),
                        y: middle.y,
                    },
                );
                nodes.push(scene::line(from, to, stroke(series, layout)));
            }
            if !joined || !is_crowded(layout, series) {
                nodes.push(marker(series, middle, layout.scale, theme));
            }
            nodes
        }
        Shape::Beside { .. } | Shape::Stacked => filled(rect, &series.ink, theme),
    }
}

fn hatched(resolved: &Resolved, theme: &Theme, (series, category, rect): &(usize, usize, Rect)) -> Vec<Node> {
    let marks = vec![
        hatch(*rect, Texture::Rising, theme.missing),
        Node::Rect {
            rect: *rect,
            paint: Paint::line(theme.missing, 0.4),
        },
    ];
    vec![Node::Group(Group::datum(
        resolved.series[*series].index,
        resolved.categories[*category].index,
        marks,
    ))]
}

fn series_nodes(
    resolved: &Resolved,
    layout: &Layout,
    theme: &Theme,
    wanted: impl Fn(&ResolvedSeries) -> bool,
) -> Result<Vec<Node>, ChartError> {
    let mut nodes = Vec::new();
    for series in resolved.series.iter().filter(|series| wanted(series)) {
        let mut canvas = Canvas::new(layout, series.axis)?;
        let children = match series.shape {
            Shape::Line { joined } => line_nodes(resolved, layout, theme, series, joined, &mut canvas)?,
            Shape::Beside { .. } | Shape::Stacked => column_nodes(resolved, layout, theme, series, &canvas)?,
        };
        nodes.push(Node::Group(Group {
            class: "series",
            series: Some(series.index),
            category: None,
            children,
        }));
    }
    Ok(nodes)
}

fn column_nodes(
    resolved: &Resolved,
    layout: &Layout,
    theme: &Theme,
    series: &ResolvedSeries,
    canvas: &Canvas,
) -> Result<Vec<Node>, ChartError> {
    let mut nodes = Vec::new();
    for (at, slot) in series.slots.iter().enumerate() {
        let Slot::Mark(mark) = slot else { continue };
        let (start, end) = layout.frame.stretch(at, series.shape);
        let mut rect = canvas.column((start, end), (mark.from, mark.to))?;
        if series.shape == Shape::Stacked && rect.height > 1.2 {
            // A hair of paper between the parts.
            rect = Rect {
                y: rect.y + 0.25,
                height: rect.height - 0.5,
                ..rect
            };
        } else if matches!(series.shape, Shape::Beside { of: 2.., .. }) && !layout.frame.horizontal && rect.width > 2.0
        {
            rect = Rect {
                x: rect.x + 0.25,
                width: rect.width - 0.5,
                ..rect
            };
        }
        let ink = series
            .unstressed
            .as_ref()
            .filter(|_| !mark.highlight)
            .unwrap_or(&series.ink);
        let marks = if mark.forecast {
            hollow(rect, ink, theme)
        } else {
            filled(rect, ink, theme)
        };
        nodes.push(Node::Group(Group::datum(
            series.index,
            resolved.categories[at].index,
            marks,
        )));
    }
    Ok(nodes)
}

/// A filled area with its texture.
fn filled(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let mut nodes = vec![Node::Rect {
        rect,
        paint: Paint::fill(ink.color),
    }];
    if ink.texture != Texture::Plain {
        nodes.push(hatch(rect, ink.texture, ink.color.mix(theme.background, 0.55)));
    }
    nodes
}

/// A forecast: pale, hatched, with a dashed outline.
fn hollow(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let outline = Rect {
        x: rect.x + 0.4,
        y: rect.y + 0.4,
        width: (rect.width - 0.8).max(0.1),
        height: (rect.height - 0.8).max(0.1),
    };
    vec![
        Node::Rect {
            rect,
            paint: Paint::fill(ink.color.mix(theme.background, 0.82)),
        },
        hatch(rect, Texture::Rising, ink.color.mix(theme.background, 0.5)),
        Node::Rect {
            rect: outline,
            paint: Paint::line(ink.color, 0.75).dashed(&[3.0, 2.0]),
        },
    ]
}

/// Hatch lines at 45°, cut at the edges: real lines, which every program draws alike.
fn hatch(rect: Rect, texture: Texture, color: Color) -> Node {
    let (distance, width) = HATCH;
    let mut segments = Vec::new();
    // Lines x + y = c (rising) or x − y = c (falling), spaced on a raster of the page so that neighbours line up.
    let rising = texture == Texture::Rising;
    let y_of = |y: f64| if rising { y } else { -y };
    let (top, bottom) = (
        y_of(rect.y).min(y_of(rect.bottom())),
        y_of(rect.y).max(y_of(rect.bottom())),
    );
    let step = distance * std::f64::consts::SQRT_2;
    let mut c = ((rect.x + top) / step).ceil() * step;
    while c < rect.right() + bottom {
        let from = (c - bottom).max(rect.x);
        let to = (c - top).min(rect.right());
        if to - from > 0.05 {
            segments.push(Segment::Move(Point {
                x: from,
                y: y_of(c - from),
            }));
            segments.push(Segment::Line(Point { x: to, y: y_of(c - to) }));
        }
        c += step;
    }
    Node::Path {
        segments,
        paint: Paint::line(color, width),
    }
}

/// A line with its markers is told apart by them; dashes are for lines without.
fn stroke(series: &ResolvedSeries, layout: &Layout) -> Paint {
    let dash: &[f64] = if is_crowded(layout, series) {
        &series.ink.dash
    } else {
        &[]
    };
    Paint::line(series.ink.color, series.weight * layout.scale)
        .dashed(dash)
        .rounded()
}

/// Whether the points of a line stand too close for markers.
fn is_crowded(layout: &Layout, series: &ResolvedSeries) -> bool {
    let points = series.slots.iter().filter(|slot| slot.mark().is_some()).count();
    layout.frame.slot() < 7.0 * layout.scale || points > 40
}

fn line_nodes(
    resolved: &Resolved,
    layout: &Layout,
    theme: &Theme,
    series: &ResolvedSeries,
    joined: bool,
    canvas: &mut Canvas,
) -> Result<Vec<Node>, ChartError> {
    let mut nodes = Vec::new();
    // Over columns a line needs a seam of paper to be seen.
    let seam = resolved.axes.len() > 1;
    if joined {
        for run in runs(&series.slots) {
            let points: Vec<(f64, f64)> = run
                .points
                .iter()
                .map(|(at, mark)| (*at as f64 + 0.5, mark.to))
                .collect();
            let path = canvas.line(points)?;
            if seam {
                let paint = Paint::line(theme.background, (series.weight + 1.6) * layout.scale).rounded();
                nodes.push(scene::polyline(&path, paint));
            }
            let mut paint = stroke(series, layout);
            if run.forecast {
                paint = paint.dashed(&FORECAST);
            }
            nodes.push(scene::polyline(&path, paint));
        }
    }
    let crowded = is_crowded(layout, series);
    for (at, slot) in series.slots.iter().enumerate() {
        let Slot::Mark(mark) = slot else { continue };
        let point = canvas.point(at as f64 + 0.5, mark.to)?;
        // In a crowd only a point without neighbours gets a marker: no line shows it.
        let shown = !crowded || !joined || is_isolated(&series.slots, at);
        let node = if shown {
            marker_of(series, mark, point, layout.scale, theme)
        } else {
            Node::Circle {
                center: point,
                radius: MARKER,
                paint: Paint::default(),
            }
        };
        nodes.push(Node::Group(Group::datum(
            series.index,
            resolved.categories[at].index,
            vec![node],
        )));
    }
    Ok(nodes)
}

struct Run<'a> {
    points: Vec<(usize, &'a Mark)>,
    forecast: bool,
}

/// Stretches of a line without a gap, a break, or a change between actual and forecast. A forecast begins at the last actual.
fn runs(slots: &[Slot]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut last: Option<(usize, &Mark)> = None;
    for (at, slot) in slots.iter().enumerate() {
        let Some(mark) = slot.mark() else {
            last = None;
            continue;
        };
        if let Some(before) = last.filter(|_| !mark.breaks) {
            let forecast = mark.forecast || before.1.forecast;
            match runs
                .last_mut()
                .filter(|run| run.forecast == forecast && run.points.last().is_some_and(|point| point.0 == before.0))
            {
                Some(run) => run.points.push((at, mark)),
                None => runs.push(Run {
                    points: vec![before, (at, mark)],
                    forecast,
                }),
            }
        }
        last = Some((at, mark));
    }
    runs
}

fn is_isolated(slots: &[Slot], at: usize) -> bool {
    let joins = |from: Option<usize>, to: usize| {
        let before = from.and_then(|from| slots.get(from)).and_then(Slot::mark);
        before.is_some() && slots.get(to).and_then(Slot::mark).is_some_and(|mark| !mark.breaks)
    };
    !joins(at.checked_sub(1), at) && !joins(Some(at), at + 1)
}

/// Points that no line joins are larger.
fn radius(series: &ResolvedSeries, scale: f64) -> f64 {
    MARKER
        * scale
        * if series.shape == (Shape::Line { joined: false }) {
            1.45
        } else {
            1.0
        }
}

fn marker(series: &ResolvedSeries, at: Point, scale: f64, theme: &Theme) -> Node {
    marker_shape(
        series.ink.marker,
        at,
        radius(series, scale),
        series.ink.color,
        theme.background,
    )
}

/// The marker of one figure: a forecast is hollow.
fn marker_of(series: &ResolvedSeries, mark: &Mark, at: Point, scale: f64, theme: &Theme) -> Node {
    let shape = match (mark.forecast, series.ink.marker) {
        (true, Marker::Square) => Marker::Frame,
        (true, _) => Marker::Ring,
        (false, shape) => shape,
    };
    marker_shape(shape, at, radius(series, scale), series.ink.color, theme.background)
}

fn marker_shape(shape: Marker, at: Point, radius: f64, color: Color, paper: Color) -> Node {
    let seam = |fill: Color| Paint {
        fill: Some(fill),
        ..Paint::line(paper, 0.6)
    };
    let outline = Paint {
        fill: Some(paper),
        ..Paint::line(color, 1.1)
    };
    let corner = |x: f64, y: f64| Point {
        x: at.x + x * radius,
        y: at.y + y * radius,
    };
    let square = [
        corner(-0.95, -0.95),
        corner(0.95, -0.95),
        corner(0.95, 0.95),
        corner(-0.95, 0.95),
    ];
    match shape {
        Marker::Disc => Node::Circle {
            center: at,
            radius: radius * 1.05,
            paint: seam(color),
        },
        Marker::Ring => Node::Circle {
            center: at,
            radius: radius * 0.9,
            paint: outline,
        },
        Marker::Square => scene::polygon(&square, seam(color)),
        Marker::Frame => scene::polygon(
            &square.map(|point| Point {
                x: at.x + (point.x - at.x) * 0.85,
                y: at.y + (point.y - at.y) * 0.85,
            }),
            outline,
        ),
        Marker::Triangle => scene::polygon(&[corner(0.0, -1.3), corner(1.2, 0.9), corner(-1.2, 0.9)], seam(color)),
        Marker::Diamond => scene::polygon(
            &[corner(0.0, -1.4), corner(1.4, 0.0), corner(0.0, 1.4), corner(-1.4, 0.0)],
            seam(color),
        ),
    }
}

/// The plot in plotters' coordinates, over one axis.
struct Canvas {
    chart: ChartContext<'static, Recorder, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    tape: Rc<RefCell<Vec<Record>>>,
    plot: Rect,
    horizontal: bool,
}

impl Canvas {
    fn new(layout: &Layout, axis: usize) -> Result<Self, ChartError> {
        let frame = &layout.frame;
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
            .map_or(0.0..1.0, |scale| scale.low()..scale.high());
        let slots = frame.slots.max(1) as f64;
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
        })
    }

    fn column(&self, (start, end): (f64, f64), (from, to): (f64, f64)) -> Result<Rect, ChartError> {
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

    fn point(&self, along: f64, value: f64) -> Result<Point, ChartError> {
        match self.record(&Circle::new((along, value), 1, BLACK.filled()))?.as_slice() {
            [Record::Point(at)] => Ok(self.point_of(*at)),
            _ => Err(lost("a point")),
        }
    }

    fn line(&mut self, points: Vec<(f64, f64)>) -> Result<Vec<Point>, ChartError> {
        self.tape.borrow_mut().clear();
        self.chart
            .draw_series(LineSeries::new(points, &BLACK))
            .map_err(|error| refused(&error))?;
        match std::mem::take(&mut *self.tape.borrow_mut()).as_slice() {
            [Record::Path(path)] => Ok(path.iter().map(|at| self.point_of(*at)).collect()),
            _ => Err(lost("a line")),
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

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, _style: &S) -> Recorded {
        self.tape.borrow_mut().push(Record::Path(path.into_iter().collect()));
        Ok(())
    }
}
