//! A chart as a file: its format, its place and its name.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use suishu_chart::{ChartSpec, Ground, Lettering};

use super::draw::{self, Picture};
use super::{Image, colophon, file_name, workbook};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{
    ChartFormat, ExportDefaults, ExportDefaultsRequest, ExportReport, ExportRequest, ExportStyle, MaybeToken, Nothing,
};

impl Desk {
    /// The file of a chart, drawn from the figures of the library.
    ///
    /// # Errors
    /// [`Failure::BasisLock`] when the figures must not be mixed, and whatever question and drawing meet.
    pub fn image(&self, spec: &ChartSpec, style: &ExportStyle) -> Result<Image, Failure> {
        self.file_of(&self.picture(spec, style.size)?, style)
    }

    /// The file of a picture in the format asked for, with its pixels where it has some.
    pub(super) fn file_of(&self, picture: &Picture, style: &ExportStyle) -> Result<Image, Failure> {
        let renderer = self.renderer()?;
        let info = colophon::of(picture, style.format);
        let drawing = &picture.drawing;
        let dpi = f64::from(style.dpi);
        let ground = if style.transparent {
            Ground::Transparent
        } else {
            Ground::Paper
        };
        let (bytes, pixels) = match style.format {
            ChartFormat::Svg => {
                let lettering = if style.outlines {
                    Lettering::Outlines
                } else {
                    Lettering::Text
                };
                let svg = renderer.svg_file(drawing, ground, lettering, &info)?;
                (svg.into_bytes(), None)
            }
            ChartFormat::Png => (
                renderer.png_file(drawing, dpi, ground, &info)?,
                Some(drawing.size.pixels(dpi)?),
            ),
            ChartFormat::Pdf => (renderer.pdf(drawing, &info)?, None),
            ChartFormat::Xlsx => (workbook::write(picture, &info, self)?, None),
        };
        Ok(Image {
            bytes,
            pixels,
            theme_lacking: picture.theme_lacking.clone(),
        })
    }

    /// Where exports go, and how the file is called.
    pub(crate) fn export_defaults(&self, request: ExportDefaultsRequest) -> Result<ExportDefaults, Failure> {
        let name = match &request.spec {
            Some(spec) => name_of(spec, &draw::title(spec, &self.charted(spec)?.data)),
            None => String::new(),
        };
        Ok(ExportDefaults {
            folder: self.tokens().issue(&self.export_place()),
            name,
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
        let image = self.image(&request.spec, &request.style)?;
        put(&folder, &file_name(&request.name), request.style.format, image)
    }
}

/// The name of a chart's file: number and title.
pub(super) fn name_of(spec: &ChartSpec, title: &str) -> String {
    match &spec.number {
        Some(number) => file_name(&format!("{number} {title}")),
        None => file_name(title),
    }
}

/// Writes a file into a folder, which is made if it isn't there.
pub(super) fn put(folder: &Path, name: &str, format: ChartFormat, image: Image) -> Result<ExportReport, Failure> {
    let path = folder.join(format!("{name}.{}", format.ending()));
    fs::create_dir_all(folder).map_err(|error| Failure::ExportFailed {
        file: display_name(folder),
        message: error.to_string(),
    })?;
    let replaced = path.exists();
    write_whole(&path, &image.bytes)?;
    Ok(ExportReport {
        file: display_name(&path),
        folder: folder.display().to_string(),
        bytes: image.bytes.len() as u64,
        pixels: image.pixels,
        replaced,
        theme_lacking: image.theme_lacking,
    })
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
