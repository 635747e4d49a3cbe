//! Colours as four kinds of eyes see them, and as a copier does: Machado, Oliveira and Fernandes 2009 for missing red and green
//! cones, Brettel, Viénot and Mollon 1997 for missing blue ones, both on linear RGB; distances in Oklab.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::color::Color;

/// A kind of eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Sight {
    /// All three cones.
    Full,
    /// No red cones.
    Protan,
    /// No green cones.
    Deutan,
    /// No blue cones.
    Tritan,
}

type Matrix = [[f64; 3]; 3];

const PROTAN: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
/// Brettel's two half planes, and the normal of the plane that parts them.
const TRITAN: [Matrix; 2] = [
    [
        [1.012_77, 0.135_48, -0.148_26],
        [-0.012_43, 0.868_12, 0.144_31],
        [0.075_89, 0.805_00, 0.119_11],
    ],
    [
        [0.936_78, 0.189_79, -0.126_57],
        [0.061_54, 0.815_26, 0.123_20],
        [-0.375_62, 1.127_67, 0.247_96],
    ],
];
const TRITAN_PLANE: [f64; 3] = [0.039_01, -0.027_88, -0.011_13];

impl Sight {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Full, Self::Protan, Self::Deutan, Self::Tritan];

    /// How far two colours are apart to this eye: hundredths of Oklab, so that black and white are 100 apart.
    pub fn distance(self, one: Color, other: Color) -> f64 {
        let (one, other) = (oklab(self.seen(one.linear())), oklab(self.seen(other.linear())));
        let squares: f64 = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum();
        100.0 * squares.sqrt()
    }

    fn seen(self, linear: [f64; 3]) -> [f64; 3] {
        let matrix = match self {
            Self::Full => return linear,
            Self::Protan => &PROTAN,
            Self::Deutan => &DEUTAN,
            Self::Tritan => &TRITAN[usize::from(dot(TRITAN_PLANE, linear) < 0.0)],
        };
        matrix.map(|row| dot(row, linear).clamp(0.0, 1.0))
    }
}

/// How far two colours are apart in a copy without colour: CIE lightness, 0 to 100.
pub(super) fn grey_distance(one: Color, other: Color) -> f64 {
    (lightness(one) - lightness(other)).abs()
}

/// CIE lightness, 0 to 100.
fn lightness(color: Color) -> f64 {
    let luminance = color.luminance();
    if luminance > 0.008_856 {
        116.0 * luminance.cbrt() - 16.0
    } else {
        903.3 * luminance
    }
}

fn dot(one: [f64; 3], other: [f64; 3]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Björn Ottosson's Oklab.
fn oklab(linear: [f64; 3]) -> [f64; 3] {
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ]
    .map(|row| dot(row, linear).cbrt());
    [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ]
    .map(|row| dot(row, cones))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Color = Color([200, 30, 30]);
    const GREEN: Color = Color([90, 110, 20]);

    #[test]
    fn eyes_without_a_cone_confuse_what_others_tell_apart() {
        let far = Sight::Full.distance(RED, GREEN);
        assert!(far > 20.0, "red and olive are far apart to most people: {far}");
        let near = Sight::Deutan.distance(RED, GREEN);
        assert!(near < far / 2.0, "without green cones they come close: {near}");
        let check = |sight: Sight, why: &str| {
            let span = sight.distance(Color([0, 0, 0]), Color([255, 255, 255]));
            assert!((span - 100.0).abs() < 1.0, "{why}: {span}");
        };
        for sight in Sight::ALL {
            check(sight, "black and white are the same to every eye");
        }
    }

    #[test]
    fn a_grey_copy_knows_lightness_only() {
        let same = grey_distance(Color([0xCC, 0x79, 0xAC]), Color([0x3D, 0x97, 0xEA]));
        assert!(same < 2.0, "pink and sky of one lightness are one grey: {same}");
        let span = grey_distance(Color([0, 0, 0]), Color([255, 255, 255]));
        assert!((span - 100.0).abs() < 1e-6, "white is 100 above black: {span}");
    }
}
