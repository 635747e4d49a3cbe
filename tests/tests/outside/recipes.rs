//! Import beyond one plain file: recipes, folders, sheets, press text, and the questions that are asked.

use rust_xlsxwriter::Workbook;
use serde_json::Value;
use suishu_tests::answer::{FAILED, REFUSED, USAGE};
use suishu_tests::{Answer, LONG_HEADER, Workbench};

/// Districts down, months across; neither indicator nor unit is in the file.
const SEPTEMBER: &str = "地区,2021年1-8月,2021年1-9月\n天河区,80.5,91.25\n越秀区,60.1,66.02\n";
const OCTOBER: &str = "地区,2021年1-8月,2021年1-9月,2021年1-10月\n天河区,80.5,91.25,101.1\n越秀区,60.1,66.02,70.7\n";
const ANSWERS: [&str; 4] = ["--set", "indicator=试验收入", "--set", "unit=亿元"];
const PARAGRAPH: &str = "2021年，广州市上云企业达3.5万家，同比增长15.2%。\n";

/// Runs `suishu --json import` with these arguments.
#[track_caller]
fn import(bench: &Workbench, args: &[&str]) -> Answer {
    bench.suishu([&["--json", "import"], args].concat())
}

/// The reports of an import of several files, a line each.
fn reports(answer: &Answer) -> Vec<Value> {
    answer
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_saved_recipe_reads_the_next_file_of_the_same_shape() {
    let bench = Workbench::with_library();
    bench.file("9.csv", SEPTEMBER);
    bench.file("10.csv", OCTOBER);
    import(
        &bench,
        &[&["9.csv", "--save-recipe", "月报.json"], &ANSWERS[..]].concat(),
    )
    .done();
    let recipe = std::fs::read_to_string(bench.path("月报.json")).unwrap();
    assert!(
        recipe.contains("\"unit\": \"亿元\"") && recipe.contains("<period>"),
        "a person can read it: {recipe}"
    );
    let report = import(&bench, &["10.csv", "--recipe", "月报.json"]).done().report();
    assert_eq!(
        (&report["recipe"], &report["added"], &report["unchanged"]),
        (&"月报".into(), &2.into(), &4.into()),
        "one month is new: {report}"
    );
}

#[test]
fn a_recipe_that_does_not_fit_or_is_none_is_an_error_of_its_own() {
    let bench = Workbench::with_library();
    bench.file("9.csv", SEPTEMBER);
    bench.file("other.csv", "行业,2021年1-8月\n第一产业,3\n第二产业,4\n");
    bench.file("no.json", "{}");
    import(
        &bench,
        &[&["9.csv", "--dry-run", "--save-recipe", "r.json"], &ANSWERS[..]].concat(),
    )
    .done();
    for (args, code) in [
        (["other.csv", "--recipe", "r.json"], "recipe.unfit"),
        (["9.csv", "--recipe", "no.json"], "recipe.invalid"),
        (["9.csv", "--recipe", "nowhere.json"], "recipe.invalid"),
    ] {
        let error = import(&bench, &args).ended(FAILED, "nothing may come in").json();
        assert_eq!(error["code"], code, "{error}");
    }
    assert_eq!(bench.content(), [], "the library stays empty");
}

#[test]
fn a_folder_stands_for_its_files() {
    let bench = Workbench::with_library();
    let folder = bench.path("in");
    std::fs::create_dir_all(folder.join("deeper")).unwrap();
    let row = |year: u32, value: &str| {
        format!("{LONG_HEADER}\n试验产值,广州市,合计,{year}年,累计,绝对量,,{value},亿元,,,,\n")
    };
    std::fs::write(folder.join("b.csv"), row(2022, "12")).unwrap();
    std::fs::write(folder.join("a.csv"), row(2021, "10")).unwrap();
    std::fs::write(folder.join("c.csv"), row(2023, "ten")).unwrap();
    std::fs::write(folder.join("d.csv"), "").unwrap();
    std::fs::write(folder.join(".hidden.csv"), row(2020, "9")).unwrap();
    let told = reports(&import(&bench, &["in"]).ended(FAILED, "one of them can't be read"));
    let names: Vec<_> = told
        .iter()
        .map(|report| report["file"].as_str().unwrap_or("error"))
        .collect();
    assert_eq!(
        names,
        ["a.csv", "b.csv", "c.csv", "error"],
        "by name, the hidden one passed over"
    );
    assert_eq!(told[3]["code"], "file.empty", "{}", told[3]);
    assert_eq!(
        bench.content().len(),
        2,
        "what is sound is in, whatever became of the others"
    );
    std::fs::remove_file(folder.join("d.csv")).unwrap();
    import(&bench, &["in"]).ended(REFUSED, "one of them is refused");
}

#[test]
fn a_sheet_is_named_where_several_hold_figures() {
    let bench = Workbench::with_library();
    let mut workbook = Workbook::new();
    for (name, value) in [("2021", 10.5), ("2022", 12.25)] {
        let sheet = workbook.add_worksheet().set_name(format!("{name}年")).unwrap();
        for (column, head) in (0..).zip(["指标", "地区", "时期", "口径", "数值", "单位"]) {
            sheet.write(0, column, head).unwrap();
        }
        for (column, cell) in (0..).zip(["试验产值", "广州市", &format!("{name}年"), "累计"]) {
            sheet.write(1, column, cell).unwrap();
        }
        sheet.write(1, 4, value).unwrap();
        sheet.write(1, 5, "亿元").unwrap();
    }
    workbook.save(bench.path("two.xlsx")).unwrap();
    let asked = import(&bench, &["two.xlsx"])
        .ended(REFUSED, "either may be meant")
        .report();
    assert_eq!(asked["findings"][0]["code"], "sheet.several", "{asked}");
    let report = import(&bench, &["two.xlsx", "--sheet", "2022年"]).done().report();
    assert_eq!(
        (&report["sheet"], &report["added"]),
        (&"2022年".into(), &1.into()),
        "{report}"
    );
    let wrong = import(&bench, &["two.xlsx", "--sheet", "2023年"])
        .ended(FAILED, "no such sheet")
        .json();
    assert_eq!(wrong["code"], "file.sheet", "{wrong}");
}

#[test]
fn press_text_comes_from_a_file_or_from_standard_input() {
    let bench = Workbench::with_library();
    let (gb, _, _) = encoding_rs::GB18030.encode(PARAGRAPH);
    bench.file("稿.txt", gb);
    let report = import(&bench, &["--text", "稿.txt"]).done().report();
    assert_eq!(
        (&report["layout"], &report["file"], &report["added"]),
        (&"text".into(), &"稿.txt".into(), &2.into()),
        "{report}"
    );
    let again = Answer::with_input(&mut bench.command(["--json", "import", "--text", "-"]), PARAGRAPH);
    let again = again.done().report();
    assert_eq!(
        (&again["unchanged"], &again["batch"]),
        (&2.into(), &Value::Null),
        "the same words, whatever they were written in: {again}"
    );
}

#[test]
fn questions_end_in_the_command_that_answers_them() {
    let bench = Workbench::with_library();
    bench.file("9月 表.csv", SEPTEMBER);
    let told = bench
        .suishu(["import", "9月 表.csv"])
        .ended(REFUSED, "the file doesn't say what it counts");
    let last = told.stdout.lines().last().unwrap().trim();
    assert!(
        last.starts_with("to answer: suishu import '9月 表.csv' --set ") && last.contains("indicator="),
        "{}",
        told.stdout
    );
}

#[test]
fn what_cannot_go_together_is_wrong_usage() {
    let bench = Workbench::with_library();
    bench.file("9.csv", SEPTEMBER);
    for args in [
        &["9.csv", "--text", "-"][..],
        &["--text", "-", "--save-recipe", "r.json"],
        &["--text", "-", "--sheet", "表"],
        &["9.csv", "9.csv", "--save-recipe", "r.json"],
    ] {
        import(&bench, args).ended(USAGE, "the command line is wrong");
    }
    assert_eq!(bench.content(), [], "nothing was written");
}
