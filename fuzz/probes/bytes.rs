//! Any bytes read as a file: a text, a workbook, or the inside of one. What comes out is a reading or an error that says why.

use std::io::Write;

use suishu_ingest::{Options, read};
use tempfile::NamedTempFile;

use super::container;
use super::drafts::{Drafts, holidays};

/// Reads the bytes as a file. The first one says whether they are the whole of it or the content of a container.
pub(crate) fn bytes_to_grid(data: &[u8]) {
    let packed;
    let file = match data.split_first() {
        Some((b'X', content)) => {
            packed = container::xlsx(content);
            &packed[..]
        }
        Some((b'O', content)) => {
            packed = container::ods(content);
            &packed[..]
        }
        Some((b'B', content)) => {
            packed = container::xlsb(content);
            &packed[..]
        }
        Some((b'F', content)) => content,
        _ => data,
    };
    let mut on_disk = NamedTempFile::new().expect("a temporary file");
    on_disk.write_all(file).expect("room for the bytes");
    let holidays = holidays();
    let mut drafts = Drafts::default();
    let options = Options::new(&holidays);
    if let Ok(reading) = read(on_disk.path(), &options, &mut drafts) {
        assert_eq!(reading.size, file.len() as u64, "the size is that of the file");
        let told = reading.findings.errors + reading.findings.warnings + reading.findings.infos;
        assert!(told >= drafts.findings as u64, "every finding is counted");
    }
}
