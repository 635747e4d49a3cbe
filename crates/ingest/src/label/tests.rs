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

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(&read(text)), expected, "the parts of {text:?}");
}

#[test]
fn national_data_series() {
    check("国内生产总值(亿元)", "国内生产总值 [亿元]");
    check(
        "国内生产总值(不变价)当季值(亿元)",
        "国内生产总值 [亿元] single constant-price",
    );
    check(
        "国内生产总值(不变价)累计值(亿元)",
        "国内生产总值 [亿元] cumulative constant-price",
    );
    check(
        "国内生产总值（不变价）_当季值（亿元）",
        "国内生产总值 [亿元] single constant-price",
    );
    check("国内生产总值_当季值(亿元)", "国内生产总值 [亿元] single");
    check(
        "第三产业增加值(不变价)当季值(亿元)",
        "第三产业增加值 [亿元] single constant-price",
    );
    check("工业增加值同比增长(%)", "工业增加值 [%] yoy");
    check("工业增加值累计增长(%)", "工业增加值 [%] cumulative yoy");
    check("工业增加值_累计增长(%)", "工业增加值 [%] cumulative yoy");
    check("工业增加值_同比增长(%)", "工业增加值 [%] yoy");
    check(
        "货币和准货币(M2)供应量期末值(亿元)",
        "货币和准货币(M2)供应量 [亿元] end",
    );
    check("货币和准货币(M2)供应量同比增长(%)", "货币和准货币(M2)供应量 [%] yoy");
    check("流通中现金(M0)供应量_期末值(亿元)", "流通中现金(M0)供应量 [亿元] end");
    check("人均国内生产总值(元)", "人均国内生产总值 [元]");
    check("商品房平均销售价格(元/平方米)", "商品房平均销售价格 [元/平方米]");
    check(
        "房地产开发企业土地开发面积(万平方米)",
        "房地产开发企业土地开发面积 [万平方米]",
    );
    check("国内游客(百万人次)", "国内游客 [百万人次]");
    check("年末总人口(万人)", "总人口 [万人] end");
    check("社会消费品零售总额_当期值(亿元)", "社会消费品零售总额 [亿元] single");
    check(
        "社会消费品零售总额_累计值(亿元)",
        "社会消费品零售总额 [亿元] cumulative",
    );
    check(
        "固定资产投资(不含农户)累计增长(%)",
        "固定资产投资(不含农户) [%] cumulative yoy",
    );
    check(
        "固定资产投资额(不含农户)_累计值(亿元)",
        "固定资产投资额(不含农户) [亿元] cumulative",
    );
    check(
        "居民消费价格指数(上年同月=100)",
        "居民消费价格指数 [上年同月=100] index =上年同月",
    );
    check("居民消费价格指数(上月=100)", "居民消费价格指数 [上月=100] index =上月");
    check(
        "城市居民消费价格指数（上年＝100）",
        "城市居民消费价格指数 [上年=100] index =上年",
    );
    check("国内生产总值指数(上年=100)", "国内生产总值 [上年=100] index =上年");
    check(
        "第三产业增加值指数(1978年=100)",
        "第三产业增加值 [1978年=100] index =1978年",
    );
    check(
        "工业生产者出厂价格指数(上年同期=100)_累计",
        "工业生产者出厂价格指数 [上年同期=100] cumulative index =上年同期",
    );
    check("制造业采购经理指数(%)", "制造业采购经理指数 [%] index");
    check("消费者信心指数", "消费者信心指数 index");
    check("人口自然增长率(‰)", "人口自然增长率 [‰]");
    check("城镇登记失业率(%)", "城镇登记失业率 [%]");
    check(
        "第一产业增加值占国内生产总值的比重(%)",
        "第一产业增加值占国内生产总值的比重 [%] share",
    );
    check(
        "第三产业对国内生产总值增长的贡献率(%)",
        "第三产业对国内生产总值增长的贡献率 [%] contribution_share",
    );
    check(
        "第三产业对国内生产总值增长的拉动(百分点)",
        "第三产业对国内生产总值增长的拉动 [百分点] contribution_pp",
    );
    check("出口总值(美元)_当期值(千美元)", "出口总值(美元) [千美元] single");
    check("电力生产量_当期值(亿千瓦时)", "电力生产量 [亿千瓦时] single");
    check("每千人口卫生技术人员(人)", "每千人口卫生技术人员 [人]");
    check("单位GDP能耗(吨标准煤/万元)", "单位GDP能耗 [吨标准煤/万元]");
    check("每百户家用汽车拥有量(辆/百户)", "每百户家用汽车拥有量 [辆/百户]");
}

#[test]
fn data_vendors() {
    check(
        "居民消费价格指数CPI_当月同比(上年同月=100)_CPI_YoY",
        "居民消费价格指数CPI [上年同月=100] single index =上年同月",
    );
    check(
        "居民消费价格指数CPI_累计同比(上年同期=100)_CPI_CumuYear",
        "居民消费价格指数CPI [上年同期=100] cumulative index =上年同期",
    );
    check(
        "居民消费价格指数CPI_环比(上月=100)_CPI_MoM",
        "居民消费价格指数CPI [上月=100] index =上月",
    );
    check("翘尾因素_当月(%)_CPI_Hike", "翘尾因素_CPI_Hike [%] single");
    check("GDP:不变价:当季同比", "GDP single yoy constant-price");
    check("GDP:现价:累计值", "GDP cumulative current-price");
    check("CPI:当月同比", "CPI single yoy");
    check("CPI:环比", "CPI chain");
    check("M2:同比", "M2 yoy");
    check("工业增加值:规模以上:当月同比", "工业增加值:规模以上 single yoy");
    check("固定资产投资完成额:累计同比", "固定资产投资完成额 cumulative yoy");
    check("即期汇率:美元兑人民币", "即期汇率:美元兑人民币");
    check("SHIBOR:隔夜", "SHIBOR:隔夜");
    check("广东:GDP:累计值(亿元)", "广东:GDP [亿元] cumulative");
    check("出口额_USD", "出口额_USD");
}

#[test]
fn bulletins() {
    check("指标", "指标");
    check("本月", "single @本月");
    check("1-本月", "cumulative @1-本月");
    check("1—本月", "cumulative @1—本月");
    check("本月止累计", "cumulative @本月止累计");
    check("比去年同月增长(%)", "[%] yoy");
    check("比去年同期增长(%)", "[%] yoy");
    check("比上年同期增长（%）", "[%] yoy");
    check("比上年同期增长%", "[%] yoy");
    check("同比±%", "[%] yoy");
    check("增减(%)", "[%] yoy");
    check("增长速度(%)", "[%] yoy");
    check("增速", "yoy");
    check("比上年同期增减（百分点）", "[百分点] yoy");
    check("同比增减百分点", "[百分点] yoy");
    check("累计增长(%)", "[%] cumulative yoy @累计");
    check("累计", "cumulative @累计");
    check("累计值", "cumulative @累计值");
    check("当月", "single @当月");
    check("本年累计", "cumulative @本年累计");
    check("绝对量", "level");
    check("绝对量(亿元)", "[亿元] level");
    check("亿元", "[亿元]");
    check("占比(%)", "[%] share");
    check("比重(%)", "[%] share");
    check("1-9月", "@1-9月");
    check("1—9月累计", "cumulative @1—9月累计");
    check("2020年三季度", "@2020年三季度");
    check("2020年1-9月增长(%)", "[%] yoy @2020年1-9月");
    check("2020年", "@2020年");
    check("1-9月累计(亿元)", "[亿元] cumulative @1-9月累计");
    check("上年同期", "@上年同期");
    check("1985 [YR1985]", "@1985 [YR1985]");
    check("本月比去年同月增长(%)", "[%] single yoy @本月");
    check("比上月增长(%)", "[%] mom");
    check("环比增长(%)", "[%] chain");
    check("季度环比(%)", "[%] qoq");
    check("地区生产总值(亿元)", "地区生产总值 [亿元]");
    check("地区生产总值，亿元", "地区生产总值 [亿元]");
    check("地区生产总值 亿元", "地区生产总值 [亿元]");
    check("粮食产量/万吨", "粮食产量 [万吨]");
    check("地区生产总值(亿元，现价)", "地区生产总值 [亿元] current-price");
    check(
        "地区生产总值（按不变价格计算）增长(%)",
        "地区生产总值 [%] yoy constant-price",
    );
    check("规模以上工业增加值增速(%)", "规模以上工业增加值 [%] yoy");
    check(
        "居民人均可支配收入实际增长(%)",
        "居民人均可支配收入 [%] yoy constant-price",
    );
    check(
        "居民人均可支配收入名义增速(%)",
        "居民人均可支配收入 [%] yoy current-price",
    );
    check("第一产业占比", "第一产业 share");
    check(
        "数字经济核心产业增加值占GDP比重(%)",
        "数字经济核心产业增加值占GDP比重 [%] share",
    );
    check("占GDP比重(%)", "占GDP比重 [%] share");
    check("拉动百分点", "[百分点] contribution_pp");
    check("第二产业拉动（百分点）", "第二产业 [百分点] contribution_pp");
    check("贡献率(%)", "[%] contribution_share");
    check("GDP总量", "GDP总量");
    check("进出口总额同比多增(亿元)", "进出口总额同比多增 [亿元]");
    check("比上年增加(亿元)", "比上年增加 [亿元]");
    check("销售额(亿元)同比增长", "销售额 yoy");
    check("年均增长(%)", "年均增长 [%]");
    check("两年平均增长(%)", "两年平均增长 [%]");
    check("城镇单位就业人员平均工资(元)", "城镇单位就业人员平均工资 [元]");
    check("日均客流量(万人次)", "日均客流量 [万人次]");
    check("累计上云企业数(家)", "累计上云企业数 [家]");
    check("5G基站数(万个)", "5G基站数 [万个]");
    check("5G基站累计建成数", "5G基站累计建成数");
    check("年末常住人口(万人)", "常住人口 [万人] end");
    check("2020年末常住人口(万人)", "常住人口 [万人] end @2020年末");
    check("金融机构本外币存款余额(亿元)_期末", "金融机构本外币存款余额 [亿元] end");
    check("五一广场客流量", "五一广场客流量");
    check(
        "2015年不变价国内生产总值(亿元)",
        "2015年不变价国内生产总值 [亿元] constant-price",
    );
    check("国内生产总值(2020年价格)(亿元)", "国内生产总值(2020年价格) [亿元]");
    check(
        "国内生产总值(2015年不变价)(亿元)",
        "国内生产总值(2015年不变价) [亿元] constant-price",
    );
    check("国内生产总值(现价)", "国内生产总值 current-price");
    check("销售额同比增长（可比口径）(%)", "销售额 [%] yoy comparable-price");
    check("合计", "合计");
    check("人口密度(人/平方公里)", "人口密度 [人/平方公里]");
}

#[test]
fn rows_of_yearbooks() {
    check("　第一产业", "第一产业 +1");
    check("　　#农业", "农业 +3 #");
    check("  其中：工业", "工业 +2 #");
    check("#其中：国有控股", "国有控股 +1 #");
    check("一、地区生产总值", "地区生产总值");
    check("（一）第一产业", "第一产业 +1");
    check("1.农林牧渔业", "农林牧渔业 +2");
    check("（1）农业", "农业 +3");
    check("二、规模以上工业增加值①（亿元）", "规模以上工业增加值 [亿元] ^①");
    check("地区生产总值(亿元)*", "地区生产总值 [亿元] ^*");
    check("常住人口 注1", "常住人口 ^注1");
    check("常住人口[2]", "常住人口 ^2");
    check("常住人口(注2)", "常住人口 ^注2");
    check("地区生产总值¹（亿元）", "地区生产总值 [亿元] ^¹");
    check("建筑面积(m²)", "建筑面积 [m²]");
    check("其中", "其中");
    check("of which: exports", "exports +1 #");
    check("一般公共预算收入", "一般公共预算收入");
    check("三次产业", "三次产业");
    check("1-2月", "@1-2月");
}

#[test]
fn offices_abroad() {
    check(
        "GDP at market prices (current US$)",
        "GDP at market prices [current US$] current-price",
    );
    check("GDP (constant 2015 US$)", "GDP [constant 2015 US$] constant-price");
    check(
        "GDP per capita, PPP (constant 2021 international $)",
        "GDP per capita, PPP [constant 2021 international $] constant-price",
    );
    check("GDP growth (annual %)", "GDP [annual %] yoy");
    check(
        "Inflation, consumer prices (annual %)",
        "Inflation, consumer prices [annual %] yoy",
    );
    check(
        "Exports of goods and services (% of GDP)",
        "Exports of goods and services [% of GDP]",
    );
    check(
        "Unemployment, total (% of total labor force) (modeled ILO estimate)",
        "Unemployment, total (modeled ILO estimate) [% of total labor force]",
    );
    check(
        "Foreign direct investment, net inflows (BoP, current US$)",
        "Foreign direct investment, net inflows (BoP) [current US$] current-price",
    );
    check("Population, total", "Population, total");
    check(
        "Mortality rate, infant (per 1,000 live births)",
        "Mortality rate, infant [per 1,000 live births]",
    );
    check(
        "Population density (people per sq. km of land area)",
        "Population density [people per sq. km of land area]",
    );
    check(
        "Real GDP (at market prices) (BoE (2017))",
        "Real GDP (at market prices) (BoE (2017)) constant-price",
    );
    check("Population (BoE (2017))", "Population (BoE (2017))");
    check("武装部队人员，总数", "武装部队人员，总数");
    check(
        "Output gap in percent of potential GDP",
        "Output gap in percent of potential GDP",
    );
    check(
        "Real effective exchange rate index (2010 = 100)",
        "Real effective exchange rate index [2010=100] index =2010",
    );
    check(
        "CPI INDEX 00: ALL ITEMS 2015=100",
        "CPI INDEX 00: ALL ITEMS [2015=100] index =2015",
    );
    check("Retail sales, y/y (%)", "Retail sales [%] yoy");
    check("CPI YoY", "CPI yoy");
    check("GDP, q/q, s.a. (%)", "GDP, s.a. [%] qoq");
    check("Industrial production, % change y/y", "Industrial production yoy");
    check("GDP: Quarter on Quarter growth", "GDP qoq");
    check("GDP growth rate (%)", "GDP [%] yoy");
    check("Growth rate previous period", "chain");
    check("Growth rate same period previous year", "yoy");
    check("Unemployment rate", "Unemployment rate");
    check("Unemployment rate, %", "Unemployment rate [%]");
    check("Agriculture, share of GDP (%)", "Agriculture, share of GDP [%] share");
    check("GDP, million USD", "GDP [million USD]");
    check("Employed persons", "Employed persons");
    check(
        "Exports, cumulative (100 million yuan)",
        "Exports [100 million yuan] cumulative",
    );
    check(
        "Retail sales year to date (100 million yuan)",
        "Retail sales [100 million yuan] cumulative",
    );
    check(
        "Foreign reserves, end of period (USD billion)",
        "Foreign reserves [USD billion] end",
    );
    check("GDP at current prices", "GDP current-price");
    check(
        "Gross domestic product, constant prices",
        "Gross domestic product constant-price",
    );
    check("Q1 2020", "@Q1 2020");
    check("Jan-Sep 2020", "@Jan-Sep 2020");
    check("Year", "Year");
    check("Bevölkerungsstand", "Bevölkerungsstand");
    check("Bruttoinlandsprodukt (Mrd. EUR)", "Bruttoinlandsprodukt [Mrd. EUR]");
    check("Fremont Bridge East Sidewalk", "Fremont Bridge East Sidewalk");
    check("World regions according to OWID", "World regions according to OWID");
    check("UNRATE", "UNRATE");
    check("Gini index", "Gini index index");
    check("Population (thousands)", "Population (thousands)");
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
        let label = read(&text);
        prop_assert_eq!(read(&label.name).name, label.name.clone(), "a name is read as itself: {}", text);
    }

    #[test]
    fn a_unit_is_one_that_the_domain_reads(text in "[A-Za-z国内生产总值 ]{1,8}[(（][亿万元人%个=100上年 a-z]{1,8}[)）]") {
        if let Some(unit) = read(&text).unit {
            prop_assert!(Unit::parse(&unit).is_some(), "{}", unit);
        }
    }
}
