//! A drawing in words, one thing a line, so that a golden plan can be read and a change of it understood.

use std::fmt::Write as _;

use suishu_chart::{Drawing, Rect};

/// The page, the panels with their axes, every text in its place, every figure in its place.
pub(crate) fn plan(drawing: &Drawing) -> String {
    let mut told = String::new();
    let plan = &drawing.plan;
    let mut line = |text: String| {
        told.push_str(&text);
        told.push('\n');
    };
    line(format!("page {}", rect(&plan.page)));
    line(format!("alt {}", drawing.alt));
    for panel in &plan.panels {
        line(format!("panel {}", rect(&panel.plot)));
        for axis in &panel.axes {
            let mut ticks = String::new();
            for tick in &axis.ticks {
                let _ = write!(ticks, " {}@{:.2}", tick.value, tick.position);
            }
            let zero = axis.zero.map_or_else(|| "none".to_owned(), |zero| format!("{zero:.2}"));
            line(format!("  axis [{}] zero {zero}:{ticks}", axis.unit));
        }
    }
    for text in &plan.texts {
        line(format!(
            "{:?} {:.2},{:.2} {:?} {} {:?} {} | {}",
            text.role, text.x, text.baseline, text.anchor, text.size, text.weight, text.color, text.text
        ));
    }
    for hit in &drawing.hits {
        line(format!(
            "figure {:.2},{:.2} {:.2}×{:.2} | {} | {} | {}{}{}",
            hit.x,
            hit.y,
            hit.width,
            hit.height,
            hit.series_label,
            hit.category_label,
            hit.value,
            hit.status
                .as_deref()
                .map(|status| format!(" ({status})"))
                .unwrap_or_default(),
            if hit.derived { " 推算" } else { "" },
        ));
    }
    told
}

fn rect(rect: &Rect) -> String {
    format!("{:.2},{:.2} {:.2}×{:.2}", rect.x, rect.y, rect.width, rect.height)
}
