//! Recipes: a layout that was confirmed once reads the next file of the same shape.

use serde_json::json;
use suishu_api::{Failure, ImportOptions, RecipeChoice};

use crate::bench::Bench;

/// Districts down, months across; neither indicator nor unit is in the file.
const SEPTEMBER: &str = "地区,2021年1-8月,2021年1-9月\n天河区,80.5,91.25\n越秀区,60.1,66.02\n";
/// The next month's file has one column more.
const OCTOBER: &str = "地区,2021年1-8月,2021年1-9月,2021年1-10月\n天河区,80.5,91.25,101.1\n越秀区,60.1,66.02,70.7\n";

fn answered(remember: Option<&str>) -> ImportOptions {
    let set = [("indicator", "试验收入"), ("unit", "亿元")];
    ImportOptions {
        set: set.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        remember: remember.map(str::to_owned),
        ..ImportOptions::default()
    }
}

/// A bench with the recipe 月报.
fn bench_with_recipe() -> Bench {
    let bench = Bench::new();
    let file = bench.file("9月.csv", SEPTEMBER);
    let asked = bench.import_file(&file, &ImportOptions::default()).unwrap().report;
    assert!(
        asked.errors > 0,
        "the file doesn't say what it counts: {:?}",
        asked.findings
    );
    let first = bench.import_file(&file, &answered(Some("月报"))).unwrap().report;
    assert_eq!((first.errors, first.added), (0, 4), "{:?}", first.findings);
    assert_eq!(first.recipe, None, "there was none yet");
    bench
}

#[test]
fn next_months_file_comes_in_by_its_recipe_and_says_so() {
    let bench = bench_with_recipe();
    let next = bench.file("10月.csv", OCTOBER);
    let report = bench.import_file(&next, &ImportOptions::default()).unwrap().report;
    assert_eq!(report.recipe.as_deref(), Some("月报"), "{:?}", report.findings);
    assert_eq!(
        (report.errors, report.added, report.unchanged),
        (0, 2, 4),
        "one month is new, by the answers of the recipe: {:?}",
        report.findings
    );
    assert!(report.batch.is_some(), "and it is in");
}

#[test]
fn a_long_form_has_its_recipe_too_and_another_table_has_not() {
    let bench = Bench::new();
    let text = |value: &str| format!("时期,口径,数值\n2021年9月,累计,{value}\n");
    let set = [("indicator", "试验收入"), ("unit", "亿元"), ("region", "天河区")];
    let options = ImportOptions {
        set: set.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        remember: Some("长表".to_owned()),
        ..ImportOptions::default()
    };
    let first = bench.file("收入9月.csv", &text("5"));
    assert_eq!(
        bench.import_file(&first, &options).unwrap().report.errors,
        0,
        "it is answered"
    );
    let next = bench.file("收入2021-10.csv", &text("5").replace("9月", "10月"));
    let report = bench.import_file(&next, &ImportOptions::default()).unwrap().report;
    assert_eq!(
        (report.errors, report.added, report.recipe.as_deref()),
        (0, 1, Some("长表")),
        "{:?}",
        report.findings
    );
    let other = bench.file("支出10月.csv", &text("7"));
    let report = bench.import_file(&other, &ImportOptions::default()).unwrap().report;
    assert_eq!(
        (report.errors > 0, report.recipe),
        (true, None),
        "the header is the same, what is counted isn't"
    );
}

#[test]
fn a_recipe_that_is_asked_for_must_fit() {
    let bench = bench_with_recipe();
    let other = bench.file("other.csv", "行业,2021年1-8月\n第一产业,3\n第二产业,4\n");
    let named = ImportOptions {
        recipe: RecipeChoice::Named("月报".to_owned()),
        ..answered(None)
    };
    let unfit = bench.import_file(&other, &named).map(|imported| imported.report);
    assert!(matches!(unfit, Err(Failure::RecipeUnfit { .. })), "{unfit:?}");
    let unknown = ImportOptions {
        recipe: RecipeChoice::Named("年报".to_owned()),
        ..ImportOptions::default()
    };
    let unknown = bench.import_file(&other, &unknown).map(|imported| imported.report);
    assert!(
        matches!(unknown, Err(Failure::NotFound { what: "recipe", .. })),
        "{unknown:?}"
    );
    let none = ImportOptions {
        recipe: RecipeChoice::None,
        ..ImportOptions::default()
    };
    let next = bench.file("10月.csv", OCTOBER);
    let report = bench.import_file(&next, &none).unwrap().report;
    assert_eq!(
        (report.recipe, report.errors > 0),
        (None, true),
        "without it, it is asked again"
    );
}

#[test]
fn what_is_said_stands_above_the_recipe() {
    let bench = bench_with_recipe();
    let next = bench.file("10月.csv", OCTOBER);
    let mut options = answered(None);
    options.set.remove("unit");
    options.set.insert("指标".to_owned(), "试验支出".to_owned());
    options.set.remove("indicator");
    let report = bench.import_file(&next, &options).unwrap().report;
    assert_eq!(
        (report.errors, report.added),
        (0, 6),
        "another indicator, in the recipe's unit"
    );
    assert!(
        report.new_names.iter().any(|name| name == "试验支出"),
        "the answer in Chinese is the same key: {:?}",
        report.new_names
    );
}

#[test]
fn a_recipe_goes_to_another_library_as_a_file() {
    let bench = bench_with_recipe();
    let file = bench.file("9月.csv", SEPTEMBER);
    let imported = bench.import_file(&file, &answered(None)).unwrap();
    let recipe = imported.recipe("带走");
    assert_eq!(
        recipe.header,
        ["地区", "<period>"],
        "periods have successors: {}",
        recipe.to_json()
    );
    let elsewhere = Bench::new();
    let next = elsewhere.file("10月.csv", OCTOBER);
    let options = ImportOptions {
        recipe: RecipeChoice::Given(Box::new(recipe)),
        ..ImportOptions::default()
    };
    let report = elsewhere.import_file(&next, &options).unwrap().report;
    assert_eq!(
        (report.errors, report.added, report.recipe.as_deref()),
        (0, 6, Some("带走")),
        "{:?}",
        report.findings
    );
}

#[tokio::test]
async fn the_window_lists_exports_and_takes_in_recipes() {
    let bench = bench_with_recipe();
    let listed = bench.ask("recipes", json!({})).await.unwrap();
    assert_eq!(listed["recipes"][0]["name"], "月报", "{listed}");
    assert_eq!(
        listed["recipes"][0]["labels"],
        json!(["地区", "<period>"]),
        "with the labels it knows"
    );
    let folder = bench.folder("out");
    let token = bench.desk.tokens().issue(&folder).id;
    let written = bench
        .ask("recipe_export", json!({ "name": "月报", "folder": token }))
        .await
        .unwrap();
    assert_eq!(written["file"], "月报.json", "{written}");
    *bench.shell.picked.lock().unwrap() = vec![folder.join("月报.json")];
    let taken = bench.ask("recipe_import", json!({})).await.unwrap();
    assert_eq!(
        taken["recipes"].as_array().unwrap().len(),
        2,
        "one that is there is never replaced: {taken}"
    );
    let left = bench.ask("recipe_remove", json!({ "name": "月报" })).await.unwrap();
    assert_eq!(left["recipes"][0]["name"], "月报 2", "{left}");
    *bench.shell.picked.lock().unwrap() = vec![bench.file("no.json", "{}")];
    let refused = bench.ask("recipe_import", json!({})).await.unwrap_err();
    assert_eq!(refused.code.code(), "recipe.invalid", "no recipe: {refused:?}");
}
