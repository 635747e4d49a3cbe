//! A chart on the clipboard.

use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{CopyRequest, Nothing};

impl Desk {
    /// Puts a chart on the clipboard as an image.
    pub(crate) fn copy(&self, request: CopyRequest) -> Result<Nothing, Failure> {
        let (drawing, _) = self.drawing(&request.spec, request.size)?;
        let bitmap = self.renderer()?.rgba(&drawing, f64::from(request.dpi))?;
        self.host()
            .copy_image(bitmap.rgba, bitmap.width, bitmap.height)
            .map_err(|message| Failure::ClipboardFailed { message })?;
        Ok(Nothing {})
    }
}
