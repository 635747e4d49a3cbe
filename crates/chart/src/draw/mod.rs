//! From the layout to the scene: paper, grid, marks, axes and texts, in the order in which they lie over each other.

mod area;
mod canvas;
mod extremes;
mod ink;
mod placed;
mod series;
mod texture;

use crate::ChartError;
use crate::geometry::{Point, Rect};
use crate::layout::frame::Frame;
use crate::layout::legend::LegendKey;
use crate::layout::logo::PlacedLogo;
use crate::layout::plan::{Panel, TextRole};
use crate::layout::{Layout, Plot};
use crate::resolve::{Resolved, Shape};
use crate::scene::{self, Group, Node, Paint, Scene};
use crate::theme::{Texture, Theme};

use self::ink::{filled, marker};
use self::placed::placed;
use self::series::{is_crowded, series_nodes, stroke};
use self::texture::hatch;

/// What draws one plot.
struct Pen<'a> {
    resolved: &'a Resolved,
    theme: &'a Theme,
    plot: &'a Plot,
    /// Factor of widths of lines.
    scale: f64,
}

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
    children.push(Node::Group(Group::named(
        "backdrop",
        placed(resolved, theme, &layout.backdrop),
    )));
    for (plot, panel) in layout.plots.iter().zip(&layout.plan.panels) {
        let pen = Pen {
            resolved,
            theme,
            plot,
            scale: layout.scale,
        };
        children.push(Node::Group(Group::named("grid", grid(&pen, panel))));
        if let [_] = layout.plots.as_slice() {
            children.push(Node::Group(Group::named("keys", keys(&pen, layout))));
        }
        children.push(Node::Group(Group::named(
            "missing",
            plot.missing
                .iter()
                .flat_map(|place| hatched(resolved, theme, place))
                .collect(),
        )));
        let columns = series_nodes(&pen, |series| !matches!(series.shape, Shape::Line { .. }))?;
        children.push(Node::Group(Group::named("columns", columns)));
        children.push(Node::Group(Group::named("axis", axis(&pen, panel))));
        // The own city's line lies on top of the others, and those that nobody is named by at the bottom.
        for (named, own) in [(false, false), (true, false), (true, true)] {
            let lines = series_nodes(&pen, |series| {
                matches!(series.shape, Shape::Line { .. }) && (series.named, series.own) == (named, own)
            })?;
            children.push(Node::Group(Group::named("lines", lines)));
        }
        children.push(Node::Group(Group::named("leaders", leaders(&pen))));
    }
    children.push(Node::Group(Group::named(
        "marks",
        placed(resolved, theme, &layout.marks),
    )));
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
    if let (Some(placed), Some(logo)) = (PlacedLogo::on(page, theme), &theme.logo) {
        let image = Node::Image {
            rect: placed.rect,
            image: logo.png.clone(),
        };
        children.push(Node::Group(Group::named("logo", vec![image])));
    }
    Ok(Scene {
        view: (page.width, page.height),
        children,
    })
}

/// Quiet lines at the ticks of the first axis; the second one has its ticks at the same heights.
fn grid(pen: &Pen<'_>, panel: &Panel) -> Vec<Node> {
    let Some(axis) = panel.axes.first().filter(|_| pen.plot.grid) else {
        return Vec::new();
    };
    let rules = axis.ticks.iter().map(|tick| {
        rule(
            &pen.plot.frame,
            tick.position,
            Paint::line(pen.theme.grid, 0.5 * pen.scale),
        )
    });
    rules.collect()
}

fn keys(pen: &Pen<'_>, layout: &Layout) -> Vec<Node> {
    layout.keys.iter().flat_map(|key| key_nodes(pen, key)).collect()
}

/// The zero line, a little stronger; without zero on the axis there is none. And the lines that part the categories.
fn axis(pen: &Pen<'_>, panel: &Panel) -> Vec<Node> {
    let Pen { theme, plot, scale, .. } = *pen;
    let mut nodes = Vec::new();
    if let Some(zero) = panel.axes.first().and_then(|axis| axis.zero) {
        nodes.push(rule(&plot.frame, zero, Paint::line(theme.axis, 0.75 * scale)));
    }
    for (x, top, bottom) in &plot.parting {
        let paint = Paint::line(theme.grid.mix(theme.axis, 0.35), 0.5 * scale);
        nodes.push(scene::line(
            Point { x: *x, y: *top },
            Point { x: *x, y: *bottom },
            paint,
        ));
    }
    for x in &plot.breaks {
        let (top, bottom) = (plot.frame.plot.y, plot.frame.plot.bottom());
        let paint = Paint::line(theme.muted, 0.75 * scale).dashed(&[1.0, 2.0]);
        nodes.push(scene::line(Point { x: *x, y: top }, Point { x: *x, y: bottom }, paint));
    }
    nodes
}

/// A line across the plot at the place of a value.
fn rule(frame: &Frame, at: f64, paint: Paint) -> Node {
    let plot = frame.plot;
    let (from, to) = if frame.horizontal {
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

fn leaders(pen: &Pen<'_>) -> Vec<Node> {
    let paint = Paint::line(pen.theme.muted.mix(pen.theme.background, 0.4), 0.5 * pen.scale);
    pen.plot
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

fn key_nodes(pen: &Pen<'_>, key: &LegendKey) -> Vec<Node> {
    let series = &pen.resolved.series[key.series];
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
                nodes.push(scene::line(from, to, stroke(series, pen)));
            }
            if !joined || !is_crowded(pen, series) {
                nodes.push(marker(series, middle, pen.scale, pen.theme));
            }
            nodes
        }
        Shape::Beside { .. } | Shape::Stacked | Shape::Area => filled(rect, &series.ink, pen.theme),
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
