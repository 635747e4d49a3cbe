//! A chart as a file: its format, its place and its name.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use suishu_chart::{ChartSpec, DocumentInfo};

use super::{Image, file_name};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{
    ExportDefaults, ExportDefaultsRequest, ExportReport, ExportRequest, ImageFormat, MaybeToken, Nothing, SizeMm,
};

impl Desk {
    /// The image in one of its formats, with its pixels where it has some.
    ///
    /// # Errors
    /// As [`Desk::drawing`].
    pub fn image(&self, spec: &ChartSpec, format: ImageFormat, size_mm: SizeMm, dpi: u32) -> Result<Image, Failure> {
        let (drawing, title) = self.drawing(spec, size_mm)?;
        let renderer = self.renderer()?;
        let dpi = f64::from(dpi);
        let (bytes, pixels) = match format {
            ImageFormat::Svg => (drawing.svg.into_bytes(), None),
            ImageFormat::Png => (renderer.png(&drawing, dpi)?, Some(drawing.size.pixels(dpi)?)),
            ImageFormat::Pdf => {
                let info = DocumentInfo {
                    title,
                    ..DocumentInfo::default()
                };
                (renderer.pdf(&drawing, &info)?, None)
            }
        };
        Ok(Image { bytes, pixels })
    }

    /// Where exports go, and how the file is called.
    pub(crate) fn export_defaults(&self, request: ExportDefaultsRequest) -> Result<ExportDefaults, Failure> {
        let charted = self.charted(&request.spec)?;
        let title = request.spec.title.clone().unwrap_or(charted.data.title);
        let name = match &request.spec.number {
            Some(number) => format!("{number} {title}"),
            None => title,
        };
        Ok(ExportDefaults {
            folder: self.tokens().issue(&self.export_place()),
            name: file_name(&name),
        })
    }

    fn export_place(&self) -> std::path::PathBuf {
        let remembered = self.remembered().export_folder.filter(|folder| folder.is_dir());
        remembered.unwrap_or_else(|| self.places().documents.join("图表"))
    }

    /// Picks an export folder.
    pub(crate) fn export_folder(&self, _: Nothing) -> Result<MaybeToken, Failure> {
        let Some(folder) = self.host().choose_folder(self.export_place()) else {
            return Ok(MaybeToken { token: None });
        };
        let token = self.tokens().issue(&folder);
        self.remember(|remembered| remembered.export_folder = Some(folder));
        Ok(MaybeToken { token: Some(token) })
    }

    /// Writes a chart into a folder, whole or not at all.
    pub(crate) fn export(&self, request: ExportRequest) -> Result<ExportReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let ending = match request.format {
            ImageFormat::Png => "png",
            ImageFormat::Svg => "svg",
            ImageFormat::Pdf => "pdf",
        };
        let path = folder.join(format!("{}.{ending}", file_name(&request.name)));
        let Image { bytes, pixels } = self.image(&request.spec, request.format, request.size, request.dpi)?;
        fs::create_dir_all(&folder).map_err(|error| Failure::ExportFailed {
            file: display_name(&folder),
            message: error.to_string(),
        })?;
        let replaced = path.exists();
        write_whole(&path, &bytes)?;
        Ok(ExportReport {
            file: display_name(&path),
            folder: folder.display().to_string(),
            bytes: bytes.len() as u64,
            pixels,
            replaced,
        })
    }
}

/// Writes a file whole or not at all: a temporary file beside it, synced, then renamed over it.
///
/// # Errors
/// [`Failure::ExportFailed`] with what the system says.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::ExportFailed {
        file: display_name(path),
        message: error.to_string(),
    };
    let mut file = atomic_write_file::AtomicWriteFile::open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.commit().map_err(failed)
}
