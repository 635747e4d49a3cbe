//! Charts on the screen, in files and on the clipboard: one drawing. A file carries its chart and can be opened again.

mod batch;
mod colophon;
mod copy;
mod draw;
mod export;
mod keep;
mod reopen;
mod table_text;
mod workbook;

use suishu_chart::Size;

use crate::wire::SizeMm;

pub use batch::Batched;
pub use export::write_whole;
pub(crate) use keep::kept_chart;
pub use reopen::Carried;
pub(crate) use table_text::quoted as csv_field;

/// The longest file name that is proposed, in characters; titles are longer at times.
const NAME_LENGTH: usize = 60;

/// A chart as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Width and height, for PNG.
    pub pixels: Option<(u32, u32)>,
    /// The theme that the chart names, where this machine lacks it: the chart is drawn in that of its place.
    pub theme_lacking: Option<String>,
}

pub(crate) const fn size(size: SizeMm) -> Size {
    Size {
        width_mm: size.width,
        height_mm: size.height,
    }
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
