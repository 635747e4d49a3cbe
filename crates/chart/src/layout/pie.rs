//! Parts of one whole, five at most.

use super::Layout;
use super::sheet::Sheet;
use crate::error::Part;
use crate::resolve::Resolved;

pub(crate) fn lay_out(_sheet: Sheet<'_>, _resolved: &Resolved, _top: f64, _bottom: f64) -> Result<Layout, Part> {
    Err(Part::Plot)
}
