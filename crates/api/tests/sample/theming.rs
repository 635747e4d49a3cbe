//! Themes of the user's own, kept beside the settings: made, named in a chart, handed on, taken off.

use serde_json::{Value, json};
use suishu_api::wire::{ChartFormat, ExportStyle, SizeMm};
use suishu_api::{ChartSpec, Failure};

use crate::bench::Bench;

const FULL: SizeMm = SizeMm {
    width: 156.0,
    height: 97.0,
};
const SLIDE: SizeMm = SizeMm {
    width: 254.0,
    height: 143.0,
};

fn spec(theme: Option<&str>) -> ChartSpec {
    let layer =
        json!({ "indicators": ["GDP"], "regions": ["440100"], "periods": ["2020年前三季度"], "measure": "level" });
    let mut spec: ChartSpec =
        serde_json::from_value(json!({ "version": 1, "form": "columns", "layers": [layer], "x": "sector" })).unwrap();
    spec.theme = theme.map(str::to_owned);
    spec
}

fn svg(bench: &Bench, theme: Option<&str>, size: SizeMm) -> Result<String, Failure> {
    let style = ExportStyle {
        format: ChartFormat::Svg,
        size,
        dpi: 300,
        transparent: false,
        outlines: false,
    };
    let image = bench.desk.image(&spec(theme), &style)?;
    let svg = String::from_utf8(image.bytes).unwrap();
    // The chart in the file names its theme; here it is the drawing that counts.
    Ok(svg.split_once("</metadata>").unwrap().1.to_owned())
}

fn names(themes: &Value) -> Vec<&str> {
    themes["themes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|theme| theme["name"].as_str().unwrap())
        .collect()
}

fn house(name: &str) -> Value {
    json!({ "suishu_theme": 1, "name": name, "base": "bulletin", "own": "#C8102E", "palette": ["#C8102E", "#00565B"] })
}

#[tokio::test]
async fn a_theme_is_kept_and_draws_the_charts_that_name_it() {
    let bench = Bench::new();
    let shipped = bench.ask("themes", json!({})).await.unwrap();
    assert_eq!(
        names(&shipped),
        ["bulletin", "brief", "grey"],
        "those of the window are none for paper"
    );
    assert_eq!(
        (&shipped["paper"], &shipped["slide"]),
        (&json!("bulletin"), &json!("brief")),
        "the defaults"
    );

    let themes = bench
        .ask("theme_save", json!({ "house": house("本局") }))
        .await
        .unwrap();
    assert_eq!(names(&themes).last(), Some(&"本局"), "it is in the list");
    assert!(
        !svg(&bench, None, FULL).unwrap().contains("#C8102E"),
        "nobody asked for it yet"
    );
    assert!(
        svg(&bench, Some("本局"), FULL).unwrap().contains("#C8102E"),
        "the chart that names it shows the house colour"
    );
    let style = ExportStyle {
        format: ChartFormat::Svg,
        size: FULL,
        dpi: 300,
        transparent: false,
        outlines: false,
    };
    let foreign = bench.desk.image(&spec(Some("他局")), &style).unwrap();
    assert_eq!(
        foreign.theme_lacking.as_deref(),
        Some("他局"),
        "a chart from another machine is drawn, and says which theme this one lacks"
    );
    assert_eq!(
        svg(&bench, Some("他局"), FULL).unwrap(),
        svg(&bench, None, FULL).unwrap(),
        "in the theme of its place, not in one of its own making"
    );
    let own = bench.desk.image(&spec(Some("本局")), &style).unwrap();
    assert_eq!(own.theme_lacking, None, "nothing is said of a theme that is there");
    assert!(
        matches!(bench.desk.check_theme("他局"), Err(Failure::ThemeUnknown { .. })),
        "who asks for it by name on the command line is told that nobody has it"
    );

    let again = bench
        .ask("theme_save", json!({ "house": house("本局") }))
        .await
        .unwrap_err();
    assert_eq!(
        again.code.code(),
        "theme.taken",
        "a new theme never takes another's place"
    );
    let shipped_name = bench
        .ask("theme_save", json!({ "house": house("grey") }))
        .await
        .unwrap_err();
    assert_eq!(shipped_name.code.code(), "theme.invalid", "nor that of one that ships");
}

#[tokio::test]
async fn paper_and_slides_have_a_theme_each() {
    let bench = Bench::new();
    bench
        .ask("theme_save", json!({ "house": house("本局") }))
        .await
        .unwrap();
    let bulletin = svg(&bench, Some("bulletin"), SLIDE).unwrap();
    assert_eq!(
        svg(&bench, None, SLIDE).unwrap(),
        svg(&bench, Some("brief"), SLIDE).unwrap(),
        "a slide is a brief"
    );
    let half = SizeMm {
        width: 120.0,
        height: 100.0,
    };
    assert_eq!(
        svg(&bench, None, half).unwrap(),
        svg(&bench, Some("brief"), half).unwrap(),
        "and so is half of one"
    );
    assert_ne!(svg(&bench, None, SLIDE).unwrap(), bulletin, "which isn't the bulletin");
    let settings = json!({ "language": "zh-CN", "appearance": "system", "city": "440100", "paper_theme": "本局", "slide_theme": "grey" });
    bench.ask("settings_put", settings).await.unwrap();
    assert!(
        svg(&bench, None, FULL).unwrap().contains("#C8102E"),
        "paper takes what the settings say"
    );
    assert_eq!(
        svg(&bench, None, SLIDE).unwrap(),
        svg(&bench, Some("grey"), SLIDE).unwrap(),
        "and so do slides"
    );

    let renamed = json!({ "house": house("统计局"), "replaces": "本局" });
    let themes = bench.ask("theme_save", renamed).await.unwrap();
    assert_eq!(
        (names(&themes).last(), &themes["paper"]),
        (Some(&"统计局"), &json!("统计局")),
        "the default follows the theme to its new name"
    );
    let themes = bench.ask("theme_remove", json!({ "name": "统计局" })).await.unwrap();
    assert_eq!(
        themes["paper"],
        json!("bulletin"),
        "without it paper is as it was at first"
    );
    assert!(svg(&bench, None, FULL).is_ok(), "and charts are drawn");
}

#[tokio::test]
async fn a_theme_is_handed_on_as_a_file() {
    let bench = Bench::new();
    bench
        .ask("theme_save", json!({ "house": house("本局") }))
        .await
        .unwrap();
    let folder = bench.folder("out");
    let token = bench.desk.tokens().issue(&folder).id;
    let report = bench
        .ask("theme_export", json!({ "name": "本局", "folder": token }))
        .await
        .unwrap();
    assert_eq!(report["file"], json!("本局.json"), "its name is the file's");

    let file = folder.join("本局.json");
    let elsewhere = Bench::new();
    elsewhere.shell.picked.lock().unwrap().push(file.clone());
    elsewhere.ask("theme_import", json!({})).await.unwrap();
    let themes = elsewhere.ask("theme_import", json!({})).await.unwrap();
    assert_eq!(
        names(&themes)[3..],
        ["本局", "本局 2"],
        "the second one of that name is numbered"
    );

    let third = Bench::new();
    let name = third.desk.lend_theme(&file).unwrap();
    assert!(
        svg(&third, Some(&name), FULL).unwrap().contains("#C8102E"),
        "a file serves for one run"
    );
    let themes = third.ask("themes", json!({})).await.unwrap();
    assert_eq!(names(&themes).len(), 3, "and isn't kept");

    let other = bench.file("other.json", "{\"base\": 1}");
    third.shell.picked.lock().unwrap().push(other);
    let refused = third.ask("theme_import", json!({})).await.unwrap_err();
    assert_eq!(refused.code.code(), "theme.invalid", "another file is none");
}

#[tokio::test]
async fn themes_that_cannot_be_read_are_left_alone() {
    let bench = Bench::new();
    let config = bench.folder("config");
    std::fs::write(config.join("themes.json"), "{ broken").unwrap();
    let refused = bench
        .ask("theme_save", json!({ "house": house("本局") }))
        .await
        .unwrap_err();
    assert_eq!(refused.code.code(), "theme.unreadable", "{refused:?}");
    assert_eq!(
        std::fs::read_to_string(config.join("themes.json")).unwrap(),
        "{ broken",
        "work isn't overwritten because it can't be read"
    );
    assert!(
        svg(&bench, None, FULL).is_ok(),
        "charts in themes that ship are drawn all the same"
    );
}

#[tokio::test]
async fn a_look_tells_what_is_wrong() {
    let bench = Bench::new();
    let mut pale = house("本局");
    pale["rise"] = json!("#C62828");
    pale["fall"] = json!("#6F651D");
    pale["fonts"] = json!({ "text": "没有的字体" });
    for sample in ["parts", "lines", "cities", "growth"] {
        let request = json!({ "house": pale, "sample": sample, "size": { "width": 156.0, "height": 97.0 } });
        let look = bench.ask("theme_look", request).await.unwrap();
        assert!(
            look["drawing"]["svg"].as_str().unwrap().contains("图中数字为示意"),
            "made-up figures are said to be: {sample}"
        );
        let faults = look["faults"].as_array().unwrap();
        assert!(
            faults
                .iter()
                .any(|fault| fault["kind"] == "alike" && fault["ink"]["role"] == "rise"),
            "red and olive are one to some eyes: {faults:?}"
        );
        assert_eq!(
            look["missing_fonts"],
            json!(["没有的字体"]),
            "the bundled font stands in, and it is said"
        );
    }
}

#[tokio::test]
async fn a_logo_is_read_by_the_program() {
    let bench = Bench::new();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 2\"><rect width=\"4\" height=\"2\"/></svg>";
    let file = bench.file("logo.svg", svg);
    bench.shell.picked.lock().unwrap().push(file);
    let chosen = bench.ask("theme_logo", json!({})).await.unwrap();
    assert_eq!(chosen["logo"]["corner"], json!("top_right"), "{chosen}");
    let mut with_logo = house("本局");
    with_logo["logo"] = chosen["logo"].clone();
    bench.ask("theme_save", json!({ "house": with_logo })).await.unwrap();

    let text = bench.file("logo.txt", "not a picture");
    *bench.shell.picked.lock().unwrap() = vec![text];
    let refused = bench.ask("theme_logo", json!({})).await.unwrap_err();
    assert_eq!(refused.code.code(), "logo.invalid", "{refused:?}");
}
