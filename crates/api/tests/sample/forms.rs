//! Forms of charts between the library and the picture: what each is given, what the basis lock refuses of it, and by which sentence.
//! The districts' figures are made up, each set for its point.

use serde_json::{Value, json};
use suishu_api::wire::{ErrorCode, WireError};

use crate::bench::Bench;

/// Two years of two districts, and one year of four more; one of them loses.
const DISTRICTS: &str = "指标,地区,行业,时期,口径,度量,价格,数值,单位\n\
    地区生产总值,越秀区,合计,2023年,累计,绝对量,现价,100,亿元\n\
    地区生产总值,越秀区,第一产业,2023年,累计,绝对量,现价,10,亿元\n\
    地区生产总值,越秀区,第二产业,2023年,累计,绝对量,现价,30,亿元\n\
    地区生产总值,越秀区,第三产业,2023年,累计,绝对量,现价,60,亿元\n\
    地区生产总值,越秀区,合计,2024年,累计,绝对量,现价,120,亿元\n\
    地区生产总值,越秀区,第一产业,2024年,累计,绝对量,现价,9,亿元\n\
    地区生产总值,越秀区,第二产业,2024年,累计,绝对量,现价,36,亿元\n\
    地区生产总值,越秀区,第三产业,2024年,累计,绝对量,现价,75,亿元\n\
    地区生产总值,越秀区,合计,2024年,累计,绝对量,不变价,110,亿元\n\
    地区生产总值,越秀区,合计,2024年,累计,同比,不变价,4.5,%\n\
    地区生产总值,越秀区,合计,2024年前三季度,累计,绝对量,现价,84,亿元\n\
    地区生产总值,越秀区,合计,2024年三季度,当期,绝对量,现价,30,亿元\n\
    地区生产总值,越秀区,合计,2022年,累计,绝对量,现价,95,亿元\n\
    地区生产总值,海珠区,合计,2023年,累计,绝对量,现价,80,亿元\n\
    地区生产总值,海珠区,合计,2024年,累计,绝对量,现价,88,亿元\n\
    地区生产总值,海珠区,合计,2024年,累计,同比,不变价,5.1,%\n\
    地区生产总值,荔湾区,合计,2024年,累计,绝对量,现价,70,亿元\n\
    地区生产总值,天河区,合计,2024年,累计,绝对量,现价,200,亿元\n\
    地区生产总值,白云区,合计,2024年,累计,绝对量,现价,90,亿元\n\
    地区生产总值,黄埔区,合计,2024年,累计,绝对量,现价,110,亿元\n\
    地区生产总值,南沙区,合计,2024年,累计,绝对量,现价,-5,亿元\n";

/// A library with these districts in it.
fn bench() -> Bench {
    let bench = Bench::new();
    let report = bench.import(DISTRICTS, &[]);
    assert_eq!(report.errors, 0, "the made-up figures can be read");
    bench
}

/// Figures of GDP; what `changes` names is asked for otherwise, and `null` isn't asked for at all.
fn layer(changes: Value) -> Value {
    let mut layer = json!({
        "indicators": ["地区生产总值"], "sectors": ["合计"], "basis": "cumulative", "measure": "level", "price_basis": "current",
    });
    let (Some(layer_fields), Value::Object(changes)) = (layer.as_object_mut(), changes) else {
        panic!("a selection is an object");
    };
    for (name, change) in changes {
        if change.is_null() {
            layer_fields.remove(&name);
        } else {
            layer_fields.insert(name, change);
        }
    }
    layer
}

fn spec(form: &str, x: &str, layers: &[Value]) -> Value {
    json!({ "version": 2, "form": form, "layers": layers, "x": x })
}

async fn chart(bench: &Bench, spec: Value) -> Result<Value, WireError> {
    let size = json!({ "width": 156.0, "height": 120.0 });
    bench.ask("chart", json!({ "spec": spec, "size": size })).await
}

/// Series, category and figure of each hit, in the order of drawing.
async fn told(bench: &Bench, spec: Value) -> Vec<[String; 3]> {
    let chart = chart(bench, spec).await.unwrap();
    let hits = chart["drawing"]["hits"]
        .as_array()
        .unwrap_or_else(|| panic!("it is drawn: {}", chart["refusal"]));
    let text = |hit: &Value, field: &str| hit[field].as_str().unwrap().to_owned();
    hits.iter()
        .map(|hit| ["series_label", "category_label", "value"].map(|field| text(hit, field)))
        .collect()
}

/// The code of the sentence that refuses it, with one of the facts in the sentence.
async fn refused(bench: &Bench, spec: Value, fact: &str) -> (ErrorCode, String) {
    let error = chart(bench, spec).await.unwrap_err();
    let fact = error.details.get(fact).cloned().unwrap_or_default();
    (error.code, fact)
}

/// The code of the mixture that the basis lock refuses.
async fn locked(bench: &Bench, spec: Value) -> String {
    let chart = chart(bench, spec).await.unwrap();
    assert!(chart["drawing"].is_null(), "what is refused isn't drawn");
    chart["refusal"]["code"].as_str().unwrap_or_default().to_owned()
}

fn owned(rows: &[[&str; 3]]) -> Vec<[String; 3]> {
    rows.iter().map(|row| row.map(str::to_owned)).collect()
}

const INDUSTRIES: [&str; 4] = ["合计", "第一产业", "第二产业", "第三产业"];

#[tokio::test]
async fn a_waterfall_goes_from_whole_to_whole() {
    let bench = bench();
    let fall = |sectors: &[&str], periods: &[&str], x: &str| {
        let layer = layer(json!({ "regions": ["越秀区"], "sectors": sectors, "periods": periods }));
        spec("waterfall", x, &[layer])
    };
    let values: Vec<String> = told(&bench, fall(&INDUSTRIES, &["2024年", "2023年"], "sector"))
        .await
        .into_iter()
        .map(|[_, _, value]| value)
        .collect();
    assert_eq!(
        values.first().map(String::as_str),
        Some("100亿元"),
        "the earlier whole first, however the periods were asked for"
    );
    assert_eq!(
        values.last().map(String::as_str),
        Some("120亿元"),
        "and the later one last"
    );
    let check = |spec: Value, found: &'static str, why: &'static str| {
        let bench = &bench;
        async move {
            let refusal = refused(bench, spec, "found").await;
            assert_eq!(refusal, (ErrorCode::ChartWaterfall, found.to_owned()), "{why}");
        }
    };
    check(
        fall(&["合计"], &["2022年", "2023年", "2024年"], "sector"),
        "3",
        "three wholes have two ways between them",
    )
    .await;
    check(
        fall(&INDUSTRIES, &["2023年", "2024年"], "period"),
        "2",
        "along time there are no parts to go by",
    )
    .await;
    check(
        fall(&INDUSTRIES[1..], &["2023年", "2024年"], "sector"),
        "",
        "a sum of ours is no published whole",
    )
    .await;
}

#[tokio::test]
async fn contributions_take_points_and_one_growth() {
    let bench = Bench::new();
    let quarters = |changes: Value| {
        let mut all = json!({
            "regions": ["全国"], "from": "2018年一季度", "to": "2019年四季度", "months": 3, "basis": "single", "price_basis": "constant",
        });
        for (name, change) in changes.as_object().unwrap() {
            all[name] = change.clone();
        }
        layer(all)
    };
    let parts = quarters(json!({ "sectors": &INDUSTRIES[1..], "derive": "contribution" }));
    let growth = quarters(json!({ "derive": "yoy" }));
    let levels = quarters(json!({ "sectors": &INDUSTRIES[1..] }));
    let of = |layers: &[Value]| {
        let mut spec = spec("contribution", "period", layers);
        spec["by"] = json!("sector");
        spec
    };
    let all = told(&bench, of(&[parts.clone(), growth.clone()])).await;
    assert_eq!(all.len(), 4 * 8, "three parts and their headline over eight quarters");
    assert!(
        all.iter()
            .any(|[series, _, value]| series.contains("地区生产总值") && value.ends_with('%')),
        "the headline is told by its indicator, in per cent"
    );
    let check = |spec: Value, why: &'static str| {
        let bench = &bench;
        async move {
            let refusal = refused(bench, spec, "found").await;
            assert_eq!(refusal.0, ErrorCode::ChartContribution, "{why}");
        }
    };
    check(of(&[levels.clone(), growth]), "亿元 are no points of growth").await;
    check(of(&[parts.clone(), levels]), "levels are no headline of points").await;
    check(of(&[parts.clone(), parts]), "nor are the points of the parts").await;
}

#[tokio::test]
async fn a_pie_is_one_whole_of_a_few_parts() {
    let bench = bench();
    let districts = ["越秀区", "海珠区", "荔湾区", "天河区", "白云区", "黄埔区"];
    let pie = |regions: &[&str], changes: Value| {
        let mut asked = json!({ "regions": regions, "periods": ["2024年"] });
        for (name, change) in changes.as_object().unwrap() {
            asked[name] = change.clone();
        }
        spec("pie", "region", &[layer(asked)])
    };
    assert_eq!(
        told(&bench, pie(&districts[..3], json!({}))).await.len(),
        3,
        "three districts are three parts"
    );
    let check = |spec: Value, fact: &'static str, wanted: (ErrorCode, &'static str), why: &'static str| {
        let bench = &bench;
        async move {
            let refusal = refused(bench, spec, fact).await;
            assert_eq!(refusal, (wanted.0, wanted.1.to_owned()), "{why}");
        }
    };
    check(
        pie(&districts, json!({})),
        "found",
        (ErrorCode::ChartParts, "6"),
        "six parts can't be compared as angles",
    )
    .await;
    check(
        pie(&districts[..1], json!({})),
        "found",
        (ErrorCode::ChartParts, "1"),
        "one part says nothing of a whole",
    )
    .await;
    check(
        pie(&["越秀区", "南沙区"], json!({})),
        "name",
        (ErrorCode::ChartWhole, "南沙区"),
        "what is below zero has no share, and the sentence names it",
    )
    .await;
    let mixed = pie(
        &["越秀区", "海珠区"],
        json!({ "periods": ["2024年", "2024年三季度"], "basis": null }),
    );
    assert_eq!(
        locked(&bench, mixed).await,
        "mixture.spans",
        "a quarter is no part beside a year so far"
    );
    let rates = pie(
        &["越秀区", "海珠区"],
        json!({ "measure": "yoy", "price_basis": "constant" }),
    );
    assert_eq!(
        locked(&bench, rates).await,
        "mixture.measure_not_additive",
        "rates add up to nothing"
    );
}

#[tokio::test]
async fn forms_of_two_periods_put_the_earlier_first() {
    let bench = bench();
    let two = |form: &str, x: &str, periods: &[&str]| {
        let mut spec = spec(
            form,
            x,
            &[layer(json!({ "regions": ["越秀区", "海珠区"], "periods": periods }))],
        );
        spec["by"] = json!(if x == "region" { "period" } else { "region" });
        spec
    };
    let dumbbell = told(&bench, two("dumbbell", "region", &["2024年", "2023年"])).await;
    assert_eq!(
        dumbbell.iter().map(|[series, ..]| series.as_str()).collect::<Vec<_>>(),
        ["2023年", "2024年", "2023年", "2024年"],
        "row by row the earlier end first, however the periods were asked for"
    );
    let slope = told(&bench, two("slope", "period", &["2024年", "2023年"])).await;
    assert_eq!(
        slope,
        owned(&[
            ["越秀区", "2023年", "100亿元"],
            ["越秀区", "2024年", "120亿元"],
            ["海珠区", "2023年", "80亿元"],
            ["海珠区", "2024年", "88亿元"],
        ]),
        "each line from its earlier to its later figure"
    );
    for (form, x) in [("dumbbell", "region"), ("slope", "period")] {
        let three = two(form, x, &["2022年", "2023年", "2024年"]);
        assert_eq!(
            refused(&bench, three, "found").await,
            (ErrorCode::ChartPeriods, "3".to_owned()),
            "{form}: two poles hide a third period"
        );
        let spans = two(form, x, &["2024年前三季度", "2023年"]);
        assert_eq!(
            locked(&bench, spans).await,
            "mixture.spans",
            "{form}: three quarters beside a year would look like a fall"
        );
    }
}

#[tokio::test]
async fn a_target_belongs_to_the_year_of_its_figure() {
    let bench = bench();
    let bullet = |target: Value| {
        let mut asked = json!({ "regions": ["越秀区"] });
        for (name, change) in target.as_object().unwrap() {
            asked[name] = change.clone();
        }
        let figure = layer(json!({ "regions": ["越秀区"], "periods": ["2024年前三季度"] }));
        spec("bullet", "region", &[figure, layer(asked)])
    };
    let row = told(&bench, bullet(json!({ "periods": ["2024年"] }))).await;
    assert!(
        row.iter().any(|[_, _, value]| value.contains("84")),
        "the figure since New Year beside its year: {row:?}"
    );
    assert_eq!(
        refused(&bench, bullet(json!({ "periods": ["2023年"] })), "name").await,
        (ErrorCode::ChartTarget, "越秀区 地区生产总值 合计".to_owned()),
        "another year's target is none, and the sentence names the row"
    );
    let prices = bullet(json!({ "periods": ["2024年"], "price_basis": "constant" }));
    assert_eq!(
        locked(&bench, prices).await,
        "mixture.prices",
        "a figure in current prices is no share of one in constant prices"
    );
}

#[tokio::test]
async fn events_are_those_of_the_regions_and_the_span() {
    let bench = Bench::new();
    let timeline = |regions: &[&str], from: &str, to: &str| {
        spec(
            "timeline",
            "period",
            &[json!({ "regions": regions, "from": from, "to": to })],
        )
    };
    let list = |hits: Vec<[String; 3]>| -> Vec<String> {
        let mut dates: Vec<String> = hits.into_iter().map(|[_, when, _]| when).collect();
        // The axis over the list tells each once more.
        dates.dedup();
        dates
    };
    let nation = list(told(&bench, timeline(&["全国"], "2018年", "2022年")).await);
    assert_eq!(
        nation,
        ["2018年12月", "2020年4月", "2018年12月", "2020年4月"],
        "what happened to a city is none of the nation's; each stands in the list and on the axis"
    );
    assert_eq!(
        refused(&bench, timeline(&["全国"], "2021年", "2021年"), "found")
            .await
            .0,
        ErrorCode::SelectionEmpty,
        "nothing happened"
    );
    let quarters = layer(json!({
        "regions": ["全国"], "from": "2018年一季度", "to": "2019年四季度", "months": 3, "basis": "single",
    }));
    let flagged = |form: &str, layer: &Value| {
        let mut spec = spec(form, "period", std::slice::from_ref(layer));
        spec["events"] = json!(true);
        spec
    };
    let flags = |hits: Vec<[String; 3]>| -> Vec<String> {
        let events = hits.into_iter().filter(|[series, ..]| series == "事件");
        events.map(|[_, when, _]| when).collect()
    };
    assert_eq!(
        flags(told(&bench, flagged("columns", &quarters)).await),
        ["2018年12月"],
        "the one of the span answers from its flag"
    );
    assert_eq!(
        flags(told(&bench, flagged("year-overlay", &quarters)).await),
        ["2018年12月"],
        "on laid-over years it stands in its quarter, though the axis is that of 2019"
    );
    let last_year = layer(json!({
        "regions": ["全国"], "from": "2019年一季度", "to": "2019年四季度", "months": 3, "basis": "single",
    }));
    assert!(
        flags(told(&bench, flagged("year-overlay", &last_year)).await).is_empty(),
        "a year that isn't drawn brings no events"
    );
}

#[tokio::test]
async fn each_axis_of_a_scatter_has_a_lock_of_its_own() {
    let bench = bench();
    let regions = ["越秀区", "海珠区"];
    let size = layer(json!({ "regions": regions, "periods": ["2024年"] }));
    let growth =
        layer(json!({ "regions": regions, "periods": ["2024年"], "measure": "yoy", "price_basis": "constant" }));
    let drawn = told(&bench, spec("scatter", "region", &[size.clone(), growth.clone()])).await;
    assert!(!drawn.is_empty(), "a level beside a rate: each has its own axis");
    let prices = layer(json!({ "regions": regions, "periods": ["2024年"], "price_basis": null }));
    assert_eq!(
        locked(&bench, spec("scatter", "region", &[prices, growth.clone()])).await,
        "mixture.prices",
        "on one axis current and constant prices don't meet"
    );
    let years = layer(json!({ "regions": regions, "periods": ["2023年", "2024年"] }));
    assert_eq!(
        refused(&bench, spec("scatter", "region", &[years, growth]), "layer").await,
        (ErrorCode::ChartLayer, "1".to_owned()),
        "two years are two points a district; the sentence names the layer"
    );
    assert_eq!(
        refused(
            &bench,
            spec(
                "tile-map",
                "region",
                &[layer(json!({ "regions": ["广州市"], "periods": ["2020年"] }))]
            ),
            "name"
        )
        .await,
        (ErrorCode::ChartTile, "广州市".to_owned()),
        "the city has no tile in the map of its districts"
    );
}

#[tokio::test]
async fn tiles_and_panels_are_named_and_locked_each_by_itself() {
    let bench = bench();
    bench.import(
        "指标,地区,行业,时期,口径,度量,数值,单位\n大企业人工智能应用率,海珠区,大企业,2024年,期末,绝对量,97,%\n",
        &[],
    );
    let both = layer(json!({
        "indicators": ["地区生产总值", "大企业人工智能应用率"], "regions": ["海珠区"], "sectors": ["合计", "大企业"],
        "periods": ["2024年", "2024年末"], "basis": null, "price_basis": null,
    }));
    let tiles = told(&bench, spec("kpi", "period", &[both])).await;
    let names: Vec<&str> = tiles.iter().map(|[name, ..]| name.as_str()).collect();
    assert_eq!(
        names,
        ["海珠区地区生产总值（累计）", "海珠区大企业人工智能应用率（期末）"],
        "each tile says whose it is, its sector once; 亿元 beside % is no mixture"
    );
    let panels = |scales: &str| {
        let mut spec = spec(
            "small-multiples",
            "period",
            &[layer(json!({
                "regions": ["越秀区", "海珠区"], "from": "2022年", "to": "2024年", "months": 12, "price_basis": null,
            }))],
        );
        spec["by"] = json!("region");
        spec["panel_scales"] = json!(scales);
        spec
    };
    assert_eq!(
        locked(&bench, panels("shared")).await,
        "mixture.prices",
        "on one scale current and constant prices would be compared"
    );
    let mut names: Vec<String> = told(&bench, panels("free"))
        .await
        .into_iter()
        .map(|[name, ..]| name)
        .collect();
    names.dedup();
    assert_eq!(
        names.len(),
        3,
        "on scales of their own each is its own panel: {names:?}"
    );
    assert!(
        names.iter().all(|name| name.contains('区')),
        "named by its district: {names:?}"
    );
}

#[tokio::test]
async fn what_no_axis_can_show_has_its_own_sentence() {
    let bench = bench();
    let loss = layer(json!({ "regions": ["南沙区", "越秀区"], "periods": ["2024年"] }));
    let log = |form: &str| {
        let mut spec = spec(form, "period", std::slice::from_ref(&loss));
        spec["by"] = json!("region");
        spec["counting"] = json!("log");
        spec
    };
    let check = |spec: Value, code: ErrorCode, fact: &'static str, why: &'static str| {
        let bench = &bench;
        async move {
            assert_eq!(refused(bench, spec, "name").await, (code, fact.to_owned()), "{why}");
        }
    };
    check(log("columns"), ErrorCode::ChartLogForm, "", "columns stand on zero").await;
    check(
        log("line"),
        ErrorCode::ChartLogZero,
        "南沙区",
        "a loss has no logarithm",
    )
    .await;
    let mut area = spec("area", "period", &[loss]);
    area["by"] = json!("region");
    check(area, ErrorCode::ChartArea, "南沙区", "a loss has no area").await;
    let years = spec(
        "year-overlay",
        "period",
        &[layer(
            json!({ "regions": ["越秀区", "海珠区"], "from": "2023年", "to": "2024年", "months": 12 }),
        )],
    );
    check(years, ErrorCode::ChartYears, "", "a line a year is drawn of one series").await;
}
