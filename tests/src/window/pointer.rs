//! The mouse: places on the page, and what a hand does there.

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::Value;

use super::Window;

/// A place on the page, in CSS pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Window {
    /// The middles of the elements, in the order of the page. They are as they lie now: the page must be at rest.
    #[track_caller]
    pub fn middles(&self, css: &str) -> Vec<Spot> {
        let found = self.script(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.getBoundingClientRect())\
             .map(r => [r.left + r.width / 2, r.top + r.height / 2])",
            vec![css.into()],
        );
        let spots = found.as_array().into_iter().flatten();
        spots
            .filter_map(|spot| {
                let side = |at: usize| spot.get(at).and_then(Value::as_f64);
                Some(Spot {
                    x: side(0)?,
                    y: side(1)?,
                })
            })
            .collect()
    }

    /// Moves the mouse to a place and clicks, whatever lies there.
    #[track_caller]
    pub fn click_at(&self, spot: Spot) {
        self.drag(&[spot]);
    }

    /// Presses at the first place, moves over the others and lets go at the last.
    #[track_caller]
    pub fn drag(&self, way: &[Spot]) {
        let to = |spot: &Spot| PointerAction::MoveTo {
            duration: None,
            x: spot.x.round(),
            y: spot.y.round(),
        };
        let [first, rest @ ..] = way else { return };
        let mut mouse = MouseActions::new("mouse".to_owned())
            .then(to(first))
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            });
        for spot in rest {
            mouse = mouse.then(to(spot));
        }
        let mouse = mouse.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
        self.runtime
            .block_on(self.client().perform_actions(mouse))
            .unwrap_or_else(|error| self.give_up(&format!("the mouse along {way:?}: {error}")));
    }
}
