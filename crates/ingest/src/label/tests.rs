//! Labels as yearbooks, 国家数据, provincial bulletins and statistical offices abroad print them. The expected side is the name, then the
//! parts in brackets: `[unit]`, basis, measure (`chain` for 环比 alone), price basis, `=base`, `@period`, `+level`, `#` for a part, `^note`.

use proptest::prelude::*;

use super::*;

fn shown(label: &Label) -> String {
    let mut parts = Vec::new();
    if !label.name.is_empty() {
        parts.push(label.name.clone());
    }
    parts.extend(label.unit.iter().map(|unit| format!("[{unit}]")));
    parts.extend(label.basis.map(|basis| basis.code().to_owned()));
    parts.extend(label.measure.map(|measure| measure.code().to_owned()));
    parts.extend(label.is_chain.then(|| "chain".to_owned()));
    parts.extend(label.price_basis.map(|price| format!("{}-price", price.code())));
    parts.extend(
        label
            .index_base
            .iter()
            .map(|base| format!("={}", base.trim_end_matches("=100"))),
    );
    parts.extend(label.period.iter().map(|period| format!("@{period}")));
    parts.extend((label.level > 0).then(|| format!("+{}", label.level)));
    parts.extend(label.is_part.then(|| "#".to_owned()));
    parts.extend(label.footnotes.iter().map(|note| format!("^{note}")));
    parts.join(" ")
}

/// Shows every label that is read otherwise than expected.
#[track_caller]
fn check(labels: &[(&str, &str)]) {
    let read_otherwise: Vec<_> = labels
        .iter()
        .map(|(text, expected)| (*text, shown(&read(text)), *expected))
        .filter(|(_, read, expected)| read != expected)
        .collect();
    assert!(
        read_otherwise.is_empty(),
        "label, as read, as it should be: {read_otherwise:#?}"
    );
}

#[test]
fn national_data_series() {
    check(&[
        ("国内生产总值(亿元)", "国内生产总值 [亿元]"),
        ("国内生产总值_当季值(亿元)", "国内生产总值 [亿元] single"),
        ("工业增加值同比增长(%)", "工业增加值 [%] yoy"),
        ("工业增加值累计增长(%)", "工业增加值 [%] cumulative yoy"),
        ("工业增加值_累计增长(%)", "工业增加值 [%] cumulative yoy"),
        ("工业增加值_同比增长(%)", "工业增加值 [%] yoy"),
        ("货币和准货币(M2)供应量同比增长(%)", "货币和准货币(M2)供应量 [%] yoy"),
        ("流通中现金(M0)供应量_期末值(亿元)", "流通中现金(M0)供应量 [亿元] end"),
        ("人均国内生产总值(元)", "人均国内生产总值 [元]"),
        ("商品房平均销售价格(元/平方米)", "商品房平均销售价格 [元/平方米]"),
        ("国内游客(百万人次)", "国内游客 [百万人次]"),
        ("年末总人口(万人)", "总人口 [万人] end"),
        ("社会消费品零售总额_当期值(亿元)", "社会消费品零售总额 [亿元] single"),
        ("居民消费价格指数(上月=100)", "居民消费价格指数 [上月=100] index =上月"),
        ("国内生产总值指数(上年=100)", "国内生产总值 [上年=100] index =上年"),
        ("制造业采购经理指数(%)", "制造业采购经理指数 [%] index"),
        ("消费者信心指数", "消费者信心指数 index"),
        ("人口自然增长率(‰)", "人口自然增长率 [‰]"),
        ("城镇登记失业率(%)", "城镇登记失业率 [%]"),
        ("出口总值(美元)_当期值(千美元)", "出口总值(美元) [千美元] single"),
        ("电力生产量_当期值(亿千瓦时)", "电力生产量 [亿千瓦时] single"),
        ("每千人口卫生技术人员(人)", "每千人口卫生技术人员 [人]"),
        ("单位GDP能耗(吨标准煤/万元)", "单位GDP能耗 [吨标准煤/万元]"),
        ("每百户家用汽车拥有量(辆/百户)", "每百户家用汽车拥有量 [辆/百户]"),
    ]);
}

#[test]
fn data_vendors() {
    check(&[
        ("翘尾因素_当月(%)_CPI_Hike", "翘尾因素_CPI_Hike [%] single"),
        ("GDP:不变价:当季同比", "GDP single yoy constant-price"),
        ("GDP:现价:累计值", "GDP cumulative current-price"),
        ("CPI:当月同比", "CPI single yoy"),
        ("CPI:环比", "CPI chain"),
        ("M2:同比", "M2 yoy"),
        ("工业增加值:规模以上:当月同比", "工业增加值:规模以上 single yoy"),
        ("固定资产投资完成额:累计同比", "固定资产投资完成额 cumulative yoy"),
        ("即期汇率:美元兑人民币", "即期汇率:美元兑人民币"),
        ("SHIBOR:隔夜", "SHIBOR:隔夜"),
        ("广东:GDP:累计值(亿元)", "广东:GDP [亿元] cumulative"),
        ("出口额_USD", "出口额 [USD]"),
    ]);
}

#[test]
fn bulletins() {
    check(&[
        ("指标", "指标"),
        ("本月", "single @本月"),
        ("1-本月", "cumulative @1-本月"),
        ("1—本月", "cumulative @1—本月"),
        ("本月止累计", "cumulative @本月止累计"),
        ("比去年同月增长(%)", "[%] yoy"),
        ("比去年同期增长(%)", "[%] yoy"),
        ("比上年同期增长（%）", "[%] yoy"),
        ("比上年同期增长%", "[%] yoy"),
        ("同比±%", "[%] yoy"),
        ("增减(%)", "[%] yoy"),
        ("增长速度(%)", "[%] yoy"),
        ("增速", "yoy"),
        ("比上年同期增减（百分点）", "[百分点] yoy"),
        ("同比增减百分点", "[百分点] yoy"),
        ("累计增长(%)", "[%] cumulative yoy @累计"),
        ("累计", "cumulative @累计"),
        ("累计值", "cumulative @累计值"),
        ("当月", "single @当月"),
        ("本年累计", "cumulative @本年累计"),
        ("绝对量", "level"),
        ("绝对量(亿元)", "[亿元] level"),
        ("亿元", "[亿元]"),
        ("占比(%)", "[%] share"),
        ("比重(%)", "[%] share"),
        ("1-9月", "@1-9月"),
        ("1—9月累计", "cumulative @1—9月累计"),
        ("2020年三季度", "@2020年三季度"),
        ("2020年1-9月增长(%)", "[%] yoy @2020年1-9月"),
        ("2020年", "@2020年"),
        ("1-9月累计(亿元)", "[亿元] cumulative @1-9月累计"),
        ("上年同期", "@上年同期"),
        ("1985 [YR1985]", "@1985 [YR1985]"),
        ("本月比去年同月增长(%)", "[%] single yoy @本月"),
        ("比上月增长(%)", "[%] mom"),
        ("环比增长(%)", "[%] chain"),
        ("季度环比(%)", "[%] qoq"),
        ("地区生产总值(亿元)", "地区生产总值 [亿元]"),
        ("地区生产总值，亿元", "地区生产总值 [亿元]"),
        ("地区生产总值 亿元", "地区生产总值 [亿元]"),
        ("粮食产量/万吨", "粮食产量 [万吨]"),
        ("地区生产总值(亿元，现价)", "地区生产总值 [亿元] current-price"),
        ("规模以上工业增加值增速(%)", "规模以上工业增加值 [%] yoy"),
        ("第一产业占比", "第一产业 share"),
        ("占GDP比重(%)", "占GDP比重 [%] share"),
        ("拉动百分点", "[百分点] contribution_pp"),
        ("第二产业拉动（百分点）", "第二产业 [百分点] contribution_pp"),
        ("贡献率(%)", "[%] contribution_share"),
        ("GDP总量", "GDP总量"),
        ("进出口总额同比多增(亿元)", "进出口总额同比多增 [亿元]"),
        ("比上年增加(亿元)", "比上年增加 [亿元]"),
        ("销售额(亿元)同比增长", "销售额 yoy"),
        ("年均增长(%)", "年均增长 [%]"),
        ("两年平均增长(%)", "两年平均增长 [%]"),
        ("城镇单位就业人员平均工资(元)", "城镇单位就业人员平均工资 [元]"),
        ("日均客流量(万人次)", "日均客流量 [万人次]"),
        ("累计上云企业数(家)", "累计上云企业数 [家]"),
        ("5G基站数(万个)", "5G基站数 [万个]"),
        ("5G基站累计建成数", "5G基站累计建成数"),
        ("年末常住人口(万人)", "常住人口 [万人] end"),
        ("2020年末常住人口(万人)", "常住人口 [万人] end @2020年末"),
        ("金融机构本外币存款余额(亿元)_期末", "金融机构本外币存款余额 [亿元] end"),
        ("五一广场客流量", "五一广场客流量"),
        ("国内生产总值(2020年价格)(亿元)", "国内生产总值(2020年价格) [亿元]"),
        ("国内生产总值(现价)", "国内生产总值 current-price"),
        ("销售额同比增长（可比口径）(%)", "销售额 [%] yoy comparable-price"),
        ("合计", "合计"),
        ("GDP指数(上年=100)", "GDP [上年=100] index =上年"),
        ("CPI指数(上年=100)", "CPI指数 [上年=100] index =上年"),
        ("PM2.5平均浓度(微克/立方米)", "PM2.5平均浓度 [微克/立方米]"),
        ("户籍人口(年末)", "户籍人口 end"),
        ("常住人口(区)", "常住人口(区)"),
        ("国庆假期客流量(万人次)", "国庆假期客流量 [万人次]"),
        ("人口密度(人/平方公里)", "人口密度 [人/平方公里]"),
    ]);
}

#[test]
fn changes_against_another_time_are_no_growth_over_the_year() {
    check(&[
        ("比上年末增长(%)", "比上年末增长 [%]"),
        ("比年初增长(%)", "比年初增长 [%]"),
        ("比年初增加(亿元)", "比年初增加 [亿元]"),
        ("比上月末增减", "比上月末增减"),
        ("贷款余额比年初增长(%)", "贷款余额比年初增长 [%]"),
        ("2020年比2019年增长(%)", "[%] yoy @2020年"),
        ("2020年比2010年增长(%)", "2020年比2010年增长 [%]"),
        ("2020年为2019年%", "2020年为2019年 [%]"),
        ("1979-2020年平均增长(%)", "1979-2020年平均增长 [%]"),
        ("CPI涨跌幅(%)", "CPI涨跌幅 [%]"),
        ("居民消费价格同比上涨(%)", "居民消费价格 [%] yoy"),
    ]);
}

#[test]
fn heads_of_columns_that_name_no_indicator() {
    check(&[
        ("本月实绩", "single @本月"),
        ("上年同期数", "@上年同期"),
        ("1-9月累计完成", "cumulative @1-9月累计"),
        ("1-9月累计同比(%)", "[%] cumulative yoy @1-9月累计"),
        ("同比增长（±%）", "[%] yoy"),
        ("指数(以上年为100)", "[上年=100] index =上年"),
        ("以1978年为100", "[1978年=100] index =1978年"),
        ("构成(%)", "[%] share"),
        ("in %", "[%]"),
        ("Growth over the Same Period of Last Year (%)", "[%] yoy"),
        ("Increase over same period last year (%)", "[%] yoy"),
        ("Veränderung gegenüber Vorjahr (%)", "[%] yoy"),
        ("期末余额", "余额 end"),
        ("期初余额", "期初余额"),
        ("全年预期目标", "预期目标 @全年"),
        ("完成年度计划(%)", "完成年度计划 [%]"),
    ]);
}

#[test]
fn rows_of_yearbooks() {
    check(&[
        ("　第一产业", "第一产业 +1"),
        ("　　#农业", "农业 +3 #"),
        ("  其中：工业", "工业 +2 #"),
        ("#其中：国有控股", "国有控股 +1 #"),
        ("一、地区生产总值", "地区生产总值"),
        ("（一）第一产业", "第一产业 +1"),
        ("1.农林牧渔业", "农林牧渔业 +2"),
        ("（1）农业", "农业 +3"),
        ("二、规模以上工业增加值①（亿元）", "规模以上工业增加值 [亿元] ^①"),
        ("地区生产总值(亿元)*", "地区生产总值 [亿元] ^*"),
        ("常住人口 注1", "常住人口 ^注1"),
        ("常住人口[2]", "常住人口 ^2"),
        ("常住人口(注2)", "常住人口 ^注2"),
        ("地区生产总值¹（亿元）", "地区生产总值 [亿元] ^¹"),
        ("建筑面积(m²)", "建筑面积 [m²]"),
        ("其中", "其中"),
        ("of which: exports", "exports +1 #"),
        ("一般公共预算收入", "一般公共预算收入"),
        ("三次产业", "三次产业"),
        ("1-2月", "@1-2月"),
    ]);
}

#[test]
fn marks_of_the_status_leave_name_and_period() {
    check(&[
        ("2023年（初步核算）", "@2023年 ^初步核算"),
        ("2023p", "@2023 ^p"),
        ("2024E", "@2024 ^E"),
        ("2023年r", "@2023年 ^r"),
        ("2019*", "@2019 ^*"),
        ("2023年①", "@2023年 ^①"),
        ("地区生产总值（初步核算）（亿元）", "地区生产总值 [亿元] ^初步核算"),
        ("地区生产总值（目标）（亿元）", "地区生产总值(目标) [亿元]"),
        ("2020M", "2020M"),
    ]);
    let status = |text: &str| read(text).status();
    assert_eq!(
        status("2023年（初步核算）"),
        Some(Status::Provisional),
        "a first estimate"
    );
    assert_eq!(status("2024E"), Some(Status::Estimated), "an estimate");
    assert_eq!(status("2023年①"), None, "a footnote is no status");
    assert_eq!(status("2023r"), None, "nor is a revision");
}

#[test]
fn offices_abroad() {
    check(&[
        ("GDP (constant 2015 US$)", "GDP [constant 2015 US$] constant-price"),
        ("GDP growth (annual %)", "GDP [annual %] yoy"),
        ("Population, total", "Population, total"),
        ("Population (BoE (2017))", "Population (BoE (2017))"),
        ("武装部队人员，总数", "武装部队人员，总数"),
        ("Retail sales, y/y (%)", "Retail sales [%] yoy"),
        ("CPI YoY", "CPI yoy"),
        ("GDP, q/q, s.a. (%)", "GDP, s.a. [%] qoq"),
        ("Industrial production, % change y/y", "Industrial production [%] yoy"),
        ("GDP: Quarter on Quarter growth", "GDP qoq"),
        ("GDP growth rate (%)", "GDP [%] yoy"),
        ("Growth rate previous period", "chain"),
        ("Growth rate same period previous year", "yoy"),
        ("Unemployment rate", "Unemployment rate"),
        ("Unemployment rate, %", "Unemployment rate [%]"),
        ("Agriculture, share of GDP (%)", "Agriculture, share of GDP [%] share"),
        ("GDP, million USD", "GDP [million USD]"),
        ("Employed persons", "Employed persons"),
        ("GDP at current prices", "GDP current-price"),
        ("Q1 2020", "@Q1 2020"),
        ("Jan-Sep 2020", "@Jan-Sep 2020"),
        ("Year", "Year"),
        ("Bevölkerungsstand", "Bevölkerungsstand"),
        ("Bruttoinlandsprodukt (Mrd. EUR)", "Bruttoinlandsprodukt [Mrd. EUR]"),
        ("Fremont Bridge East Sidewalk", "Fremont Bridge East Sidewalk"),
        ("World regions according to OWID", "World regions according to OWID"),
        ("UNRATE", "UNRATE"),
        ("Gini index", "Gini index index"),
        (
            "Gross Domestic Product, Billions of Dollars, Seasonally Adjusted Annual Rate",
            "Gross Domestic Product, Billions of Dollars, Seasonally Adjusted Annual Rate",
        ),
        (
            "Real Gross Domestic Product, Billions of Chained 2017 Dollars",
            "Real Gross Domestic Product [Billions of Chained 2017 Dollars] constant-price",
        ),
        (
            "Consumer Price Index, Percent Change from Year Ago",
            "Consumer Price Index [%] yoy",
        ),
        (
            "Chain linked volumes, percentage change compared to same period in previous year",
            "[%] yoy constant-price",
        ),
        (
            "Consumer Price Index (the same month last year=100)",
            "Consumer Price Index [the same month last year=100] index =the same month last year",
        ),
        ("HICP - All items (2015=100)", "HICP - All items [2015=100] index =2015"),
        (
            "Gross Domestic Product, Current Quarter(100 million yuan)",
            "Gross Domestic Product [100 million yuan] single",
        ),
        (
            "Gross Domestic Product, Accumulated(100 million yuan)",
            "Gross Domestic Product [100 million yuan] cumulative",
        ),
        (
            "Year-end population (10,000 persons)",
            "population [10,000 persons] end",
        ),
        (
            "GDP: chained volume measures: Seasonally adjusted £m",
            "GDP: Seasonally adjusted [£m] constant-price",
        ),
        ("Employment (Thousands of Persons)", "Employment [Thousands of Persons]"),
        ("Population (thousands)", "Population (thousands)"),
    ]);
}

#[test]
fn lines_around_a_table() {
    for (line, key, value) in [
        ("数据库：分省年度数据", Key::Database, "分省年度数据"),
        ("指标：地区生产总值(亿元)", Key::Indicator, "地区生产总值(亿元)"),
        ("地区：上海", Key::Region, "上海"),
        ("时间：最近20年", Key::Time, "最近20年"),
        ("数据来源：国家统计局", Key::Source, "国家统计局"),
        ("资料来源: 广州市统计局", Key::Source, "广州市统计局"),
        (
            "注：1.不变价数据按不同基期分段计算。",
            Key::Note,
            "1.不变价数据按不同基期分段计算。",
        ),
        ("注1：口径有调整", Key::Note, "口径有调整"),
        ("注 ①：口径有调整", Key::Note, "口径有调整"),
        ("Notes: revised", Key::Note, "revised"),
        ("Source: World Bank", Key::Source, "World Bank"),
        ("Last Updated: 10/15/2020", Key::Updated, "10/15/2020"),
        ("（单位：亿元）", Key::Unit, "亿元"),
        ("单 位：亿元", Key::Unit, "亿元"),
        ("Unit: 100 million yuan", Key::Unit, "100 million yuan"),
        ("表名：主要经济指标", Key::Title, "主要经济指标"),
    ] {
        assert_eq!(preamble(line), Some((key, value.to_owned())), "what {line} speaks of");
    }
    for line in ["GDP:当季值", "一、综合：全年", "", "注意事项", "Notebook: 5", "12:30"] {
        assert_eq!(preamble(line), None, "{line} speaks of no table");
    }
    assert_eq!(
        key("Last Updated Date"),
        Some(Key::Updated),
        "the value stands in the next cell"
    );
}

#[test]
fn units_of_a_whole_table() {
    let one = |unit: &str| Some(UnitLine::One(unit.to_owned()));
    let several = |units: &[&str]| Some(UnitLine::Several(units.iter().map(|unit| (*unit).to_owned()).collect()));
    for (line, expected) in [
        ("单位：亿元", one("亿元")),
        ("计量单位:万人", one("万人")),
        ("Unit: 100 million yuan", one("100 million yuan")),
        ("(单位：%)", one("%")),
        ("单位：亿元、%", several(&["亿元", "%"])),
        ("单位：亿元，%", several(&["亿元", "%"])),
        ("单位：万人 亿元", several(&["万人", "亿元"])),
        ("单位：", None),
        ("数据来源：国家统计局", None),
        ("亿元", None),
    ] {
        assert_eq!(unit_line(line), expected, "the unit of {line}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,30}") {
        let _ = (read(&text), preamble(&text), unit_line(&text));
    }

    #[test]
    fn no_likely_label_makes_it_panic(text in "[（()）_:：, 年月季度当累计值增长率同比不变价亿元%=1-9本占比重指数①*#其中]{0,24}") {
        let _ = (read(&text), preamble(&text), unit_line(&text));
    }

    #[test]
    fn a_unit_is_one_that_the_domain_reads(text in "[A-Za-z国内生产总值 ]{1,8}[(（][亿万元人%个=100上年 a-z]{1,8}[)）]") {
        if let Some(unit) = read(&text).unit {
            prop_assert!(Unit::parse(&unit).is_some(), "{}", unit);
        }
    }
}
