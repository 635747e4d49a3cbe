//! Themes of the user's own: another typeface measures and draws everywhere, a logo is pixels only and has a corner to itself.

use std::sync::Arc;

use suishu_chart::{
    ChartError, Color, Corner, DocumentInfo, Drawing, FAMILY, FontFile, House, LOGO_BYTES, Logo, Renderer, Size,
    TextRole, Theme, ThemeFonts, Typeface,
};

use crate::fixtures::gallery;

const BOLD: &[u8] = include_bytes!("../../../../data/fonts/NotoSansSC-Bold.otf");
/// A family of the tests.
const FAMILY_OF_TESTS: &str = "公文黑体";

fn typeface(bytes: &[u8]) -> Typeface {
    let file = FontFile {
        bytes: Arc::new(bytes.to_vec()),
        index: 0,
    };
    Typeface::new(FAMILY_OF_TESTS, file, None).expect("the bytes are a font")
}

/// A font that has a glyph for nothing: the table that leads from characters to glyphs has another name.
fn empty_font() -> Vec<u8> {
    let mut bytes = BOLD.to_vec();
    let at = bytes
        .windows(4)
        .position(|tag| tag == b"cmap")
        .expect("every font has the table");
    bytes[at..at + 4].copy_from_slice(b"cmaq");
    bytes
}

fn renderer(typeface: Option<Typeface>) -> Renderer {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    if let Some(typeface) = typeface {
        renderer.install(typeface).expect("the font can be taken in");
    }
    renderer
}

fn house(fonts: ThemeFonts) -> Theme {
    House {
        fonts,
        ..House::over("bulletin", "测试")
    }
    .theme()
    .expect("the theme is one")
}

fn both() -> ThemeFonts {
    ThemeFonts {
        text: Some(FAMILY_OF_TESTS.to_owned()),
        title: Some(FAMILY_OF_TESTS.to_owned()),
    }
}

fn sample(renderer: &Renderer, theme: &Theme, name: &str, size: Size) -> Result<Drawing, ChartError> {
    let (_, spec, data) = gallery()
        .into_iter()
        .find(|(found, _, _)| *found == name)
        .expect("the fixture exists");
    renderer.draw(&spec, &data, theme, size)
}

fn png(renderer: &Renderer, drawing: &Drawing) -> Vec<u8> {
    renderer.png(drawing, 150.0).expect("a drawing has pixels")
}

#[test]
fn another_typeface_measures_and_draws_everywhere() {
    let renderer = renderer(Some(typeface(BOLD)));
    let plain = Theme::bulletin().expect("the theme is readable");
    let theme = house(both());
    let bundled = sample(&renderer, &plain, "columns", Size::FULL).expect("it fits");
    let drawing = sample(&renderer, &theme, "columns", Size::FULL).expect("it fits");
    let width = |drawing: &Drawing| -> f64 {
        let ticks = drawing.plan.texts.iter().filter(|text| text.role == TextRole::Tick);
        ticks.map(|text| text.rect.width).sum()
    };
    assert!(
        width(&drawing) > width(&bundled),
        "the digits of the bold face are wider, and the layout knows"
    );
    let named = format!("font-family=\"&#39;{FAMILY_OF_TESTS}&#39;, &#39;{FAMILY}&#39;\"");
    assert_eq!(
        drawing.svg.matches(&named).count(),
        drawing.svg.matches("<text ").count(),
        "every text names the family, with the bundled one behind it"
    );
    assert!(
        !drawing.svg.contains("font-weight"),
        "a family without a bold face isn't thickened by who shows it"
    );
    assert_ne!(
        png(&renderer, &drawing),
        png(&renderer, &bundled),
        "the pixels show the other face"
    );
    let pdf = renderer
        .pdf(&drawing, &DocumentInfo::default())
        .expect("no glyph is missing");
    assert!(pdf.len() > 10_000, "the page embeds what it uses of the face");
}

#[test]
fn what_a_face_lacks_is_set_in_the_bundled_one() {
    let renderer = renderer(Some(typeface(&empty_font())));
    let plain = Theme::bulletin().expect("the theme is readable");
    let bundled = sample(&renderer, &plain, "line", Size::FULL).expect("it fits");
    let fonts = ThemeFonts {
        text: Some(FAMILY_OF_TESTS.to_owned()),
        title: None,
    };
    let drawing = sample(&renderer, &house(fonts), "line", Size::FULL).expect("it fits");
    let boxes = |drawing: &Drawing| -> Vec<_> { drawing.plan.texts.iter().map(|text| text.rect).collect() };
    assert_eq!(
        boxes(&drawing),
        boxes(&bundled),
        "a face without glyphs measures like the one that is set in its place"
    );
    assert_eq!(
        png(&renderer, &drawing),
        png(&renderer, &bundled),
        "and no box is drawn for a glyph"
    );
    renderer
        .pdf(&drawing, &DocumentInfo::default())
        .expect("a page with a missing glyph would be refused");
}

#[test]
fn a_family_that_is_not_installed_is_the_bundled_one() {
    let renderer = renderer(None);
    let theme = house(both());
    assert!(
        !renderer.has_family(FAMILY_OF_TESTS),
        "whoever draws can ask, and say so"
    );
    let drawing = sample(&renderer, &theme, "bars", Size::HALF).expect("it fits");
    assert!(
        !drawing.svg.contains(FAMILY_OF_TESTS),
        "a picture names no font that it wasn't measured with"
    );
}

#[test]
fn the_same_bytes_on_every_run() {
    let check = |theme: &Theme, why: &str| {
        let file = |renderer: &Renderer| {
            let drawing = sample(renderer, theme, "columns-line", Size::FULL).expect("it fits");
            let pdf = renderer
                .pdf(&drawing, &DocumentInfo::default())
                .expect("a drawing is a page");
            (drawing.svg.clone(), png(renderer, &drawing), pdf)
        };
        assert!(
            file(&renderer(Some(typeface(BOLD)))) == file(&renderer(Some(typeface(BOLD)))),
            "{why}"
        );
    };
    check(&house(ThemeFonts::default()), "bundled fonts");
    check(&house(both()), "an installed family");
}

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">
  <script>alert(1)</script>
  <image xlink:href="file:///etc/passwd" width="40" height="20"/>
  <image xlink:href="https://example.org/track.png" width="40" height="20"/>
  <rect width="40" height="20" fill="#0B4F9E" onload="alert(2)"/><circle cx="20" cy="10" r="6" fill="#fff"/>
</svg>"##;

fn logo(corner: Corner) -> Logo {
    Logo::read(SVG.as_bytes(), corner, 10.0).expect("the logo can be drawn")
}

#[test]
fn a_logo_is_pixels_and_nothing_else() {
    let renderer = renderer(None);
    let theme = House {
        logo: Some(logo(Corner::TopRight)),
        ..House::over("bulletin", "测试")
    };
    let text = serde_json::to_string(&theme).expect("a theme is JSON");
    let again = House::from_json(&text).expect("a theme reads what it wrote");
    assert_eq!(again, theme, "pixels survive the file");
    let drawing = sample(
        &renderer,
        &theme.theme().expect("the theme is one"),
        "columns",
        Size::FULL,
    )
    .expect("it fits");
    for foreign in [
        "script",
        "alert",
        "onload",
        "passwd",
        "example.org",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns",
    ] {
        assert!(
            !drawing.svg.contains(foreign),
            "nothing of the file's markup: {foreign}"
        );
    }
    assert_eq!(
        drawing.svg.matches("href=").count(),
        drawing.svg.matches("href=\"data:image/png;base64,").count(),
        "the picture holds the logo itself"
    );
    let bare = sample(
        &renderer,
        &Theme::bulletin().expect("the theme is readable"),
        "columns",
        Size::FULL,
    )
    .expect("it fits");
    assert_ne!(png(&renderer, &drawing), png(&renderer, &bare), "the pixels show it");
    renderer
        .pdf(&drawing, &DocumentInfo::default())
        .expect("a page takes it");
}

#[test]
fn a_file_that_is_no_logo_is_refused() {
    let check = |bytes: &[u8], why: &str| {
        let read = Logo::read(bytes, Corner::TopRight, 10.0);
        assert!(matches!(read, Err(ChartError::Logo { .. })), "{why}: {read:?}");
    };
    check(&vec![b' '; LOGO_BYTES + 1], "too large");
    check(b"GIF89a", "another format");
    check(b"\x89PNG\r\n\x1a\n broken", "a broken PNG");
    check(
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "an SVG without anything in it",
    );
    let forged = serde_json::json!({
        "suishu_theme": 1, "name": "测试", "base": "bulletin",
        "logo": { "png": "PHN2Zz48L3N2Zz4=", "corner": "top_right", "height_mm": 9.0 },
    });
    let read = House::from_json(&forged.to_string());
    assert!(
        matches!(read, Err(ChartError::Theme { .. })),
        "a theme's file can't bring markup in place of pixels: {read:?}"
    );
}

#[test]
fn a_logo_has_its_corner_to_itself() {
    let renderer = renderer(None);
    for corner in [Corner::TopRight, Corner::BottomRight] {
        let theme = House {
            logo: Some(logo(corner)),
            ..House::over("bulletin", "测试")
        }
        .theme()
        .expect("the theme is one");
        for (name, _, _) in gallery() {
            for size in [Size::FULL, Size::HALF] {
                let Ok(drawing) = sample(&renderer, &theme, name, size) else {
                    continue;
                };
                let place = logo_place(&drawing.svg);
                let met = drawing.plan.texts.iter().find(|text| {
                    let rect = text.rect;
                    rect.x < place[0] + place[2]
                        && place[0] < rect.x + rect.width
                        && rect.y < place[1] + place[3]
                        && place[1] < rect.y + rect.height
                });
                assert_eq!(met, None, "{name} at {size:?}, {corner:?}");
            }
        }
    }
}

/// x, y, width and height of the logo.
fn logo_place(svg: &str) -> [f64; 4] {
    let element = svg.split("<image ").nth(1).expect("the picture has a logo");
    ["x", "y", "width", "height"].map(|name| {
        let value = element
            .split(&format!("{name}=\""))
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        value.and_then(|value| value.parse().ok()).expect("a length")
    })
}

#[test]
fn house_colours_go_where_they_belong() {
    let red = Color([0xC8, 0x10, 0x2E]);
    let pale = Color([0xFF, 0xE0, 0x8A]);
    let house = House {
        palette: vec![red, pale],
        ..House::over("bulletin", "测试")
    };
    let theme = house.theme().expect("the theme is one");
    assert_eq!(
        [theme.categorical[0].color, theme.parts[0].color, theme.own.color],
        [red; 3],
        "the first house colour is the own city's too, unless that has one"
    );
    assert_eq!(theme.growth.color, pale, "the second draws growth over columns");
    assert!(
        theme.categorical[1].line().contrast(theme.background) >= 3.0,
        "a pale colour gets an edge that can be seen"
    );
    assert_eq!(
        theme.categorical[2],
        Theme::bulletin().expect("the theme is readable").categorical[2],
        "what the house left alone is as it was"
    );
    let check = |house: House, why: &str| {
        assert!(matches!(house.theme(), Err(ChartError::Theme { .. })), "{why}");
    };
    check(
        House::over("bulletin", "grey"),
        "the name of a theme that ships is taken",
    );
    check(House::over("nowhere", "测试"), "a theme stands on one that is there");
    check(House::over("bulletin", " "), "a name says something");
    check(
        House {
            palette: vec![red; 7],
            ..House::over("bulletin", "测试")
        },
        "seven colours aren't told apart",
    );
}
