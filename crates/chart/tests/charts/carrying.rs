//! Files that carry their chart: what is written comes back, in every format, and a hostile file ends in a sentence.

use std::io::Write as _;
use std::process::Command;
use std::thread;

use suishu_chart::{
    CARRIED_CAP, CarriedChart, CarriedError, ChartData, ChartSpec, DocumentInfo, Drawing, Ground, Lettering, Renderer,
    Size, Theme, carried_by,
};

use crate::fixtures::gallery;

/// Words that a container could drop, escape or turn round.
const FRAGILE: &str = "控制\u{8}符 \u{202e}反转 <b> & \"引号\" ]]> \u{fffe} 𠮷 \u{e0001}";

fn fixture(name: &str) -> (ChartSpec, ChartData) {
    gallery()
        .into_iter()
        .find(|(found, _, _)| *found == name)
        .map(|(_, spec, data)| (spec, data))
        .expect("the fixture exists")
}

/// A drawing with all that its file says of it.
fn with_its_chart(renderer: &Renderer, name: &str) -> (Drawing, DocumentInfo, CarriedChart) {
    let (spec, data) = fixture(name);
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let drawing = renderer
        .draw(&spec, &data, &theme, Size::FULL)
        .expect("a fixture can be drawn");
    let mut chart = CarriedChart::new(spec, data, Size::FULL);
    chart.library = Some("7d5b2f9c-0000-4000-8000-000000000001".to_owned());
    chart.as_of = Some("2020-12-02".to_owned());
    chart.data.notes.push(FRAGILE.to_owned());
    let info = DocumentInfo {
        title: "国内生产总值及其增长速度".to_owned(),
        source: "国家统计局".to_owned(),
        date: Some((2020, 12, 2)),
        table: Some("\u{feff}时期,国内生产总值（亿元）\r\n2019年,986515.2\r\n".to_owned()),
        chart: Some(chart.to_json().expect("a fixture is short")),
        ..DocumentInfo::default()
    };
    (drawing, info, chart)
}

/// The file in every format, with its name.
fn files(renderer: &Renderer, name: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (drawing, info, _) = with_its_chart(renderer, name);
    let svg = |lettering| {
        renderer
            .svg_file(&drawing, Ground::Paper, lettering, &info)
            .expect("a drawing is an SVG")
            .into_bytes()
    };
    let png = |ground| {
        renderer
            .png_file(&drawing, 96.0, ground, &info)
            .expect("a drawing has pixels")
    };
    vec![
        ("SVG with text", svg(Lettering::Text)),
        ("SVG with outlines", svg(Lettering::Outlines)),
        ("PNG on white", png(Ground::Paper)),
        ("PNG without ground", png(Ground::Transparent)),
        ("PDF", renderer.pdf(&drawing, &info).expect("a drawing is a page")),
    ]
}

#[test]
fn every_format_gives_its_chart_back() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    for name in ["columns-line", "line-gaps", "stacked-columns-signed"] {
        let (_, _, chart) = with_its_chart(&renderer, name);
        for (format, bytes) in files(&renderer, name) {
            assert_eq!(
                carried_by(&bytes).as_ref(),
                Ok(&chart),
                "{name} in {format}: spec, exact figures and words are as they were"
            );
        }
    }
}

#[test]
fn a_carried_chart_draws_the_same_picture() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let check = |name: &str| {
        let (spec, data) = fixture(name);
        let drawn = renderer.draw(&spec, &data, &theme, Size::HALF);
        let json = CarriedChart::new(spec, data, Size::HALF)
            .to_json()
            .expect("a fixture is short");
        let carried = CarriedChart::from_json(&json).expect("what was written can be read");
        let again = renderer.draw(&carried.spec, &carried.data, &theme, carried.size);
        assert_eq!(
            again.map(|drawing| drawing.svg),
            drawn.map(|drawing| drawing.svg),
            "{name}: nothing that is drawn is lost on the way"
        );
    };
    for (name, _, _) in gallery() {
        check(name);
    }
}

#[test]
fn figures_that_are_not_public_are_not_carried() {
    let (spec, data) = fixture("columns");
    let numbers: Vec<String> = data
        .series
        .iter()
        .flat_map(|series| series.points.iter().flatten())
        .filter_map(|datum| Some(datum.figure.number()?.to_string()))
        .collect();
    let json = CarriedChart::new(spec, &data, Size::FULL)
        .without_figures()
        .to_json()
        .expect("a fixture is short");
    assert!(!numbers.is_empty(), "the fixture has figures");
    for number in numbers {
        assert!(
            !json.contains(&format!("\"{number}\"")),
            "{number} must not be in {json}"
        );
    }
    let carried = CarriedChart::from_json(&json).expect("what was written can be read");
    assert!(carried.withheld, "that they were left out is said");
}

#[test]
fn the_bytes_are_the_same_in_two_threads() {
    let drawn = || {
        let renderer = Renderer::new().expect("the bundled fonts are readable");
        files(&renderer, "columns-line")
    };
    let (one, two) = (thread::spawn(drawn), thread::spawn(drawn));
    let (one, two) = (one.join().expect("no panic"), two.join().expect("no panic"));
    for ((format, first), (_, second)) in one.iter().zip(&two) {
        assert!(
            first == second,
            "{format}: no clock, no address, no order of a map gets in"
        );
    }
}

#[test]
fn a_png_says_what_it_is() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let (drawing, info, _) = with_its_chart(&renderer, "columns-line");
    let png = renderer
        .png_file(&drawing, 300.0, Ground::Paper, &info)
        .expect("a drawing has pixels");
    let mut reader = png::Decoder::new(std::io::Cursor::new(&png))
        .read_info()
        .expect("any reader takes it");
    reader.finish().expect("up to its end");
    let said = |keyword: &str| {
        let chunks = &reader.info().utf8_text;
        let chunk = chunks.iter().find(|chunk| chunk.keyword == keyword);
        chunk.and_then(|chunk| chunk.get_text().ok()).unwrap_or_default()
    };
    assert_eq!(said("Title"), "国内生产总值及其增长速度");
    assert_eq!(said("Description"), drawing.alt, "the alternative text");
    assert_eq!(said("Source"), "国家统计局");
    assert_eq!(said("Software"), "Suishu 穗数");
    let dims = reader.info().pixel_dims.expect("it says its resolution");
    assert_eq!((dims.xppu, dims.yppu), (11_811, 11_811), "300 dpi");
    assert_eq!(
        (reader.info().width, reader.info().height),
        (1843, 1146),
        "156 × 97 mm at 300 dpi"
    );
}

#[test]
fn without_a_ground_only_the_marks_cover_what_lies_behind() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let (drawing, info, _) = with_its_chart(&renderer, "columns");
    let png = renderer
        .png_file(&drawing, 96.0, Ground::Transparent, &info)
        .expect("a drawing has pixels");
    let mut reader = png::Decoder::new(std::io::Cursor::new(&png))
        .read_info()
        .expect("any reader takes it");
    let mut pixels = vec![0; reader.output_buffer_size().expect("the picture is small")];
    reader.next_frame(&mut pixels).expect("it has its pixels");
    assert_eq!(pixels[3], 0, "the corner is empty");
    let share = |is: fn(u8) -> bool| {
        let count = pixels.chunks_exact(4).filter(|pixel| is(pixel[3])).count();
        count as f64 / (pixels.len() / 4) as f64
    };
    assert!(share(|alpha| alpha == 0) > 0.5, "most of the page is empty");
    assert!(share(|alpha| alpha == 255) > 0.05, "columns are whole");
    let svg = renderer
        .svg_file(&drawing, Ground::Transparent, Lettering::Text, &info)
        .expect("a drawing is an SVG");
    assert!(!svg.contains("\"paper\""), "the SVG has no ground either");
}

#[test]
fn outlines_look_like_the_text_they_stand_for() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let (drawing, info, _) = with_its_chart(&renderer, "columns-line");
    let svg = renderer
        .svg_file(
            &drawing,
            Ground::Paper,
            Lettering::Outlines,
            &DocumentInfo {
                chart: None,
                ..info.clone()
            },
        )
        .expect("a drawing is an SVG");
    assert!(!svg.contains("<text"), "no text is left that a font could change");
    assert!(svg.contains("class=\"datum\""), "the groups of figures are still there");
    assert!(
        svg.contains(&format!("aria-label=\"{}", &drawing.alt[..6])),
        "a screen reader still has its words"
    );
    let outlined = Drawing { svg, ..drawing.clone() };
    let (text, outlines) = (
        renderer.rgba(&drawing, 150.0).expect("a drawing has pixels"),
        renderer.rgba(&outlined, 150.0).expect("outlines have pixels"),
    );
    let differing = text
        .rgba
        .iter()
        .zip(&outlines.rgba)
        .filter(|(one, other)| one.abs_diff(**other) > 40)
        .count();
    assert!(
        differing * 500 < text.rgba.len(),
        "only hairs differ at the edges of glyphs: {differing} of {}",
        text.rgba.len()
    );
}

#[test]
fn attachments_come_out_byte_for_byte() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let (drawing, info, _) = with_its_chart(&renderer, "columns-line");
    let folder = std::env::temp_dir().join(format!("suishu-carrying-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    let page = folder.join("chart.pdf");
    std::fs::write(&page, renderer.pdf(&drawing, &info).expect("a drawing is a page")).expect("written");
    let Ok(output) = Command::new("pdfdetach")
        .arg("-saveall")
        .arg("-o")
        .arg(&folder)
        .arg(&page)
        .output()
    else {
        println!("skipped: pdfdetach isn't here");
        return;
    };
    assert!(output.status.success(), "the attachments can be taken out: {output:?}");
    let taken = |name: &str| std::fs::read_to_string(folder.join(name)).expect("the attachment is there");
    assert_eq!(Some(taken("data.csv")), info.table, "the figures");
    assert_eq!(Some(taken("suishu-chart.json")), info.chart, "the chart");
    std::fs::remove_dir_all(&folder).expect("the test owns its folder");
}

/// A PNG of nothing but text chunks.
fn png_of(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in chunks {
        bytes.extend(u32::try_from(content.len()).expect("short").to_be_bytes());
        bytes.extend(*kind);
        bytes.extend(content);
        bytes.extend([0; 4]);
    }
    bytes
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

#[test]
fn a_hostile_file_ends_in_a_sentence() {
    let check = |bytes: &[u8], wanted: fn(&CarriedError) -> bool, why: &str| match carried_by(bytes) {
        Err(error) => assert!(wanted(&error), "{why}: {error:?}"),
        Ok(_) => panic!("{why}: it must not be read as a chart"),
    };
    let no_chart = |error: &CarriedError| matches!(error, CarriedError::NoChart { .. });
    let damaged = |error: &CarriedError| matches!(error, CarriedError::Damaged { .. });
    let large = |error: &CarriedError| matches!(error, CarriedError::TooLarge { .. });
    let no_picture = |error: &CarriedError| matches!(error, CarriedError::NotAPicture);
    let unreadable = |error: &CarriedError| matches!(error, CarriedError::Unreadable { .. });

    check(b"", no_picture, "an empty file");
    check(b"GIF89a", no_picture, "another format");
    check("指标,数值\nGDP,1\n".as_bytes(), no_picture, "a table");

    let keyed = |flags: &[u8], text: &[u8]| [b"Suishu-Chart\0", flags, b"\0\0", text].concat();
    let bomb = deflated(&vec![b' '; 10 << 20]);
    check(&png_of(&[(b"IEND", vec![])]), no_chart, "a PNG of another program");
    check(
        &png_of(&[(b"iTXt", keyed(&[1, 0], &bomb))]),
        large,
        "10 MB of blanks in 10 KB",
    );
    check(
        &png_of(&[(b"iTXt", keyed(&[0, 0], &vec![b'['; CARRIED_CAP + 1]))]),
        large,
        "a huge text chunk",
    );
    check(
        &png_of(&[(b"iTXt", keyed(&[0, 0], &vec![b'['; 1 << 20]))]),
        unreadable,
        "brackets in brackets must not exhaust the stack",
    );
    check(
        &png_of(&[(b"iTXt", keyed(&[1, 0], b"no zlib"))]),
        damaged,
        "not deflated",
    );
    check(
        &png_of(&[(b"iTXt", b"Suishu-Chart\0\x01".to_vec())]),
        damaged,
        "half a head",
    );
    let mut endless = png_of(&[(b"iTXt", vec![])]);
    endless[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
    check(&endless, damaged, "a chunk longer than the file");

    let lol = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
        <svg><metadata><suishu-chart>&b;&b;&b;</suishu-chart></metadata></svg>"#;
    check(lol.as_bytes(), damaged, "entities of the file's own are never expanded");
    check(
        b"<svg><suishu-chart>&b;</suishu-chart></svg>",
        damaged,
        "an entity nobody declared",
    );
    check(b"<svg><g><rect/></g></svg>", no_chart, "an SVG of another program");
    check(b"<html><body/></html>", no_picture, "a page of the web");
    check(b"<svg><suishu-chart>{\"suishu_chart\":1", damaged, "cut off");
    check(
        "<g>".repeat(100_000).replacen("<g>", "<svg>", 1).as_bytes(),
        damaged,
        "nested too deep",
    );
    check(
        b"<svg><suishu-chart>{}</suishu-chart></svg>",
        unreadable,
        "JSON that is no chart",
    );

    let attached = |filter: &str, content: &[u8]| {
        let head = format!(
            "%PDF-1.7\n4 0 obj\n<</Type /EmbeddedFile {filter} /Length {}>>\nstream\n",
            content.len()
        );
        [head.as_bytes(), content, b"\nendstream\nendobj\n%%EOF"].concat()
    };
    let padded = [b"{\"suishu_chart\":1,".to_vec(), vec![b' '; 10 << 20]].concat();
    check(
        b"%PDF-1.4\n1 0 obj\n<</Names <</EmbeddedFiles 3 0 R>>>>\nendobj",
        no_chart,
        "only a tree of names",
    );
    check(
        &attached("/Filter /FlateDecode", &deflated(b"a,b\n1,2\n")),
        no_chart,
        "a foreign attachment",
    );
    check(
        &attached("/Filter /FlateDecode", &deflated(&padded)),
        large,
        "10 MB behind the right beginning",
    );
    check(
        &attached("/Filter /LZWDecode", b"{\"suishu_chart\":1}"),
        no_chart,
        "a filter that nobody uses",
    );
    check(
        &attached("", b"{\"suishu_chart\":1}"),
        unreadable,
        "a beginning without a chart",
    );
    check(
        b"%PDF-1.7\n4 0 obj\n<</Type /EmbeddedFile>>\nstream\n",
        no_chart,
        "cut off behind the head",
    );

    let newer = b"<svg><suishu-chart>{\"suishu_chart\":2,\"what\":\"ever\"}</suishu-chart></svg>";
    check(
        newer,
        |error| matches!(error, CarriedError::Newer { found: 2 }),
        "a newer program wrote it",
    );
}

#[test]
fn a_file_cut_off_anywhere_is_no_panic() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    for (format, bytes) in files(&renderer, "columns") {
        let whole = carried_by(&bytes).expect("the whole file carries its chart");
        for length in (0..bytes.len()).step_by(bytes.len() / 200 + 1) {
            // Cut off behind its chart, a file still has it.
            if let Ok(found) = carried_by(&bytes[..length]) {
                assert_eq!(
                    found, whole,
                    "{format} cut off at {length}: the chart or none, never half of one"
                );
            }
        }
    }
}
