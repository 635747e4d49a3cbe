//! Boxes along a line that would all like places of their own: moved apart as little as possible, so that none touches another.

/// Where the middle of a box would like to stand, and how long the box is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    pub middle: f64,
    pub length: f64,
}

/// The middles at which boxes keep `gap` apart within `low..high`; `None` where they are too many. The wishes come in order.
pub(super) fn fitted(wishes: &[Wish], gap: f64, (low, high): (f64, f64)) -> Option<Vec<f64>> {
    let total: f64 = wishes.iter().map(|wish| wish.length + gap).sum();
    (total - gap <= high - low).then(|| spread(wishes, gap, (low, high)))
}

/// The same without a question: too many run over the end. Neighbours that touch form a block, and a block stands where its members
/// want on average.
pub(super) fn spread(wishes: &[Wish], gap: f64, (low, high): (f64, f64)) -> Vec<f64> {
    struct Block {
        first: usize,
        count: usize,
        length: f64,
        wish: f64,
    }
    let place = |block: &Block| (block.wish / block.count as f64).clamp(low, (high - block.length).max(low));
    let mut blocks: Vec<Block> = Vec::new();
    for (first, wish) in wishes.iter().enumerate() {
        let mut block = Block {
            first,
            count: 1,
            length: wish.length,
            wish: wish.middle - wish.length / 2.0,
        };
        while let Some(before) = blocks.pop_if(|before| place(before) + before.length + gap > place(&block)) {
            block = Block {
                first: before.first,
                count: before.count + block.count,
                // The members of the later block want their places less the length of the earlier one.
                wish: before.wish + block.wish - (before.length + gap) * block.count as f64,
                length: before.length + gap + block.length,
            };
        }
        blocks.push(block);
    }
    let mut middles = Vec::with_capacity(wishes.len());
    for block in blocks {
        let mut start = place(&block);
        for wish in &wishes[block.first..block.first + block.count] {
            middles.push(start + wish.length / 2.0);
            start += wish.length + gap;
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(middles: &[f64], length: f64) -> Vec<Wish> {
        middles.iter().map(|&middle| Wish { middle, length }).collect()
    }

    #[test]
    fn boxes_are_spread_as_little_as_possible() {
        let check = |wanted: &[f64], expected: &[f64], why: &str| {
            let found = spread(&wishes(wanted, 0.0), 10.0, (0.0, 100.0));
            let same = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
            assert!(same && found.len() == expected.len(), "{why}: {found:?}");
        };
        check(&[20.0, 60.0], &[20.0, 60.0], "flags with room stay at their place");
        check(&[50.0, 50.0], &[45.0, 55.0], "two at one place stand around it");
        check(&[1.0, 2.0], &[0.0, 10.0], "none leaves the plot on the left");
        check(&[99.0, 100.0], &[90.0, 100.0], "nor on the right");
    }

    #[test]
    fn numbers_move_apart_and_stay_on_the_page() {
        let span = (0.0, 100.0);
        let places = fitted(&wishes(&[10.0, 10.0, 50.0, 99.0], 4.0), 1.0, span).expect("four have room");
        for pair in places.windows(2) {
            assert!(pair[1] - pair[0] >= 5.0 - 1e-9, "boxes keep apart: {places:?}");
        }
        assert!((places[2] - 50.0).abs() < 1e-9, "one that meets none stays");
        assert!(places[3] <= 98.0 + 1e-9, "the last one stays on the page");
        assert!(
            fitted(&wishes(&[1.0; 30], 4.0), 1.0, span).is_none(),
            "thirty have no room"
        );
    }
}
