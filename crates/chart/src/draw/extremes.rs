//! Lines of more points than paper has room for: of the points that fall into one hair's width, the first, the lowest, the highest and
//! the last are kept, in their order. So no extreme is lost and no file grows without end.

use crate::geometry::Point;

/// Width of a column of points, in points of print: less than the thinnest line.
const COLUMN: f64 = 0.4;
/// Paths shorter than this are kept as they are.
const FEW: usize = 1000;

/// The points that show.
pub(super) fn kept(path: Vec<Point>) -> Vec<Point> {
    if path.len() < FEW {
        return path;
    }
    let mut kept: Vec<Point> = Vec::new();
    let mut rest = path.as_slice();
    while let Some(first) = rest.first() {
        let column = (first.x / COLUMN).floor();
        let length = rest
            .iter()
            .take_while(|point| (point.x / COLUMN).floor() <= column)
            .count();
        let (here, after) = rest.split_at(length.max(1));
        let extreme = |pick: fn(f64, f64) -> bool| {
            (0..here.len()).fold(0, |best, at| if pick(here[at].y, here[best].y) { at } else { best })
        };
        let mut places = [0, extreme(|a, b| a < b), extreme(|a, b| a > b), here.len() - 1];
        places.sort_unstable();
        for (index, place) in places.iter().enumerate() {
            if index == 0 || places[index - 1] != *place {
                kept.push(here[*place]);
            }
        }
        rest = after;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_stay_and_the_crowd_goes() {
        let count = 10_000;
        let path: Vec<Point> = (0..count)
            .map(|at| Point {
                x: f64::from(at) * 0.01,
                y: if at == 4321 {
                    -7.0
                } else if at == 8765 {
                    99.0
                } else {
                    f64::from(at % 3)
                },
            })
            .collect();
        let thinned = kept(path.clone());
        let ends = |wanted: f64| thinned.iter().any(|point| (point.y - wanted).abs() < 1e-9);
        assert!(ends(-7.0) && ends(99.0), "a single day's extreme is drawn");
        assert!(thinned.len() < path.len() / 2, "{} points are left", thinned.len());
        assert_eq!(thinned.first(), path.first(), "the line begins where it began");
        assert_eq!(thinned.last(), path.last(), "and ends where it ended");
        assert!(
            thinned.windows(2).all(|pair| pair[0].x <= pair[1].x),
            "in the order of time"
        );
    }

    #[test]
    fn few_points_are_kept_as_they_are() {
        let path = vec![
            Point { x: 0.0, y: 1.0 },
            Point { x: 0.0, y: 2.0 },
            Point { x: 0.0, y: 1.5 },
        ];
        assert_eq!(kept(path.clone()), path, "a line of three points has no crowd");
    }
}
