//! How a theme looks before it is kept, and what is wrong with it.

use suishu_chart::{Color, Fault, Theme};

use super::sample;
use crate::chart::size;
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{DrawingView, ThemeColors, ThemeFault, ThemeLook, ThemeLookRequest};

impl Desk {
    /// Draws a sample in a theme that isn't kept yet.
    pub(crate) fn theme_look(&self, request: ThemeLookRequest) -> Result<ThemeLook, Failure> {
        let theme = request.house.theme()?;
        let missing_fonts = self.dress(&theme)?;
        let (spec, data) = sample::sample(request.sample);
        let drawing = self.renderer()?.draw(&spec, &data, &theme, size(request.size))?;
        Ok(ThemeLook {
            drawing: DrawingView::of(drawing, data.title),
            colors: colors(&theme),
            faults: theme.faults().into_iter().map(fault).collect(),
            missing_fonts,
        })
    }
}

/// The colours of a theme that a person can set.
pub(super) fn colors(theme: &Theme) -> ThemeColors {
    let text = |color: Color| color.to_string();
    ThemeColors {
        background: text(theme.background),
        own: text(theme.own.color),
        palette: theme.categorical.iter().map(|ink| text(ink.color)).collect(),
        rise: text(theme.rise.color),
        fall: text(theme.fall.color),
    }
}

fn fault(fault: Fault) -> ThemeFault {
    let tenths = |contrast: f64| format!("{contrast:.1}");
    match fault {
        Fault::PaleText { contrast } => ThemeFault::PaleText {
            contrast: tenths(contrast),
        },
        Fault::PaleNotes { contrast } => ThemeFault::PaleNotes {
            contrast: tenths(contrast),
        },
        Fault::PaleMark { ink, contrast } => ThemeFault::PaleMark {
            ink,
            contrast: tenths(contrast),
        },
        Fault::Alike { ink, other, sight } => ThemeFault::Alike { ink, other, sight },
        Fault::GreyAlike { ink, other } => ThemeFault::GreyAlike { ink, other },
    }
}
