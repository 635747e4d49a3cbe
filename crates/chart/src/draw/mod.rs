//! From the layout to the scene: paper, grid, marks, axes and texts, in the order in which they lie over each other.

mod canvas;
mod ink;
mod series;

use crate::ChartError;
use crate::geometry::{Point, Rect};
use crate::layout::Layout;
use crate::layout::legend::LegendKey;
use crate::layout::plan::TextRole;
use crate::resolve::{Resolved, Shape};
use crate::scene::{self, Group, Node, Paint, Scene};
use crate::theme::{Texture, Theme};

use self::ink::{filled, hatch, marker};
use self::series::{is_crowded, series_nodes, stroke};

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

fn key_nodes(resolved: &Resolved, layout: &Layout, theme: &Theme, key: &LegendKey) -> Vec<Node> {
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
