//! The room of each category along the axis: one slot, or as many as the months that it stands for where the rest are single months.

use crate::resolve::ResolvedCategory;

/// Categories one after another, in slots.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slots {
    /// Where each category begins, and where the last one ends.
    edges: Vec<f64>,
}

impl Slots {
    /// One after another, as wide as they say.
    pub(crate) fn of(categories: &[ResolvedCategory]) -> Self {
        let mut edges = vec![0.0];
        let mut end = 0.0;
        for category in categories {
            end += category.slots;
            edges.push(end);
        }
        Self { edges }
    }

    /// Number of categories.
    pub(crate) const fn count(&self) -> usize {
        self.edges.len() - 1
    }

    /// Slots of all categories together.
    pub(crate) fn total(&self) -> f64 {
        self.edges.last().copied().unwrap_or(0.0).max(1.0)
    }

    /// Where a category begins; behind the last one, where that ends.
    pub(crate) fn start(&self, category: usize) -> f64 {
        let last = self.edges.len() - 1;
        self.edges[category.min(last)]
    }

    /// Slots of a category.
    pub(crate) fn width(&self, category: usize) -> f64 {
        self.start(category + 1) - self.start(category)
    }

    /// The middle of a category.
    pub(crate) fn middle(&self, category: usize) -> f64 {
        f64::midpoint(self.start(category), self.start(category + 1))
    }

    /// A place counted in categories, in slots: 2.25 lies a quarter into the third category.
    pub(crate) fn at(&self, place: f64) -> f64 {
        let category = place.clamp(0.0, self.count() as f64).floor();
        let width = self.width(category as usize);
        let width = if width > 0.0 { width } else { 1.0 };
        self.start(category as usize) + (place - category) * width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_of_two_months_is_as_wide_as_two() {
        let slots = Slots {
            edges: vec![0.0, 2.0, 3.0, 4.0],
        };
        let check = |found: f64, wanted: f64, why: &str| assert!((found - wanted).abs() < 1e-12, "{why}: {found}");
        check(slots.middle(0), 1.0, "its middle lies between its months");
        check(slots.at(0.5), 1.0, "half of it is one slot");
        check(slots.at(1.5), 2.5, "the next category has a slot of its own");
        check(slots.at(3.0), 4.0, "behind the last is its end");
        check(slots.total(), 4.0, "two months and two");
    }
}
