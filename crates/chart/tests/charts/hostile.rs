//! Words that try to leave their place: markup, quotes, control and direction characters, pictographs. They come from foreign files.

use suishu_chart::{Category, ChartData, Dimension, DocumentInfo, Drawing, Form, Renderer, Role, Size, Theme};

use crate::fixtures::{series, spec};

const WORDS: [&str; 8] = [
    "</svg><script>alert(1)</script>",
    "\"'><rect onload=\"x\"/>",
    "]]>&amp;&#x0;",
    "控制\u{0}\u{8}\u{1b}\u{85}符",
    "\u{202e}反转\u{2066}",
    "שלום العربية",
    "表情😀👨‍👩‍👧",
    "<!--\u{feff}\u{fffe}-->",
];

fn drawn(renderer: &Renderer) -> Drawing {
    let mut spec = spec(Form::Bars, Dimension::Region, WORDS[0]);
    spec.subtitle = Some(WORDS[1].to_owned());
    spec.notes = WORDS.iter().map(|word| (*word).to_owned()).collect();
    spec.source = Some(WORDS[2].to_owned());
    let category = |word: &&str| Category::named(*word, *word);
    let figures = (1..=WORDS.len())
        .map(|number| number.to_string())
        .collect::<Vec<_>>()
        .join(" ");
    let data = ChartData {
        categories: WORDS.iter().map(category).collect(),
        series: vec![
            series(WORDS[3], 0, WORDS[1], Role::Plain, &figures),
            series(WORDS[0], 0, WORDS[1], Role::Plain, &figures),
        ],
        ..ChartData::default()
    };
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    renderer
        .draw(
            &spec,
            &data,
            &theme,
            Size {
                width_mm: 200.0,
                height_mm: 200.0,
            },
        )
        .expect("hostile words are words")
}

#[test]
fn no_word_becomes_markup() {
    let svg = drawn(&Renderer::new().expect("the bundled fonts are readable")).svg;
    let check = |part: &str, why: &str| assert!(!svg.contains(part), "{why}: {part}");
    check("<script", "a script would run in the window");
    check("<rect onload", "a quote can't open an element");
    check("<!--", "nor a comment");
    check("<style", "the content policy forbids style elements");
    check(" style=", "and style attributes");
    check("href", "a drawing refers to nothing");
    check("url(", "a drawing refers to nothing");
    assert_eq!(svg.matches("</svg>").count(), 1, "the drawing ends once");
    assert!(
        svg.chars().all(|c| c == '\n' || !c.is_control()),
        "no control character is left"
    );
    assert!(
        !svg.contains('\u{202e}') && !svg.contains('\u{feff}'),
        "nothing turns the text round"
    );
}

#[test]
fn hostile_words_are_still_a_picture_and_a_page() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let drawing = drawn(&renderer);
    assert!(renderer.png(&drawing, 96.0).is_ok(), "the SVG is well-formed");
    let page = renderer.pdf(
        &drawing,
        &DocumentInfo {
            title: WORDS[0].to_owned(),
            ..DocumentInfo::default()
        },
    );
    assert!(page.is_ok(), "every character has a glyph: {:?}", page.err());
}

#[test]
fn the_hit_map_keeps_words_as_they_are() {
    let drawing = drawn(&Renderer::new().expect("the bundled fonts are readable"));
    let labels: Vec<&str> = drawing.hits.iter().map(|hit| hit.category_label.as_str()).collect();
    assert!(
        labels.contains(&WORDS[6]),
        "the window shows what the library holds; it escapes by itself"
    );
}
