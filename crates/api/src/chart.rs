//! Charts on the screen, in files and on the clipboard: one drawing.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use suishu_chart::{ChartSpec, DocumentInfo, Drawing, Size};

use crate::charting::{self, Charted};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{
    ChartRemoveRequest, ChartRequest, ChartView, CopyRequest, DrawingView, ExportDefaults, ExportDefaultsRequest,
    ExportReport, ExportRequest, ImageFormat, MaybeToken, Nothing, Refusal, SaveChartRequest, SavedChart, SizeMm,
    Surface,
};

/// The longest file name that is proposed, in characters; titles are longer at times.
const NAME_LENGTH: usize = 60;

/// A chart as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Width and height, for PNG.
    pub pixels: Option<(u32, u32)>,
}

impl Desk {
    /// Draws a chart, with its table, or says why the basis lock refuses it.
    pub(crate) fn chart(&self, request: ChartRequest) -> Result<ChartView, Failure> {
        let charted = self.charted(&request.spec)?;
        let table = charting::table(&request.spec, &charted.data);
        if let Some(mixture) = &charted.refusal {
            let refusal = Refusal {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            };
            return Ok(ChartView {
                drawing: None,
                refusal: Some(refusal),
                table,
            });
        }
        let themes = self.themes()?;
        let theme = match request.surface {
            Surface::Light => &themes.light,
            Surface::Dark => &themes.dark,
            Surface::Print => &themes.print,
        };
        let drawing = self
            .renderer()?
            .draw(&request.spec, &charted.data, theme, size(request.size))?;
        let title = request.spec.title.clone().unwrap_or_else(|| charted.data.title.clone());
        let view = DrawingView {
            width: drawing.view.0,
            height: drawing.view.1,
            svg: drawing.svg,
            hits: drawing.hits,
            alt: drawing.alt,
            title,
        };
        Ok(ChartView {
            drawing: Some(view),
            refusal: None,
            table,
        })
    }

    /// Draws a chart for paper.
    ///
    /// # Errors
    /// [`Failure::BasisLock`] when the figures must not be mixed, and whatever question and drawing meet.
    pub fn drawing(&self, spec: &ChartSpec, size_mm: SizeMm) -> Result<(Drawing, String), Failure> {
        let charted = self.charted(spec)?;
        if let Some(mixture) = charted.refusal {
            return Err(Failure::BasisLock {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            });
        }
        let title = spec.title.clone().unwrap_or_else(|| charted.data.title.clone());
        let drawing = self
            .renderer()?
            .draw(spec, &charted.data, &self.themes()?.print, size(size_mm))?;
        Ok((drawing, title))
    }

    fn charted(&self, spec: &ChartSpec) -> Result<Charted, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        open.read(|reader| charting::chart_data(reader, &catalogue, self.holidays(), spec))
    }

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

    /// Puts a chart on the clipboard as an image.
    pub(crate) fn copy(&self, request: CopyRequest) -> Result<Nothing, Failure> {
        let (drawing, _) = self.drawing(&request.spec, request.size)?;
        let bitmap = self.renderer()?.rgba(&drawing, f64::from(request.dpi))?;
        self.host()
            .copy_image(bitmap.rgba, bitmap.width, bitmap.height)
            .map_err(|message| Failure::ClipboardFailed { message })?;
        Ok(Nothing {})
    }

    /// Keeps a chart in the library, pinned to the overview.
    pub(crate) fn chart_save(&self, request: SaveChartRequest) -> Result<SavedChart, Failure> {
        let open = self.open()?;
        let position = open
            .read(|reader| Ok(reader.charts()?))?
            .iter()
            .map(|chart| chart.position)
            .max()
            .unwrap_or(0)
            + 1;
        let chart = kept_chart(&request.spec, request.title, position)?;
        open.library().put_chart(&chart)?;
        Ok(SavedChart {
            id: chart.id,
            title: chart.title,
            spec: request.spec,
        })
    }

    /// Takes a kept chart off.
    pub(crate) fn chart_remove(&self, request: ChartRemoveRequest) -> Result<Nothing, Failure> {
        let open = self.open()?;
        open.library().remove_chart(&request.id)?;
        Ok(Nothing {})
    }
}

/// A chart as the library keeps it. Its id comes from its spec, so that keeping the same chart twice keeps it once.
pub(crate) fn kept_chart(spec: &ChartSpec, title: String, position: i64) -> Result<suishu_store::SavedChart, Failure> {
    use sha2::{Digest as _, Sha256};
    let spec = serde_json::to_string(spec).map_err(|error| Failure::SpecInvalid {
        message: error.to_string(),
    })?;
    let mut id = String::with_capacity(16);
    for byte in Sha256::digest(&spec).iter().take(8) {
        let _ = write!(id, "{byte:02x}");
    }
    Ok(suishu_store::SavedChart {
        id,
        title,
        position,
        pinned: true,
        spec,
    })
}

const fn size(size: SizeMm) -> Size {
    Size {
        width_mm: size.width,
        height_mm: size.height,
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

/// A file name that every system takes: the title without the characters that some forbid.
pub(crate) fn file_name(title: &str) -> String {
    let name: String = title
        .chars()
        .filter(|letter| !letter.is_control() && !"/\\:*?\"<>|".contains(*letter))
        .take(NAME_LENGTH)
        .collect();
    let name = name.trim().trim_matches('.').to_owned();
    if name.is_empty() { "图表".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn file_names_are_taken_by_every_system() {
        assert_eq!(
            file_name("图1 2020年: A/B?"),
            "图1 2020年 AB",
            "forbidden characters are left out"
        );
        assert_eq!(file_name("../..\\x"), "x", "no way out of the folder");
        assert_eq!(file_name("  "), "图表", "never empty");
    }
}
