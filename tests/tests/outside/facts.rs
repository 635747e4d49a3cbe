//! Real files as officials have them: each is imported by the command line with no recipe, and the figures that are known to stand in
//! it come out of the library as they are. The files lie beside the repository; where they don't, the tests say that they skipped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;
use suishu_tests::shared::root;
use suishu_tests::{Workbench, skipped};

/// What a file truly doesn't say, by the case of its facts.
const SAID: &[(&str, &[&str])] = &[
    // 国家数据 of the whole country names no region.
    ("N03", &["region=全国"]),
    ("N07", &["region=全国"]),
    ("N16", &["region=全国"]),
    ("N25", &["region=全国"]),
    ("N36", &["region=全国"]),
    ("N33", &["region=全国"]),
    // A table of cities and years names neither what it counts nor in what.
    ("N28", &["indicator=GDP", "unit=亿元"]),
    // The dictionary leaves the units of exchange rates and indices blank.
    ("N31", &["region=全国", "unit=元"]),
    ("N32", &["unit=亿元"]),
    ("N34", &["indicator=Population", "unit=万人"]),
    ("W05", &["unit=人"]),
    ("W14", &["indicator=GDPC1", "region=US", "unit=十亿美元"]),
    ("W15", &["region=US", "unit=%"]),
    ("W19", &["region=Deutschland", "unit=persons"]),
    ("W25", &["unit=£", "unit@Population (BoE (2017))=persons"]),
    ("F03", &["region=Seattle", "unit=bicycles", "times=month"]),
    (
        "F04",
        &["region=NYC", "unit=passengers", "indicator=passengers", "times=month"],
    ),
];

/// A fact of facts.json.
#[derive(Debug, Clone)]
struct Fact {
    case: String,
    file: String,
    indicator: String,
    region: String,
    period: String,
    value: Option<String>,
    unit: String,
}

fn examples(test: &str) -> Option<PathBuf> {
    let found = root()
        .ancestors()
        .map(|folder| folder.join("shared/data/examples"))
        .find(|folder| folder.is_dir());
    if found.is_none() {
        skipped(test, "no shared/data/examples beside the repository");
    }
    found
}

fn facts(folder: &std::path::Path) -> Vec<Fact> {
    let text = std::fs::read_to_string(folder.join("facts.json")).expect("the facts");
    let facts: Vec<Value> = serde_json::from_str(&text).expect("the facts are JSON");
    let text = |fact: &Value, key: &str| fact[key].as_str().unwrap_or_default().to_owned();
    facts
        .iter()
        .map(|fact| Fact {
            case: text(fact, "case"),
            file: text(fact, "file"),
            indicator: text(fact, "indicator"),
            region: text(fact, "region"),
            period: text(fact, "period"),
            // The raw text has the digits; a JSON number may have lost some.
            value: (!fact["value"].is_null()).then(|| text(fact, "raw")),
            unit: text(fact, "unit"),
        })
        .collect()
}

/// The indicator as the library names it, its measure and its basis: words of measure and basis leave the name.
fn settled(fact: &Fact) -> (&str, &'static str, &'static [&'static str]) {
    let level = |name| (name, "level", &["single", "cumulative"][..]);
    match (fact.case.as_str(), fact.indicator.as_str()) {
        ("N03", name) => {
            let (name, basis) = match name.strip_suffix("累计值") {
                Some(name) => (name, &["cumulative"][..]),
                // The first quarter's own figure is the cumulative one.
                None => (name.trim_end_matches("当季值"), &["single", "cumulative"][..]),
            };
            (name.trim_end_matches("(不变价)"), "level", basis)
        }
        ("N07", "工业增加值累计增长") => ("工业增加值", "yoy", &["cumulative"]),
        ("N07", _) => ("工业增加值", "yoy", &["single"]),
        ("N16", name) if name.ends_with("期末值") => (name.trim_end_matches("期末值"), "level", &["end"]),
        ("N16", name) => (name.trim_end_matches("同比增长"), "yoy", &["single"]),
        ("N28", _) => level("GDP"),
        ("N32", "第一产业占比") => ("第一产业", "share", &["single", "cumulative"]),
        ("N33", name) if name.contains("累计") => ("居民消费价格指数CPI", "index", &["cumulative", "single"]),
        ("N33", _) => ("居民消费价格指数CPI", "index", &["single", "cumulative"]),
        ("N34", _) => level("Population"),
        ("W02", _) => level("GDP at market prices"),
        ("W14", _) => level("GDPC1"),
        ("W19", _) => level("Bevölkerungsstand·Population"),
        ("W22", _) => level("GDP per capita, PPP"),
        (_, name) => level(name),
    }
}

/// The periods under which the library may keep it.
fn periods(fact: &Fact) -> Vec<String> {
    let period = fact.period.as_str();
    match period.strip_suffix(" (累计)") {
        Some("2015-Q4") => vec!["2015".to_owned()],
        Some("2020-02") => vec!["2020-01-01/P2M".to_owned()],
        Some(other) => vec![other.to_owned()],
        None if period.contains('年') => {
            let (year, month) = period
                .trim_end_matches('月')
                .split_once('年')
                .expect("a year and a month");
            vec![format!("{year}-{month:0>2}")]
        }
        // January and the first quarter run from New Year.
        None => vec![
            period.to_owned(),
            format!("{period}-01/P2M").replace("2008-02-01/P2M", "2008-01-01/P2M"),
        ],
    }
}

fn unit(fact: &Fact) -> Option<&str> {
    let stated = !fact.unit.contains("not stated") && !fact.unit.contains("none") && !fact.unit.is_empty();
    match fact.unit.as_str() {
        "%/指数" => None,
        "比例 0–1" => Some("比例"),
        "USD" => Some("美元"),
        "US$ (from datapackage.json)" => Some("current USD"),
        "persons" => Some("人"),
        "£" => Some("英镑"),
        unit => stated.then_some(unit),
    }
}

/// Whether two decimal texts are one number.
fn is_same(a: &str, b: &str) -> bool {
    let plain = |text: &str| {
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text.to_owned()
        }
    };
    plain(a) == plain(b)
}

/// Imports one file into a library of its own.
fn import(folder: &std::path::Path, case: &str, file: &str) -> Workbench {
    let bench = Workbench::with_library();
    let mut line = vec![
        "--json".to_owned(),
        "import".to_owned(),
        folder.join(file).display().to_string(),
    ];
    let said = SAID
        .iter()
        .find(|(of, _)| *of == case)
        .map_or(&[][..], |(_, said)| *said);
    for said in said {
        line.extend(["--set".to_owned(), (*said).to_owned()]);
    }
    bench.suishu(&line).done();
    bench
}

#[test]
fn every_known_figure_of_the_real_files_comes_out_as_it_stands() {
    let Some(folder) = examples("every_known_figure") else {
        return;
    };
    let mut imported: BTreeMap<String, Workbench> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    let facts = facts(&folder);
    assert_eq!(facts.len(), 73, "all facts are looked at");
    for fact in &facts {
        if fact.case.starts_with('F') {
            continue;
        }
        let bench = imported
            .entry(fact.file.clone())
            .or_insert_with(|| import(&folder, &fact.case, &fact.file));
        let (name, measure, bases) = settled(fact);
        let periods = periods(fact);
        // Names are asked for as the file writes them: the catalogue knows 广州 and China.
        let line = [
            "data",
            "--indicator",
            name,
            "--region",
            &fact.region,
            "--measure",
            measure,
            "--format",
            "csv",
        ];
        let rows = bench.suishu(line).done().rows();
        let found: Vec<&BTreeMap<String, String>> = rows
            .iter()
            .filter(|row| {
                bases.contains(&row["basis"].as_str())
                    && periods.contains(&row["period"])
                    && unit(fact).is_none_or(|unit| row["unit"] == unit)
            })
            .collect();
        let fits = |row: &&BTreeMap<String, String>| match &fact.value {
            Some(value) => is_same(&row["value"], value),
            None => row["value"].is_empty(),
        };
        // A missing figure is kept as missing, or the series has no such figure: never a number.
        let is_right = found.iter().any(fits) && (fact.value.is_some() || found.iter().all(fits));
        if !is_right {
            let near: Vec<_> = rows
                .iter()
                .filter(|row| periods.contains(&row["period"]))
                .take(3)
                .collect();
            wrong.push(format!("{fact:?}\n  found {found:?}\n  of that period {near:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} facts are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn footfall_by_the_hour_adds_up_to_the_days_and_months_that_are_known() {
    let Some(folder) = examples("footfall_by_the_hour") else {
        return;
    };
    let sum = |file: &str, times: &str, set: &[&str], period: &str| -> i64 {
        let bench = Workbench::with_library();
        let mut line = vec![
            "--json".to_owned(),
            "import".to_owned(),
            folder.join(file).display().to_string(),
        ];
        for said in set.iter().copied().chain([times]) {
            line.extend(["--set".to_owned(), said.to_owned()]);
        }
        bench.suishu(&line).done();
        let rows = bench
            .suishu(["data", "--format", "csv", "--period", period])
            .done()
            .rows();
        rows.iter()
            .map(|row| row["value"].parse::<i64>().expect("whole numbers"))
            .sum()
    };
    let seattle = ["region=Seattle", "unit=bicycles"];
    let bridge = "footfall/F03_FremontBridge_hourly.csv";
    assert_eq!(
        sum(bridge, "times=month", &seattle, "2018-05"),
        129_813,
        "both sidewalks in May 2018"
    );
    let city = ["region=NYC", "unit=passengers", "indicator=passengers"];
    let taxi = "footfall/F04_NAB_nyc_taxi_30min.csv";
    assert_eq!(
        sum(taxi, "times=day", &city, "2015-01-27"),
        232_058,
        "the day of the snow storm"
    );
    assert_eq!(sum(taxi, "times=month", &city, "2014-11"), 22_308_660, "November 2014");
}

#[test]
fn one_table_as_csv_and_as_workbook_is_one_set_of_figures() {
    let Some(folder) = examples("one_table") else { return };
    let bench = Workbench::with_library();
    let name = |ending: &str| {
        folder
            .join(format!("nbs/N14_主要城市年度数据_上海房地产.{ending}"))
            .display()
            .to_string()
    };
    let first = bench.suishu(["--json", "import", &name("csv")]).done().report();
    assert_eq!(first["added"], 260, "thirteen indicators over twenty years");
    let second = bench.suishu(["--json", "import", &name("xls")]).done().report();
    assert_eq!(
        (&second["observations"], &second["unchanged"]),
        (&Value::from(260), &Value::from(260)),
        "the very same figures: {second}"
    );
}
