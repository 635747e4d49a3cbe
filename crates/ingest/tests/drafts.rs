//! From rows to drafts: columns in any order, what cells say, what answers fill in.

mod common;

use std::fmt::Write;

use common::{read_bytes, read_text};
use suishu_domain::{Basis, Figure, Measure, MissingReason, PriceBasis, Status};
use suishu_ingest::{Delimiter, IngestError, LayoutKind};

const HEADER: &str = "指标,地区,行业,时期,口径,度量,价格,数值,单位,限定,状态,来源,备注\n";

/// One row under the full header, as `PERIOD basis measure figure unit qualifier`.
fn check(row: &str, expected: &str) {
    let (reading, sink) = read_text(&format!("{HEADER}{row}\n"), &[]);
    assert_eq!(reading.findings.errors, 0, "{row} is right, but: {:?}", sink.findings);
    assert_eq!(sink.observations.len(), 1, "one figure in {row}");
    let (kept, series) = (&sink.observations[0], &sink.series[0]);
    let figure = match kept.figure {
        Figure::Number(number) => number.to_string(),
        Figure::Missing(reason) => reason.code().to_owned(),
    };
    let said = format!(
        "{} {} {} {figure} {} {}",
        kept.period, series.basis, series.measure, series.unit, kept.qualifier
    );
    assert_eq!(said, expected, "what {row} says");
}

#[test]
fn a_full_row_says_everything() {
    let row = "地区生产总值,广州市,第一产业,2020年前三季度,累计,绝对量,现价,182.10,亿元,,初步核算,科协,增加值";
    let (reading, sink) = read_text(&format!("{HEADER}{row}\n"), &[]);
    assert_eq!(
        (reading.layout, reading.delimiter, reading.rows),
        (LayoutKind::Long, Some(Delimiter::Comma), 1),
        "the form"
    );
    assert_eq!(
        reading.excerpt.rows.len(),
        2,
        "the excerpt holds the header and the row"
    );
    let series = &sink.series[0];
    assert_eq!(series.indicator, "地区生产总值", "names stay as written");
    assert_eq!(series.sector.as_deref(), Some("第一产业"), "the sector");
    assert_eq!(series.price_basis, Some(PriceBasis::Current), "现价");
    let kept = &sink.observations[0];
    assert_eq!(kept.status, Some(Status::Provisional), "初步核算");
    assert_eq!(
        kept.figure.number().map(|n| n.to_string()).as_deref(),
        Some("182.10"),
        "decimals as published"
    );
    assert_eq!(
        (kept.source.as_deref(), kept.note.as_deref()),
        (Some("科协"), Some("增加值")),
        "source and note"
    );
    assert_eq!(kept.raw, None, "the cell is simply the number");
    assert_eq!((kept.line, kept.column), (2, 8), "where the figure stands");
}

#[test]
fn cells_are_moved_into_the_unit_of_the_series() {
    check(
        "客流量,天河区,,2020年9月,当期,,,1.2万,人次,,,,",
        "2020-09 single level 12000 人次 exact",
    );
    check(
        "营业额,天河区,,2020年9月,当期,,,47043900万元,亿元,,,,",
        "2020-09 single level 4704.39 亿元 exact",
    );
    check(
        "客流量,天河区,,2020年国庆假期,当期,,,400多万人次,万人次,,,,",
        "2020-10-01/P8D single level 400 万人次 over",
    );
    check(
        "客流量,天河区,,2020年国庆假期,当期,,,400多万人次,,,,,",
        "2020-10-01/P8D single level 400 万人次 over",
    );
    check(
        "客流量,天河区,,2020年9月,当期,同比,,增长1.1倍,%,,,,",
        "2020-09 single yoy 110 % exact",
    );
    check(
        "客流量,天河区,,2020年9月,当期,同比,,▲5.4,%,,,,",
        "2020-09 single yoy -5.4 % exact",
    );
    check(
        "客流量,天河区,,2020年9月,当期,同比,,持平,%,,,,",
        "2020-09 single yoy 0 % exact",
    );
    check(
        "客流量,天河区,,2020年9月,当期,同比,,约15%,%,约,,,",
        "2020-09 single yoy 15 % about",
    );
}

#[test]
fn the_basis_comes_from_column_words_or_answer() {
    check(
        "增加值,广州市,,2020年前三季度,,,,1,亿元,,,,",
        "2020-01-01/P9M cumulative level 1 亿元 exact",
    );
    check(
        "项目数,广州市,,2020年9月末,,,,194,个,,,,",
        "2020-09-30/P0D end level 194 个 exact",
    );
    check(
        "项目数,广州市,,2020年9月,期末,,,194,个,,,,",
        "2020-09-30/P0D end level 194 个 exact",
    );
    check(
        "项目数,广州市,,2020年一季度,期末,,,194,个,,,,",
        "2020-03-31/P0D end level 194 个 exact",
    );
    let text = "指标,地区,时期,数值,单位\n企业数,广州市,2020年三季度,5,家\n";
    let (_, sink) = read_text(text, &["basis=期末"]);
    assert_eq!(
        sink.series[0].basis,
        Basis::End,
        "an answer tells that firms are counted, not summed"
    );
    assert_eq!(
        sink.observations[0].period, "2020-09-30/P0D",
        "and then the quarter has an end"
    );
}

#[test]
fn chain_growth_is_of_months_or_quarters_by_its_period() {
    check(
        "增加值,广州市,,2020年三季度,当期,环比,,2.7,%,,,,",
        "2020-Q3 single qoq 2.7 % exact",
    );
    check(
        "客流量,广州市,,2020年9月,当期,环比,,2.7,%,,,,",
        "2020-09 single mom 2.7 % exact",
    );
}

#[test]
fn missing_is_typed_and_never_zero() {
    check(
        "增加值,广州市,,2020年三季度,当期,,,—,亿元,,,,",
        "2020-Q3 single level O 亿元 exact",
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,,亿元,,,,",
        "2020-Q3 single level O 亿元 exact",
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,未公布,亿元,,,,",
        "2020-Q3 single level L 亿元 exact",
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,—,亿元,,保密,,",
        "2020-Q3 single level Q 亿元 exact",
    );
    let row = "增加值,广州市,,2020年三季度,当期,,,…,亿元,,,,";
    let (reading, sink) = read_text(&format!("{HEADER}{row}\n"), &[]);
    assert_eq!(reading.findings.infos, 1, "a gap is told");
    assert_eq!(
        sink.observations[0].figure,
        Figure::Missing(MissingReason::Missing),
        "and stays a gap"
    );
    assert_eq!(sink.observations[0].raw.as_deref(), Some("…"), "the symbol is kept");
}

#[test]
fn columns_may_stand_in_any_order_and_optional_ones_be_absent() {
    let (reading, sink) = read_text(
        "Value\tUNIT\tTIME_PERIOD\tRegion\tINDICATOR\n1,234.5\t亿元\t2020-Q3\t广州市\tGDP\n",
        &["basis=single"],
    );
    assert_eq!(
        reading.delimiter,
        Some(Delimiter::Tab),
        "tabs, though a comma stands in the number"
    );
    assert_eq!(
        reading.findings.errors, 0,
        "all needed columns are there: {:?}",
        sink.findings
    );
    assert_eq!(
        sink.observations[0].figure.number().map(|n| n.to_string()).as_deref(),
        Some("1234.5"),
        "the number"
    );
    assert_eq!(
        sink.observations[0].raw.as_deref(),
        Some("1,234.5"),
        "its text is kept, since it differs"
    );
    assert_eq!(
        (sink.series[0].measure, sink.series[0].sector.as_deref()),
        (Measure::Level, None),
        "the whole, a level"
    );
}

#[test]
fn answers_fill_what_the_file_does_not_say() {
    let answers = [
        "indicator=营业额",
        "地区=天河区",
        "unit=万元",
        "period=2020年9月",
        "basis=当期",
        "source=商务局",
        "status=P",
    ];
    let (reading, sink) = read_text("数值,备注\n12,\n13,甲\n", &answers);
    assert_eq!(
        reading.findings.errors, 0,
        "everything is answered: {:?}",
        sink.findings
    );
    assert_eq!(sink.series.len(), 1, "one series");
    assert_eq!(sink.observations[1].source.as_deref(), Some("商务局"), "the source");
    assert_eq!(sink.observations[1].status, Some(Status::Provisional), "the status");
    assert_eq!(sink.observations[1].period, "2020-09", "the period");
}

#[test]
fn the_year_may_stand_in_its_own_column_or_answer() {
    let (_, sink) = read_text(
        "指标,地区,年份,季度,数值,单位\n增加值,广州市,2019,三季度,1,亿元\n增加值,广州市,2020年,三季度,2,亿元\n",
        &[],
    );
    let periods: Vec<_> = sink.observations.iter().map(|kept| kept.period.as_str()).collect();
    assert_eq!(periods, ["2019-Q3", "2020-Q3"], "the year of each row");
    let (_, sink) = read_text(
        "指标,地区,时期,数值,单位\n增加值,广州市,三季度,1,亿元\n",
        &["year=2018"],
    );
    assert_eq!(sink.observations[0].period, "2018-Q3", "the answered year");
}

#[test]
fn the_unit_may_stand_in_the_header_or_be_an_sdmx_multiplier() {
    let (_, sink) = read_text("指标,地区,时期,数值（亿元）\n增加值,广州市,2020年三季度,1\n", &[]);
    assert_eq!(sink.series[0].unit.to_string(), "亿元", "the unit in brackets");
    let sdmx = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\nGDP,广州市,2020-Q3,1,元,6\n";
    let (_, sink) = read_text(sdmx, &["basis=single"]);
    assert_eq!(
        sink.series[0].unit.power(),
        6,
        "UNIT_MULT counts, for else the figure is wrong by a million"
    );
}

#[test]
fn series_and_sources_are_told_once() {
    let mut text = HEADER.to_owned();
    for year in 1978..2020 {
        let _ = writeln!(text, "增加值,广州市,,{year}年,累计,,,{year},亿元,,,年鉴,");
        let _ = writeln!(text, "增加值,深圳市,,{year}年,累计,,,{year},亿元,,,年鉴,");
    }
    let (reading, sink) = read_text(&text, &[]);
    assert_eq!((reading.rows, sink.observations.len()), (84, 84), "all rows");
    assert_eq!(sink.series.len(), 2, "two series, however their rows alternate");
}

#[test]
fn blank_lines_and_empty_fields_at_the_end_are_let_pass() {
    let (reading, sink) = read_text(
        "指标,地区,时期,数值,单位\r\n\r\n增加值,广州市,2020年三季度,1,亿元,,,\r\n,,,,\r\n",
        &[],
    );
    assert_eq!(
        (reading.rows, reading.findings.errors),
        (1, 0),
        "one row that holds anything: {:?}",
        sink.findings
    );
    assert_eq!(
        sink.observations[0].line, 3,
        "lines are counted as an editor counts them"
    );
}

#[test]
fn events_are_drafts_of_their_own() {
    let text = "date,end_date,region,level,title,document,source\n2018,2022,广州市,市,行动计划,穗府〔2018〕9号,科协\n2020-03-15,,,,措施发布,,\n";
    let (reading, sink) = read_text(text, &["region=广州市"]);
    assert_eq!(
        (reading.layout, reading.findings.errors),
        (LayoutKind::Events, 0),
        "{:?}",
        sink.findings
    );
    let first = &sink.events[0];
    assert_eq!(
        (first.period.to_string(), first.end.map(|end| end.to_string())),
        ("2018".into(), Some("2022".into())),
        "a span"
    );
    assert_eq!(
        first.document.as_deref(),
        Some("穗府〔2018〕9号"),
        "the number of the document"
    );
    assert_eq!(sink.events[1].period.to_string(), "2020-03-15", "a day");
    assert_eq!(sink.events[1].region.as_deref(), Some("广州市"), "the answered region");
    let (_, sink) = read_text(
        "日期,结束日期,地区,级别,标题,文号,来源\n某日,,广州市,市,,,\n某日,,广州市,市,事,,\n2020,2018,广州市,,事,,\n",
        &[],
    );
    assert_eq!(
        sink.codes(),
        [
            "indicator.missing@2:5",
            "period.unreadable@3:1",
            "period.unreadable@4:2"
        ],
        "what is wrong"
    );
}

#[test]
fn progress_is_told_and_can_stop_the_reading() {
    let mut text = String::from(HEADER);
    for row in 0..40_000 {
        let _ = writeln!(
            text,
            "增加值,广州市,,2020年三季度,当期,,,{row},亿元,,,一个相当长的来源名称以便文件够大,"
        );
    }
    let (reading, sink) = read_text(&text, &[]);
    assert!(sink.progress.len() as u64 > reading.size >> 20, "once a megabyte");
    assert_eq!(
        sink.progress.last(),
        Some(&(reading.size, reading.size)),
        "and at the end"
    );
    let file = common::file(text.as_bytes());
    let holidays = common::holidays();
    let mut sink = common::Collected {
        stop_after: Some(6),
        ..Default::default()
    };
    let result = suishu_ingest::read(file.path(), &suishu_ingest::Options::new(&holidays), &mut sink);
    assert!(matches!(result, Err(IngestError::Cancelled)), "a break cancels");
    assert!(sink.observations.len() < 40_000, "before the end");
}

#[test]
fn the_hash_is_of_the_raw_bytes() {
    let (reading, _) = read_bytes(b"value\n1\n", &[]);
    let reading = reading.expect("readable, though without what is needed");
    let expected = "1a80986111952a11d02e84dbed98ae00f279469aad0615d17fa81911f8a6b428";
    assert_eq!(reading.sha256.as_deref(), Some(expected), "as sha256sum prints it");
}

#[test]
fn a_basis_that_nothing_tells_is_the_periods_own_and_that_is_said_where_it_could_be_another() {
    let read = |period: &str| {
        let (_, sink) = common::read_text(
            &format!("指标,地区,时期,数值,单位\n增加值,广州市,{period},1,亿元\n增加值,广州市,{period},1,亿元\n"),
            &[],
        );
        (sink.series[0].basis, sink.series[0].basis_is_assumed, sink.codes())
    };
    let told = vec!["basis.assumed@2:3".to_owned()];
    assert_eq!(
        read("2020年9月"),
        (Basis::Single, true, told),
        "a month may be 累计: said once"
    );
    assert_eq!(
        read("2020年"),
        (Basis::Single, true, vec![]),
        "a year is 当期 and 累计 alike"
    );
    assert_eq!(
        read("2020年三季度"),
        (Basis::Single, true, vec![]),
        "the words tell it, but a stock is counted at the quarter's end and named by it as well"
    );
    assert_eq!(
        read("2020-01-01/P9M"),
        (Basis::Cumulative, false, vec![]),
        "nine months from New Year on only sum up"
    );
}

#[test]
fn a_file_with_decimal_commas_is_read_as_it_is_meant() {
    let text = "地区;2019年;2020年\n广州市;1.234,5;2.000\n深圳市;12,25;-0,5\n";
    let (_, sink) = common::read_text(text, &["indicator=增加值", "unit=亿元"]);
    let figures: Vec<String> = sink
        .observations
        .iter()
        .filter_map(|kept| kept.figure.number().map(|number| number.to_string()))
        .collect();
    assert_eq!(
        figures,
        ["1234.5", "2000", "12.25", "-0.5"],
        "commas before decimals: {:?}",
        sink.codes()
    );
}

#[test]
fn a_recipe_keeps_what_was_said_of_cells_and_rows() {
    use suishu_ingest::recipe::{Decided, Recipe};
    use suishu_ingest::{Mark, Options, Role};
    let holidays = common::holidays();
    let table = |month: &str, numbers: [&str; 3]| {
        let [first, sum, last] = numbers;
        format!("客流简表,,万人次\n地区,{month}\n天河区,{first}\n上报小计,{sum}\n越秀区,{last}\n")
    };
    let read = |text: &str, marks: &[Mark], recipes: &[Recipe]| {
        let mut sink = common::Collected::default();
        let options = Options {
            set: suishu_ingest::Answers::parse(["indicator=客流量"]).expect("an answer"),
            marks,
            recipes,
            ..Options::new(&holidays)
        };
        let reading = suishu_ingest::read(common::file(text.as_bytes()).path(), &options, &mut sink).expect("readable");
        let figures: Vec<String> = sink
            .observations
            .iter()
            .map(|kept| format!("{:?}", kept.figure))
            .collect();
        (
            reading,
            sink.series
                .iter()
                .map(|series| series.unit.to_string())
                .collect::<Vec<_>>(),
            figures.len(),
        )
    };
    let marks = [
        Mark::Cell {
            line: 1,
            column: 3,
            role: Role::parse("unit").expect("a role"),
        },
        Mark::Outside { line: 4 },
    ];
    let (reading, units, figures) = read(&table("2020年9月", ["5", "11", "6"]), &marks, &[]);
    assert_eq!(
        (figures, units),
        (2, vec!["万人次".to_owned(); 2]),
        "the person's word is taken"
    );
    let recipe = Recipe::of(
        "简表",
        &reading,
        Decided {
            file: "简表.csv",
            marks: &marks,
            ..Decided::default()
        },
    );
    let (reading, units, figures) = read(&table("2020年10月", ["7", "15", "8"]), &[], &[recipe]);
    assert_eq!(
        reading.recipe.as_deref(),
        Some("简表"),
        "next month's file has the header"
    );
    assert_eq!((figures, units), (2, vec!["万人次".to_owned(); 2]), "and is read alike");
}
