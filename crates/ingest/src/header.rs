//! The header of a long form: which column says what, in any order, in Chinese or English, by officials' many names for one thing.

use serde::Serialize;

macro_rules! columns {
    ($($(#[$meta:meta])* $variant:ident = $code:literal: $($name:literal)+;)+) => {
        /// What a column says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Column { $($(#[$meta])* $variant,)+ }

        impl Column {
            /// The English name, as it stands in our own files.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The column of that name; blanks, width, case, `_` and `-` play no part.
            pub fn named(name: &str) -> Option<Self> {
                match plain(name).as_str() {
                    $($($name)|+ => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

// Names in the plain form: lower case, half width, without blanks, `_` and `-`.
columns! {
    /// What is measured.
    Indicator = "indicator": "indicator" "indicatorname" "seriesname" "series" "subjectdescriptor" "variable" "concept" "指标" "指标名称" "指标名" "项目" "统计指标" "系列name" "系列" "系列名称" "变量";
    /// Where.
    Region = "region": "region" "refarea" "area" "city" "country" "countryname" "countries" "entity" "location" "geo" "geography" "geographicarea" "province" "district" "state" "economy" "地区" "区域" "地域" "行政区" "行政区划" "地区名称" "城市" "地市" "省份" "省市" "省区市" "省" "市" "区" "区县" "县区" "国家" "国家name" "国家和地区" "国家或地区" "国别";
    /// Which part of a breakdown.
    Sector = "sector": "sector" "industry" "industryname" "activity" "economicactivity" "行业" "产业" "部门" "行业名称" "行业门类" "分行业" "行业分类" "分类" "分组";
    /// When.
    Period = "period": "period" "timeperiod" "time" "timestamp" "datetime" "observationdate" "refdate" "时期" "日期时间" "采集时间" "统计日期" "统计月份" "年月" "数据日期" "时间" "统计时间" "统计时期" "报告期" "统计期" "期别" "数据时间" "月份" "季度" "month" "quarter";
    /// The year, where the period stands in a column of its own.
    Year = "year": "year" "年" "年份" "年度";
    /// Time basis.
    Basis = "basis": "basis" "timecollect" "timebasis" "口径" "时间口径" "统计口径" "时期口径" "数据口径";
    /// Level, growth, share …
    Measure = "measure": "measure" "度量" "测度" "计量方式" "数据类型" "指标类型";
    /// Current or constant prices.
    PriceBasis = "price_basis": "pricebasis" "prices" "价格" "价格口径" "价格类型" "计价" "计价方式";
    /// The figure.
    Value = "value": "value" "values" "obsvalue" "figure" "数值" "值" "数据" "数据值" "指标值" "统计值" "观测值" "数量";
    /// Unit of measurement.
    Unit = "unit": "unit" "units" "unitmeasure" "unitofmeasure" "uom" "单位" "计量单位" "数据单位";
    /// SDMX: the power of ten by which figures are to be multiplied.
    UnitMultiplier = "unit_mult": "unitmult" "unitmultiplier" "scale" "powercode" "数量级";
    /// About, over, under.
    Qualifier = "qualifier": "qualifier" "限定" "限定词" "精确程度";
    /// Observation status.
    Status = "status": "status" "obsstatus" "flag" "flags" "flagcodes" "obsflag" "标志" "标识" "状态" "数据状态" "发布状态";
    /// Who may see it.
    Confidentiality = "confidentiality": "confidentiality" "confstatus" "密级" "公开级别" "公开属性";
    /// The source as printed.
    Source = "source": "source" "datasource" "来源" "数据来源" "资料来源" "出处" "来源单位";
    /// A note.
    Note = "note": "note" "notes" "comment" "comments" "obscomment" "备注" "说明" "注" "注释" "附注";
    /// Events: when it began. In a file of figures: the period.
    Date = "date": "date" "startdate" "日期" "开始日期" "起始日期" "发布日期";
    /// Events: when it ended.
    EndDate = "end_date": "enddate" "结束日期" "截止日期" "终止日期";
    /// Events: who decided it.
    Level = "level": "level" "级别" "层级" "发文层级";
    /// Events: what happened.
    Title = "title": "title" "标题" "事件" "事件名称" "政策名称" "名称";
    /// Events: number of the document.
    Document = "document": "document" "documentnumber" "文号" "发文字号" "文件号";
}

/// A name without what plays no part: blanks, full width, case, `_`, `-`, invisible marks.
fn plain(name: &str) -> String {
    name.chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\0'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The half-width form of a full-width character.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// One cell of the header, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeaderCell {
    /// The text as it stands.
    pub text: String,
    /// What it was taken for; `None` is left out of the reading.
    pub column: Option<Column>,
    /// The unit in brackets behind the name: 数值（亿元）.
    pub unit: Option<String>,
}

impl HeaderCell {
    fn read(text: &str) -> Self {
        let text = text.trim().trim_start_matches('\u{feff}');
        if let Some(column) = Column::named(text) {
            return Self {
                text: text.to_owned(),
                column: Some(column),
                unit: None,
            };
        }
        let bracketed = text
            .strip_suffix([')', '）'])
            .and_then(|open| open.rsplit_once(['(', '（']));
        let (column, unit) = match bracketed.map(|(name, unit)| (Column::named(name), unit.trim())) {
            Some((Some(Column::Value), unit)) if !unit.is_empty() => {
                let unit = unit
                    .strip_prefix("单位")
                    .map_or(unit, |rest| rest.trim_start_matches([':', '：', ' ']));
                (Some(Column::Value), Some(unit.to_owned()))
            }
            _ => (None, None),
        };
        Self {
            text: text.to_owned(),
            column,
            unit,
        }
    }
}

/// A header row, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) cells: Vec<HeaderCell>,
    /// Whether this is the header of an events file.
    pub(crate) is_events: bool,
    /// Columns that stand there twice, by their index.
    pub(crate) twice: Vec<usize>,
}

impl Header {
    pub(crate) fn read<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut cells: Vec<HeaderCell> = texts.map(HeaderCell::read).collect();
        let has = |cells: &[HeaderCell], column| cells.iter().any(|cell| cell.column == Some(column));
        let is_events = has(&cells, Column::Title) && has(&cells, Column::Date) && !has(&cells, Column::Value);
        if !is_events {
            // 日期 alone is the period of the figures, and so is 年份 alone; event columns mean nothing here.
            for stand_in in [Column::Date, Column::Year] {
                let has_period = has(&cells, Column::Period);
                for cell in cells.iter_mut().filter(|cell| cell.column == Some(stand_in)) {
                    cell.column = match stand_in {
                        _ if !has_period => Some(Column::Period),
                        Column::Year => Some(Column::Year),
                        _ => None,
                    };
                }
            }
            let event_only = [Column::EndDate, Column::Level, Column::Title, Column::Document];
            for cell in &mut cells {
                cell.column = cell.column.filter(|column| !event_only.contains(column));
            }
        }
        let mut twice = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if cell.column.is_some() && cells[..at].iter().any(|before| before.column == cell.column) {
                twice.push(at);
            }
        }
        Self {
            cells,
            is_events,
            twice,
        }
    }

    /// The index of the column, if the file has it.
    pub(crate) fn index(&self, column: Column) -> Option<usize> {
        self.cells.iter().position(|cell| cell.column == Some(column))
    }

    /// How many columns were recognised.
    pub(crate) fn recognised(&self) -> usize {
        self.cells.iter().filter(|cell| cell.column.is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, expected: &[Option<Column>]) {
        let columns: Vec<_> = Header::read(header.split(','))
            .cells
            .iter()
            .map(|cell| cell.column)
            .collect();
        assert_eq!(columns, expected, "the columns of {header}");
    }

    #[test]
    fn chinese_and_english_names_mean_the_same_columns() {
        use Column::*;
        let all = [
            Indicator, Region, Sector, Period, Basis, Measure, PriceBasis, Value, Unit, Qualifier, Status, Source, Note,
        ]
        .map(Some);
        check("指标,地区,行业,时期,口径,度量,价格,数值,单位,限定,状态,来源,备注", &all);
        check(
            "indicator,region,sector,period,basis,measure,price_basis,value,unit,qualifier,status,source,note",
            &all,
        );
    }

    #[test]
    fn blanks_width_case_and_marks_play_no_part() {
        use Column::*;
        check(
            "\u{feff} 指 标 ,ＲＥＧＩＯＮ,Price-Basis,OBS_VALUE,计量　单位",
            &[Some(Indicator), Some(Region), Some(PriceBasis), Some(Value), Some(Unit)],
        );
    }

    #[test]
    fn a_date_alone_is_the_period_and_a_year_beside_a_month_is_not() {
        use Column::*;
        check("指标,日期,数值", &[Some(Indicator), Some(Period), Some(Value)]);
        check("指标,年份,数值", &[Some(Indicator), Some(Period), Some(Value)]);
        check(
            "指标,年份,月份,数值",
            &[Some(Indicator), Some(Year), Some(Period), Some(Value)],
        );
    }

    #[test]
    fn events_are_told_by_title_and_date_without_a_value() {
        let events = Header::read("日期,结束日期,地区,级别,标题,文号,来源".split(','));
        assert!(events.is_events, "the Chinese header of the events file");
        let figures = Header::read("日期,标题,数值".split(','));
        assert!(!figures.is_events, "a value makes it a file of figures");
    }

    #[test]
    fn the_unit_may_stand_behind_the_name_of_the_value() {
        let header = Header::read("指标,数值（单位：亿元）,value (100 million yuan)".split(','));
        assert_eq!(
            header.cells[1].unit.as_deref(),
            Some("亿元"),
            "the word 单位 is no part of the unit"
        );
        assert_eq!(
            header.cells[2].unit.as_deref(),
            Some("100 million yuan"),
            "English brackets"
        );
        assert_eq!(header.twice, [2], "two columns of values");
    }
}
