//! Heads of tables that ask for a second look: two that may be the header, merged parents in a workbook, flags between figures.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{check, common, figures, read};

const TWO_HEADERS: &[&str] = &[
    "地区,增加值,利润,税收",
    "单位名称,总产出,净额,缴款",
    "越秀区,5,6,7",
    "天河区,8,9,10",
];

#[test]
fn of_two_rows_that_may_be_the_header_a_person_picks_one() {
    let (_, asked) = read(TWO_HEADERS, &["unit=万元", "period=2020年"]);
    assert!(
        asked.codes().contains(&"header.ambiguous@2:1".to_owned()),
        "which row is the header is asked: {:?}",
        asked.codes()
    );
    let picked = |line: &str, names: [&str; 3]| {
        let [one, two, three] = names;
        let numbers = [("越秀区", [5, 6, 7]), ("天河区", [8, 9, 10])];
        let expected: Vec<String> = numbers
            .iter()
            .flat_map(|(place, figures)| {
                [one, two, three]
                    .into_iter()
                    .zip(figures)
                    .map(move |(name, figure)| format!("{name} | {place} | - | 2020 | single? | level | {figure} 万元"))
            })
            .collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(TWO_HEADERS, &["unit=万元", "period=2020年", line], &expected);
    };
    picked("header=1", ["增加值", "利润", "税收"]);
    picked("header=2", ["总产出", "净额", "缴款"]);
}

#[test]
fn flags_between_figures_are_those_of_the_figure_before_them() {
    let lines = [
        "地区,2019年,标志,2020年,标志",
        "越秀区,1.5,r,2.5,p",
        "天河区,3.5,,4.5,b",
    ];
    let (_, collected) = read(&lines, &["indicator=增加值", "unit=亿元"]);
    let told: Vec<(String, Option<&str>, Option<&str>)> = collected
        .observations
        .iter()
        .map(|kept| {
            let number = kept.figure.number().map(|number| number.to_string());
            let status = kept.status.map(suishu_domain::Status::code);
            (number.unwrap_or_default(), status, kept.note.as_deref())
        })
        .collect();
    let expected = [
        ("1.5", None, Some("r")),
        ("2.5", Some("P"), None),
        ("3.5", None, None),
        ("4.5", Some("B"), None),
    ];
    let expected = expected.map(|(number, status, note)| (number.to_owned(), status, note));
    assert_eq!(told, expected, "a revision is a note, p and b are statuses");
}

#[test]
fn merged_parents_of_a_workbook_stand_above_all_their_columns() -> Result<(), XlsxError> {
    let plain = Format::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("2020年9月")?;
    sheet.merge_range(0, 0, 0, 4, "广州市各区主要指标", &plain)?;
    sheet.write(1, 4, "单位：亿元")?;
    sheet.merge_range(2, 0, 3, 0, "地区", &plain)?;
    sheet.merge_range(2, 1, 2, 2, "地区生产总值", &plain)?;
    sheet.merge_range(2, 3, 2, 4, "固定资产投资", &plain)?;
    for (column, text) in (1..).zip(["1-9月", "同比增长(%)", "1-9月", "同比增长(%)"]) {
        sheet.write(3, column, text)?;
    }
    sheet.write(4, 0, "越秀区")?;
    for (column, number) in (1..).zip([2345.6, 1.2, 300.0, -5.0]) {
        sheet.write(4, column, number)?;
    }
    let bytes = book.save_to_buffer()?;
    let (_, collected) = common::read_bytes(&bytes, &[]);
    let expected = [
        "地区生产总值 | 越秀区 | - | 2020-01-01/P9M | cumulative | level | 2345.6 亿元",
        "地区生产总值 | 越秀区 | - | 2020-01-01/P9M | cumulative | yoy | 1.2 %",
        "固定资产投资 | 越秀区 | - | 2020-01-01/P9M | cumulative | level | 300 亿元",
        "固定资产投资 | 越秀区 | - | 2020-01-01/P9M | cumulative | yoy | -5 %",
    ];
    assert_eq!(figures(&collected), expected, "findings: {:?}", collected.codes());
    Ok(())
}
