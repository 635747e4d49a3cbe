//! The code lists of one figure: time basis, measure, price basis, status, qualifier, confidentiality, missing reason.
//!
//! Status follows SDMX `CL_OBS_STATUS`; a revision is not a status but a later vintage of the same key.

use crate::code_list::code_list;

code_list! {
    /// The time basis of a figure.
    Basis {
        /// 当期: what happened in the period itself.
        Single = "single", "当期", "当季", "当月", "当季值", "当月值", "当日", "本期", "current period";
        /// 累计: what happened from the start of the year to the end of the period.
        Cumulative = "cumulative", "累计", "累计值", "本年累计", "accumulated", "ytd", "year to date";
        /// 期末: how many there were at the end of the period.
        End = "end", "期末", "末", "年末", "月末", "期末值", "end of period";
        /// 平均: the mean over the period.
        Average = "average", "平均", "平均值", "月均", "日均", "年均", "mean";
    }
}

code_list! {
    /// What is told of the indicator: the level itself, or a published measure of its change or composition.
    Measure {
        /// 绝对量.
        Level = "level", "绝对量", "绝对数", "绝对值", "总量", "数值", "value";
        /// 同比: against the same period of the year before, as published.
        YearOnYear = "yoy", "同比", "同比增长", "同比增速", "增速", "比上年同期增长", "year-on-year", "year on year";
        /// 环比 of quarters, seasonally adjusted by the publisher.
        QuarterOnQuarter = "qoq", "季度环比", "quarter-on-quarter";
        /// 环比 of months, seasonally adjusted by the publisher.
        MonthOnMonth = "mom", "环比", "环比增长", "月度环比", "month-on-month";
        /// 占比: share of a total.
        Share = "share", "占比", "比重", "所占比重";
        /// 拉动: percentage points contributed to the headline growth.
        ContributionPoints = "contribution_pp", "拉动", "拉动百分点";
        /// 贡献率: share of the total's increment.
        ContributionShare = "contribution_share", "贡献率";
        /// 指数.
        Index = "index", "指数";
    }
}

code_list! {
    /// The prices in which a level or a growth is told.
    PriceBasis {
        /// 现价.
        Current = "current", "现价", "当年价", "现行价格", "当年价格", "current prices";
        /// 不变价.
        Constant = "constant", "不变价", "不变价格", "可比价", "可比价格", "constant prices";
        /// 可比口径: same scope of units in both periods.
        Comparable = "comparable", "可比口径", "同口径", "comparable scope";
    }
}

code_list! {
    /// The observation status, by SDMX `CL_OBS_STATUS`.
    Status {
        /// 最终核实: normal, final.
        Final = "A", "最终核实", "最终", "正式", "年报数", "年鉴数", "终值", "normal", "final";
        /// 初步核算: provisional.
        Provisional = "P", "初步核算", "初步", "初步统计", "初步数", "快报", "快报数", "provisional", "preliminary";
        /// 估算: estimated, also everything that this program computes.
        Estimated = "E", "估算", "估计", "推算", "预计", "estimated", "estimate";
        /// 预测: forecast or planned target.
        Forecast = "F", "预测", "规划目标", "目标", "forecast", "target";
        /// 口径变化: the series breaks at this period.
        Break = "B", "口径变化", "口径调整", "区划调整", "新行业分类", "break";
    }
}

code_list! {
    /// How exactly a figure is told.
    Qualifier {
        /// The figure is exact as printed.
        Exact = "exact", "准确", "等于", "=";
        /// 约.
        About = "about", "约", "大约", "左右", "约为", "≈", "~";
        /// 超, 多.
        Over = "over", "多于", "超", "超过", "多", "以上", "逾", ">", "more than";
        /// 不足, 近.
        Under = "under", "少于", "不足", "近", "以下", "<", "less than", "nearly";
    }
}

code_list! {
    /// Who may see a figure.
    Confidentiality {
        /// 公开.
        Public = "public", "公开", "F";
        /// 内部.
        Internal = "internal", "内部", "N";
        /// 涉密.
        Secret = "secret", "涉密", "机密", "秘密", "C";
    }
}

code_list! {
    /// Why there is no number, by SDMX `CL_OBS_STATUS`. A missing value is a gap, never 0.
    MissingReason {
        /// 未发布: the number may exist, but was not published or collected.
        NotPublished = "L", "未发布", "未公布", "not published";
        /// 保密: suppressed.
        Suppressed = "Q", "保密", "suppressed", "confidential";
        /// 不适用: there can be no such number.
        NotApplicable = "M", "不适用", "not applicable", "n/a";
        /// 暂缺: missing, no reason given.
        Missing = "O", "暂缺", "缺失", "missing";
    }
}

impl Qualifier {
    /// The sign that a chart or table puts before the number: `≈`, `>`, `<`, or nothing.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::About => "≈",
            Self::Over => ">",
            Self::Under => "<",
        }
    }
}

impl Measure {
    /// Whether two figures of this measure may be added; only levels may.
    pub const fn is_additive(self) -> bool {
        matches!(self, Self::Level)
    }

    /// Whether the measure is a growth rate in per cent, whose differences are 百分点.
    pub const fn is_growth(self) -> bool {
        matches!(self, Self::YearOnYear | Self::QuarterOnQuarter | Self::MonthOnMonth)
    }

    /// Whether the measure is a part of a whole: 占比, 贡献率, 拉动.
    pub const fn is_share(self) -> bool {
        matches!(self, Self::Share | Self::ContributionShare | Self::ContributionPoints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code and every Chinese name reads back, and no spelling is claimed by two codes.
    macro_rules! reads_back {
        ($($name:ident)+) => {$(
            for value in $name::ALL {
                for text in [value.code(), value.zh()] {
                    assert_eq!($name::parse(text), Some(*value), "{text} of {}", stringify!($name));
                    assert_eq!($name::parse(&format!(" {text} ")), Some(*value), "blanks around {text} are ignored");
                }
                assert_eq!(value.to_string(), value.code(), "the text of a code is the code");
            }
            assert_eq!($name::parse(""), None, "nothing is no {}", stringify!($name));
        )+};
    }

    #[test]
    fn codes_and_names_read_back() {
        reads_back!(Basis Measure PriceBasis Status Qualifier Confidentiality MissingReason);
    }

    #[test]
    fn spellings_of_official_tables_are_known() {
        assert_eq!(Basis::parse("累计值"), Some(Basis::Cumulative), "head of 国家数据");
        assert_eq!(Basis::parse("YTD"), Some(Basis::Cumulative), "ASCII case doesn't count");
        assert_eq!(
            Measure::parse("同比增长"),
            Some(Measure::YearOnYear),
            "head of bulletins"
        );
        assert_eq!(Measure::parse("占比"), Some(Measure::Share), "share");
        assert_eq!(
            PriceBasis::parse("不变价"),
            Some(PriceBasis::Constant),
            "constant prices"
        );
        assert_eq!(Status::parse("初步核算"), Some(Status::Provisional), "first estimate");
        assert_eq!(Qualifier::parse("多于"), Some(Qualifier::Over), "400多万");
    }

    #[test]
    fn signs_stand_before_figures_that_are_not_exact() {
        let signs: Vec<_> = Qualifier::ALL.iter().map(|qualifier| qualifier.sign()).collect();
        assert_eq!(signs, ["", "≈", ">", "<"], "one sign a qualifier");
    }

    #[test]
    fn only_levels_add_and_only_rates_of_change_are_growth() {
        for measure in Measure::ALL {
            assert_eq!(measure.is_additive(), *measure == Measure::Level, "{measure}");
        }
        assert!(
            Measure::YearOnYear.is_growth() && !Measure::Share.is_growth(),
            "同比 is growth, a share is none"
        );
    }
}
