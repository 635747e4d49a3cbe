//! The formats: pixels to the pixel, resolution in the file, a page of its size with text, the same bytes every time.

use std::process::Command;

use suishu_chart::{ChartError, DocumentInfo, Drawing, Renderer, Size, Theme};

use crate::fixtures::gallery;

fn sample(renderer: &Renderer, name: &str, size: Size) -> Drawing {
    let (_, spec, data) = gallery()
        .into_iter()
        .find(|(found, _, _)| *found == name)
        .expect("the fixture exists");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    renderer
        .draw(&spec, &data, &theme, size)
        .expect("a fixture can be drawn")
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[test]
fn a_png_has_the_pixels_of_its_size_and_says_its_resolution() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let check = |size: Size, dpi: f64, width: u32, height: u32, per_metre: u32| {
        let png = renderer
            .png(&sample(&renderer, "columns", size), dpi)
            .expect("a drawing has pixels");
        assert_eq!(
            (number(&png, 16), number(&png, 20)),
            (width, height),
            "{size:?} at {dpi} dpi"
        );
        assert_eq!(png[25], 2, "RGB: Word shows transparency as black");
        let dims = png
            .windows(4)
            .position(|chunk| chunk == b"pHYs")
            .expect("the file says its resolution");
        assert_eq!(number(&png, dims + 4), per_metre, "{dpi} dpi in pixels a metre");
    };
    check(Size::FULL, 300.0, 1843, 1146, 11_811);
    check(Size::HALF, 300.0, 886, 709, 11_811);
    check(Size::FULL, 600.0, 3685, 2291, 23_622);
    check(Size::HALF, 600.0, 1772, 1417, 23_622);
}

#[test]
fn a_bitmap_for_the_clipboard_is_opaque() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let bitmap = renderer
        .rgba(&sample(&renderer, "bars", Size::HALF), 96.0)
        .expect("a drawing has pixels");
    assert_eq!(
        bitmap.rgba.len(),
        bitmap.width as usize * bitmap.height as usize * 4,
        "four bytes a pixel"
    );
    assert!(
        bitmap.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255),
        "no pixel is transparent"
    );
}

#[test]
fn an_absurd_resolution_is_refused() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let drawing = sample(&renderer, "columns", Size::FULL);
    for dpi in [0.0, -1.0, f64::NAN, 1e9] {
        let refused = renderer.png(&drawing, dpi);
        assert!(
            matches!(refused, Err(ChartError::BadResolution { .. })),
            "{dpi} dpi would exhaust the memory"
        );
    }
}

#[test]
fn every_format_has_the_same_bytes_twice() {
    let (first, second) = (Renderer::new().expect("fonts"), Renderer::new().expect("fonts"));
    let (a, b) = (
        sample(&first, "columns-line", Size::FULL),
        sample(&second, "columns-line", Size::FULL),
    );
    let info = DocumentInfo {
        title: "图6".to_owned(),
        author: None,
        date: Some((2020, 12, 2)),
        ..DocumentInfo::default()
    };
    assert_eq!(a.svg, b.svg, "SVG");
    assert!(first.png(&a, 150.0) == second.png(&b, 150.0), "PNG");
    assert!(first.pdf(&a, &info) == second.pdf(&b, &info), "PDF");
}

#[test]
fn a_page_has_its_size_its_text_and_its_words_for_the_blind() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let drawing = sample(&renderer, "columns-line", Size::FULL);
    let info = DocumentInfo {
        title: "国内生产总值".to_owned(),
        author: Some("穗数".to_owned()),
        ..DocumentInfo::default()
    };
    let pdf = renderer.pdf(&drawing, &info).expect("a drawing is a page");
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.starts_with("%PDF-"), "it is a PDF");
    assert!(text.contains("/StructTreeRoot"), "it is tagged");
    assert!(text.contains("zh-CN"), "it names its language");
    assert!(
        (drawing.view.0 - 156.0 / 25.4 * 72.0).abs() < 0.01,
        "the page is 156 mm wide"
    );

    let path = std::env::temp_dir().join(format!("suishu-chart-{}.pdf", std::process::id()));
    std::fs::write(&path, &pdf).expect("the temporary folder can be written");
    let tool = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).arg(&path).args(arguments).output();
        if output.is_err() {
            println!("skipped: {program} isn't here");
        }
        output
            .ok()
            .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if let Some(words) = tool("pdftotext", &["-"]) {
        for word in ["国内生产总值及其增长速度", "单位：亿元", "资料来源：国家统计局", "−6.8"]
        {
            assert!(words.contains(word), "{word} can be selected: {words}");
        }
    }
    if let Some(fonts) = tool("pdffonts", &[]) {
        let embedded = fonts.lines().skip(2).all(|line| line.contains(" yes yes yes"));
        assert!(
            embedded,
            "every font is embedded as a subset, with its characters: {fonts}"
        );
    }
    std::fs::remove_file(&path).expect("the test owns its file");
}
