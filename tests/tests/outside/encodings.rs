//! One file in the encodings that offices write: the library must come out the same.

use encoding_rs::GB18030;
use suishu_tests::{Workbench, shared};

/// UTF-16 with a byte order mark, as old Excel saves "Unicode text".
fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

fn gb18030(text: &str) -> Vec<u8> {
    let (bytes, _, lost) = GB18030.encode(text);
    assert!(!lost, "GB18030 has every character");
    bytes.into_owned()
}

fn with_mark(text: &str) -> Vec<u8> {
    [b"\xEF\xBB\xBF", text.as_bytes()].concat()
}

/// Imports every file of the folder in an encoding into a new library and returns its content.
#[track_caller]
fn content(
    texts: &[(String, String)],
    encode: impl Fn(&str) -> Vec<u8>,
) -> Vec<std::collections::BTreeMap<String, String>> {
    let bench = Workbench::with_library();
    for (name, text) in texts {
        let file = bench.file(name, encode(text));
        bench.suishu(["import".as_ref(), file.as_os_str()]).done();
    }
    bench.content()
}

#[test]
fn guangzhou_is_the_same_in_every_encoding() {
    let folder = shared::guangzhou("guangzhou_is_the_same_in_every_encoding").unwrap_or_else(shared::sample);
    let texts: Vec<(String, String)> = shared::csv_files(&folder)
        .iter()
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    let plain = content(&texts, |text| text.as_bytes().to_vec());
    // 1 075 rows are 957 figures: a first quarter's 当期 is its 累计, and two vintages share 18 keys.
    assert_eq!(plain.len(), 957, "every key of the folder is there once");
    assert_eq!(content(&texts, gb18030), plain, "GB18030, as Excel saves CSV in China");
    assert_eq!(
        content(&texts, |text| utf16(text, u16::to_le_bytes)),
        plain,
        "UTF-16, little end first"
    );
    assert_eq!(
        content(&texts, |text| utf16(text, u16::to_be_bytes)),
        plain,
        "UTF-16, big end first"
    );
    assert_eq!(content(&texts, with_mark), plain, "UTF-8 with a byte order mark");
    assert_eq!(
        content(&texts, |text| text.replace('\n', "\r\n").into_bytes()),
        plain,
        "the line ends of Windows"
    );
}

#[test]
fn the_encoding_found_is_said() {
    let text = format!(
        "{}\n地区生产总值,广州市,合计,2020年,累计,绝对量,现价,25019.11,亿元,,,年鉴,\n",
        suishu_tests::LONG_HEADER
    );
    for (bytes, name) in [
        (text.clone().into_bytes(), "utf-8"),
        (gb18030(&text), "gb"),
        (utf16(&text, u16::to_le_bytes), "utf-16"),
    ] {
        let bench = Workbench::with_library();
        let file = bench.file("one.csv", bytes);
        let report = bench
            .suishu([
                "--json".as_ref(),
                "import".as_ref(),
                "--dry-run".as_ref(),
                file.as_os_str(),
            ])
            .done()
            .report();
        let said = report["encoding"].as_str().unwrap_or_default().to_lowercase();
        assert!(said.starts_with(name), "the report says {said} of a file in {name}");
    }
}
