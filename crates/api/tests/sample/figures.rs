//! The Guangzhou sample through the use cases: what is computed, what is refused, what stays as published.

use std::sync::Arc;

use crate::bench::Bench;
use suishu_api::wire::{ChartFormat, ExportStyle, SizeMm};
use suishu_api::{ChartSpec, Derivation, Desk, Failure, NoWindow, Places, Selection};

/// Values with their status, in the order of `data`.
fn values(desk: &Desk, selection: &Selection) -> Vec<(String, String)> {
    let rows = desk.data(selection).unwrap();
    rows.into_iter()
        .map(|row| (row.value.unwrap_or_default(), row.status.unwrap_or_default()))
        .collect()
}

/// The code of the mixture that refuses a chart of these layers.
fn refusal(desk: &Desk, form: &str, layers: &str) -> String {
    let spec = format!(r#"{{"version":1,"form":"{form}","x":"period","by":"sector","layers":[{layers}]}}"#);
    let spec: ChartSpec = serde_json::from_str(&spec).unwrap();
    let style = ExportStyle {
        format: ChartFormat::Svg,
        size: SizeMm {
            width: 156.0,
            height: 97.0,
        },
        dpi: 96,
        transparent: false,
        outlines: false,
    };
    match desk.image(&spec, &style) {
        Err(Failure::BasisLock { code, .. }) => code,
        other => panic!("{layers} should be refused, not {other:?}"),
    }
}

fn national(derive: Option<Derivation>) -> Selection {
    Selection {
        indicators: vec!["地区生产总值".to_owned()],
        regions: vec!["全国".to_owned()],
        sectors: vec!["第二产业".to_owned()],
        price_basis: suishu_domain::PriceBasis::parse("现价"),
        from: Some("2019年".to_owned()),
        to: Some("2019年".to_owned()),
        derive,
        ..Selection::default()
    }
}

#[test]
fn shares_are_of_one_edition() {
    let Bench { desk, .. } = &Bench::new();
    let selection = Selection {
        regions: vec!["广州".to_owned()],
        periods: vec!["2017年".to_owned()],
        derive: Some(Derivation::Share),
        ..Selection::default()
    };
    let shares = values(desk, &selection);
    let shares: Vec<&str> = shares.iter().map(|(value, _)| value.as_str()).collect();
    assert_eq!(
        shares,
        ["1.1", "28.0", "70.9"],
        "parts and whole of the 2018 edition, not of the revised total"
    );
}

#[test]
fn published_growth_stays_and_computed_growth_is_apart() {
    let Bench { desk, .. } = &Bench::new();
    let selection = Selection {
        regions: vec!["广州市".to_owned()],
        sectors: vec!["合计".to_owned()],
        from: Some("2020".to_owned()),
        to: Some("2020".to_owned()),
        derive: Some(Derivation::YearOnYear),
        ..Selection::default()
    };
    let rows = desk.data(&selection).unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.value.as_deref().unwrap(),
                row.status.as_deref().unwrap(),
                row.price_basis.map(suishu_domain::PriceBasis::code),
            )
        })
        .collect();
    assert_eq!(
        told,
        [("5.1", "E", Some("current")), ("1.0", "P", Some("constant"))],
        "each with the prices that it has, the published one untouched"
    );
    assert!(
        rows[0].source.as_deref().unwrap().starts_with("推算，"),
        "a computed figure isn't the office's"
    );
}

#[test]
fn published_quarters_win_over_differences() {
    let Bench { desk, .. } = &Bench::new();
    let published = Selection {
        basis: Some(suishu_api::Basis::Single),
        months: Some(3),
        ..national(None)
    };
    let quarters = values(desk, &published);
    assert_eq!(
        quarters.len(),
        4,
        "the first quarter is kept under 累计 and answered here: {quarters:?}"
    );
    assert_eq!(
        values(desk, &national(Some(Derivation::SingleFromCumulative))),
        quarters,
        "nothing is computed anew"
    );
}

#[test]
fn a_mixture_is_refused_whichever_layers_it_comes_from() {
    let Bench { desk, .. } = &Bench::new();
    let layer = |basis: &str, prices: &str, period: &str| {
        format!(
            r#"{{"indicators":["GDP"],"regions":["全国"],"sectors":["合计"],"basis":"{basis}","price_basis":"{prices}","periods":["{period}"]}}"#
        )
    };
    let (single, cumulative) = (
        layer("single", "current", "2019年三季度"),
        layer("cumulative", "current", "2019年前三季度"),
    );
    assert_eq!(
        refusal(desk, "grouped-columns", &format!("{single},{cumulative}")),
        "mixture.basis"
    );
    let constant = layer("single", "constant", "2019年三季度");
    assert_eq!(refusal(desk, "line", &format!("{single},{constant}")), "mixture.prices");
}

#[test]
fn only_parallel_parts_of_levels_are_stacked() {
    let Bench { desk, .. } = &Bench::new();
    let growth = r#"{"indicators":["GDP"],"regions":["广州市"],"sectors":["一产","二产","三产"],"measure":"yoy"}"#;
    assert_eq!(
        refusal(desk, "percent-columns", growth),
        "mixture.measure_not_additive",
        "growth rates have no sum"
    );
    let nested = r#"{"indicators":["GDP"],"regions":["全国"],"sectors":["一产","二产","三产","制造业"],
        "basis":"cumulative","measure":"level","price_basis":"current","periods":["2019年"]}"#;
    assert_eq!(
        refusal(desk, "stacked-columns", nested),
        "mixture.breakdowns",
        "制造业 is in 第二产业 already"
    );
    let rates = r#"{"indicators":["企业使用云技术比例","云应用使用率"],"regions":["全球"]}"#;
    assert_eq!(
        refusal(desk, "stacked-columns", rates),
        "mixture.kind_not_summed",
        "rates have no sum"
    );
}

#[tokio::test]
async fn the_window_finds_the_library_of_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::below(folder.path());
    let made = places.default_library();
    Desk::new(places.clone(), Arc::new(NoWindow))
        .unwrap()
        .new_library(&made, true)
        .unwrap();
    let window = Desk::new(places, Arc::new(NoWindow)).unwrap();
    let start = suishu_api::commands::dispatch(&window, "start", serde_json::json!({}))
        .await
        .unwrap();
    assert_eq!(
        start["library"]["name"], "library.suishu",
        "no setting names it: {start}"
    );
    assert_eq!(
        start["settings"]["city"], "440100",
        "the own city is read off the figures"
    );
}

#[tokio::test]
async fn a_sector_is_stressed_by_its_key() {
    let bench = Bench::new();
    let selection = serde_json::json!({ "indicators": ["GDP"], "regions": ["广州市"], "periods": ["2017年"], "measure": "level",
        "sectors": ["第一产业", "第二产业", "第三产业"] });
    let spec = serde_json::json!({ "version": 2, "form": "bars", "layers": [selection], "x": "sector", "highlight": ["secondary"] });
    let request = serde_json::json!({ "spec": spec, "size": { "width": 156.0, "height": 97.0 } });
    let chart = bench.ask("chart", request).await.unwrap();
    let svg = chart["drawing"]["svg"].as_str().unwrap();
    let bold: Vec<&str> = svg
        .lines()
        .filter(|line| line.contains("font-weight=\"700\""))
        .filter(|line| line.contains("产业<"))
        .collect();
    assert_eq!(bold.len(), 1, "one name is stressed: {bold:?}");
    assert!(bold[0].contains("第二产业"), "that of the key");
}
