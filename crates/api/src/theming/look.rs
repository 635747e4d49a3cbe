//! How a theme looks before it is kept, and what is wrong with it.

use suishu_chart::{Color, Fault, InkRole, Sight, Theme};

use super::sample;
use crate::chart::size;
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{DrawingView, InkName, InkRoleName, SightName, ThemeColors, ThemeFault, ThemeLook, ThemeLookRequest};

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
        Fault::PaleMark { ink: role, contrast } => ThemeFault::PaleMark {
            ink: ink(role),
            contrast: tenths(contrast),
        },
        Fault::Alike {
            ink: one,
            other,
            sight: eyes,
        } => ThemeFault::Alike {
            ink: ink(one),
            other: ink(other),
            sight: sight(eyes),
        },
        Fault::GreyAlike { ink: one, other } => ThemeFault::GreyAlike {
            ink: ink(one),
            other: ink(other),
        },
    }
}

fn ink(role: InkRole) -> InkName {
    let (role, number) = match role {
        InkRole::Own => (InkRoleName::Own, 0),
        InkRole::Other => (InkRoleName::Other, 0),
        InkRole::Average => (InkRoleName::Average, 0),
        InkRole::Growth => (InkRoleName::Growth, 0),
        InkRole::Rise => (InkRoleName::Rise, 0),
        InkRole::Fall => (InkRoleName::Fall, 0),
        InkRole::Industry(number) => (InkRoleName::Industry, number),
        InkRole::Equal(number) => (InkRoleName::Equal, number),
        InkRole::Part(number) => (InkRoleName::Part, number),
    };
    InkName {
        role,
        number: number as u8,
    }
}

const fn sight(sight: Sight) -> SightName {
    match sight {
        Sight::Full => SightName::Full,
        Sight::Protan => SightName::Protan,
        Sight::Deutan => SightName::Deutan,
        Sight::Tritan => SightName::Tritan,
    }
}
