//! What is wrong with a theme: type and marks that are too pale, and inks that some eyes or a copier can't tell apart. The themes
//! that ship have no fault; a person who sets house colours is told of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::color::{Color, MARK_CONTRAST, TEXT_CONTRAST};
use super::sight::{Sight, grey_distance};
use super::{Ink, Theme};

/// Least distance of two inks without another difference, in hundredths of Oklab.
const APART: f64 = 7.0;
/// Least distance in lightness of two inks of one group, and of neighbours in a stack, without another difference.
const GREY_APART: f64 = 10.0;
const GREY_NEIGHBOURS: f64 = 15.0;

/// What an ink is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "role", content = "number", rename_all = "snake_case")]
#[ts(export)]
pub enum InkRole {
    /// The own city.
    Own,
    /// Others beside it.
    Other,
    /// The average.
    Average,
    /// Growth lines.
    Growth,
    /// What rose.
    Rise,
    /// What fell.
    Fall,
    /// First, second, third industry; counted from 1.
    Industry(usize),
    /// One of the equals; counted from 1.
    Equal(usize),
    /// One of the parts of a whole; counted from 1.
    Part(usize),
}

/// One fault.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// Titles, names and figures are too pale on the paper.
    PaleText {
        /// Their contrast.
        contrast: f64,
    },
    /// Ticks, units and notes are too pale on the paper.
    PaleNotes {
        /// Their contrast.
        contrast: f64,
    },
    /// A mark is too pale on the paper.
    PaleMark {
        /// Which.
        ink: InkRole,
        /// Its contrast.
        contrast: f64,
    },
    /// Some eyes take two inks for one.
    Alike {
        /// One.
        ink: InkRole,
        /// The other.
        other: InkRole,
        /// Whose eyes.
        sight: Sight,
    },
    /// Without colour two inks are one grey.
    GreyAlike {
        /// One.
        ink: InkRole,
        /// The other.
        other: InkRole,
    },
}

impl Theme {
    /// Every fault, the graver first: empty for a theme that everybody can read.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let contrast = self.text.contrast(self.background);
        faults.extend((contrast < TEXT_CONTRAST).then_some(Fault::PaleText { contrast }));
        let contrast = self.muted.contrast(self.background);
        faults.extend((contrast < TEXT_CONTRAST).then_some(Fault::PaleNotes { contrast }));
        let groups = self.groups();
        for (role, ink) in groups.iter().flatten() {
            faults.extend(pale(ink, self.background).map(|contrast| Fault::PaleMark { ink: *role, contrast }));
        }
        for group in &groups {
            for (at, (role, ink)) in group.iter().enumerate() {
                for (before, (other_role, other)) in group[..at].iter().enumerate() {
                    let (ink_role, other_role) = (*role, *other_role);
                    if let Some(sight) = confusing(ink, other) {
                        faults.push(Fault::Alike {
                            ink: other_role,
                            other: ink_role,
                            sight,
                        });
                    } else if one_grey(ink, other, before + 1 == at) {
                        faults.push(Fault::GreyAlike {
                            ink: other_role,
                            other: ink_role,
                        });
                    }
                }
            }
        }
        faults
    }

    /// The inks that stand beside each other in one chart.
    fn groups(&self) -> [Vec<(InkRole, &Ink)>; 7] {
        fn numbered(inks: &[Ink], role: fn(usize) -> InkRole) -> Vec<(InkRole, &Ink)> {
            inks.iter().enumerate().map(|(at, ink)| (role(at + 1), ink)).collect()
        }
        [
            numbered(&self.categorical, InkRole::Equal),
            numbered(&self.parts, InkRole::Part),
            numbered(&self.industry, InkRole::Industry),
            vec![(InkRole::Rise, &self.rise), (InkRole::Fall, &self.fall)],
            vec![(InkRole::Own, &self.own), (InkRole::Other, &self.other)],
            // A line over columns is told apart by being one, an average by its dashes.
            vec![(InkRole::Growth, &self.growth)],
            vec![(InkRole::Average, &self.average)],
        ]
    }
}

/// The contrast of a mark that is too pale: its fill stands out, or its edge does.
fn pale(ink: &Ink, paper: Color) -> Option<f64> {
    let contrast = ink.line().contrast(paper);
    (contrast < MARK_CONTRAST).then_some(contrast)
}

/// The first eye that takes two inks for one: neither colour nor texture tells them apart.
fn confusing(one: &Ink, other: &Ink) -> Option<Sight> {
    if one.texture != other.texture {
        return None;
    }
    Sight::ALL
        .into_iter()
        .find(|sight| sight.distance(one.color, other.color) < APART)
}

/// Whether two inks are one grey in a copy: as fills without a texture, or as lines without a mark of their own.
fn one_grey(one: &Ink, other: &Ink, neighbours: bool) -> bool {
    let least = if neighbours { GREY_NEIGHBOURS } else { GREY_APART };
    let fills = one.texture == other.texture && grey_distance(one.color, other.color) < least;
    let lines =
        one.marker == other.marker && one.dash == other.dash && grey_distance(one.line(), other.line()) < GREY_APART;
    fills || lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_themes_that_ship_are_told_apart_by_every_eye_and_in_grey() {
        for theme in Theme::shipped().expect("the shipped themes are readable") {
            assert_eq!(theme.faults(), [], "{} can be read by everybody", theme.name);
        }
    }

    #[test]
    fn a_theme_of_grey_has_no_colour() {
        let grey = Theme::grey().expect("the theme is readable");
        let inks = grey.groups();
        let colors = inks
            .iter()
            .flatten()
            .flat_map(|(_, ink)| [ink.color, ink.line()])
            .chain(grey.ramp.colors().iter().copied())
            .chain(grey.diverging.colors().iter().copied())
            .chain([
                grey.text,
                grey.muted,
                grey.grid,
                grey.axis,
                grey.band.event,
                grey.band.rest,
            ]);
        for color in colors {
            let Color([red, green, blue]) = color;
            assert!(red == green && green == blue, "{color} is a grey");
        }
    }

    #[test]
    fn what_some_eyes_confuse_is_told() {
        let mut theme = Theme::bulletin().expect("the theme is readable");
        theme.rise = Ink::plain(Color([0xC6, 0x28, 0x28]));
        theme.fall = Ink::plain(Color([0x6F, 0x65, 0x1D]));
        assert!(
            theme.faults().iter().any(|fault| matches!(
                fault,
                Fault::Alike {
                    ink: InkRole::Rise,
                    other: InkRole::Fall,
                    sight: Sight::Deutan | Sight::Protan
                }
            )),
            "red and olive are one colour without green cones: {:?}",
            theme.faults()
        );
        theme.text = Color([0xBB, 0xBB, 0xBB]);
        assert!(
            matches!(theme.faults()[0], Fault::PaleText { contrast } if contrast < 4.5),
            "pale letters are told first"
        );
    }
}
