//! What the words before a number say of it: 同比增长, 达到, 占地区生产总值比重为, 拉动经济增长.
//!
//! Chinese puts the predicate between subject and number, so it is taken off from the end, word by word, until what is left is no
//! predicate any more: that is the subject. Names are never searched for verbs, so 增加值 and 增长极 stay whole.

use std::ops::Range;

use suishu_domain::PriceBasis;

use super::stretches;

/// The predicate of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Predicate {
    /// Where the subject ends, in bytes of the lead.
    pub(super) subject_end: usize,
    /// Where the words begin that stand right before the number and belong to it: 约, 超, a sign.
    pub(super) figure_start: usize,
    /// Where the verb begins, if only such words stand between it and the number.
    pub(super) verb_start: usize,
    /// How exact the number is, as the grammar of numbers writes it.
    pub(super) qualifier: &'static str,
    /// The sign before the digits.
    pub(super) sign: &'static str,
    /// 增长 or 下降: whether it goes down.
    pub(super) change: Option<bool>,
    /// 增速 or 降幅: whether it goes down.
    pub(super) rate: Option<bool>,
    /// 增长到, 达到: the number is where it got to.
    pub(super) became: bool,
    /// 为, 完成: the number is what the subject is.
    pub(super) is: bool,
    /// 同比.
    pub(super) is_on_year: bool,
    /// 环比, 比上月.
    pub(super) is_chained: bool,
    /// The words of the period with which it is compared: 上年同期 in 比上年同期.
    pub(super) compared: Option<Range<usize>>,
    /// 提高到2023年的: the words of the period that only this number is of.
    pub(super) own_period: Option<Range<usize>>,
    /// 加快, 高, 多: a difference to something else.
    pub(super) differs: bool,
    /// 年均, 两年平均.
    pub(super) is_mean_growth: bool,
    /// 占…比重, 拉动…, 对…贡献率: a measure with words on the whole.
    pub(super) part: Option<PartOf>,
    /// The words on the whole: 地区生产总值 in 占地区生产总值比重.
    pub(super) whole: Option<Range<usize>>,
    /// 分别: one number for each subject.
    pub(super) is_distributed: bool,
    /// 均: the number for every subject.
    pub(super) is_shared: bool,
    /// Prices that the words tell.
    pub(super) price_basis: Option<PriceBasis>,
    /// 累计.
    pub(super) is_cumulative: bool,
    /// 累计建成: what stands there by now.
    pub(super) is_standing: bool,
}

/// A measure of a part against its whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartOf {
    /// 占比.
    Share,
    /// 拉动…百分点.
    Points,
    /// 贡献率.
    Contribution,
}

#[derive(Debug, Clone, Copy)]
enum Word {
    Qualifier(&'static str),
    Sign(&'static str),
    Change { is_down: bool },
    Rate { is_down: bool },
    Became,
    Is,
    OnYear,
    Chained,
    Differs,
    MeanGrowth,
    Part(PartOf),
    Distributed,
    Shared,
    Price(PriceBasis),
    Cumulative,
    Standing,
    Filler,
}

use Word::{
    Became, Chained, Change, Cumulative, Differs, Distributed, Filler, Is, MeanGrowth, OnYear, Part, Price, Qualifier,
    Rate, Shared, Sign, Standing,
};

const WORDS: &[(&str, Word)] = &[
    ("大约", Qualifier("约")),
    ("约为", Qualifier("约")),
    ("约", Qualifier("约")),
    ("超过", Qualifier("超")),
    ("超", Qualifier("超")),
    ("逾", Qualifier("超")),
    ("突破", Qualifier("超")),
    ("首次突破", Qualifier("超")),
    ("多于", Qualifier("超")),
    ("不低于", Qualifier("超")),
    ("不少于", Qualifier("超")),
    ("将近", Qualifier("近")),
    ("接近", Qualifier("近")),
    ("近", Qualifier("近")),
    ("不足", Qualifier("近")),
    ("不到", Qualifier("近")),
    ("不超过", Qualifier("近")),
    ("-", Sign("-")),
    ("▲", Sign("-")),
    ("负", Sign("-")),
    ("+", Sign("+")),
    ("增长", Change { is_down: false }),
    ("增加", Change { is_down: false }),
    ("上升", Change { is_down: false }),
    ("上涨", Change { is_down: false }),
    ("提高", Change { is_down: false }),
    ("提升", Change { is_down: false }),
    ("回升", Change { is_down: false }),
    ("上浮", Change { is_down: false }),
    ("增", Change { is_down: false }),
    ("涨", Change { is_down: false }),
    ("下降", Change { is_down: true }),
    ("下跌", Change { is_down: true }),
    ("下滑", Change { is_down: true }),
    ("减少", Change { is_down: true }),
    ("降低", Change { is_down: true }),
    ("回落", Change { is_down: true }),
    ("降", Change { is_down: true }),
    ("跌", Change { is_down: true }),
    ("增速", Rate { is_down: false }),
    ("增幅", Rate { is_down: false }),
    ("增长率", Rate { is_down: false }),
    ("增长速度", Rate { is_down: false }),
    ("涨幅", Rate { is_down: false }),
    ("升幅", Rate { is_down: false }),
    ("降幅", Rate { is_down: true }),
    ("跌幅", Rate { is_down: true }),
    ("恢复到", Became),
    ("恢复至", Became),
    ("增长到", Became),
    ("增长至", Became),
    ("增加到", Became),
    ("增加至", Became),
    ("增至", Became),
    ("上升到", Became),
    ("上升至", Became),
    ("升至", Became),
    ("提高到", Became),
    ("提高至", Became),
    ("提升到", Became),
    ("提升至", Became),
    ("下降到", Became),
    ("下降至", Became),
    ("降至", Became),
    ("降到", Became),
    ("减少到", Became),
    ("减少至", Became),
    ("回落到", Became),
    ("回落至", Became),
    ("扩大到", Became),
    ("扩大至", Became),
    ("收窄到", Became),
    ("收窄至", Became),
    ("达到", Is),
    ("达到了", Is),
    ("达", Is),
    ("为", Is),
    ("是", Is),
    ("完成", Is),
    ("实现", Is),
    ("共计", Is),
    ("合计", Is),
    ("总计", Is),
    ("共", Is),
    ("共有", Is),
    ("在", Is),
    ("稳定在", Is),
    ("保持在", Is),
    ("维持在", Is),
    ("控制在", Is),
    ("同比", OnYear),
    ("按年", OnYear),
    ("比上年同期", OnYear),
    ("较上年同期", OnYear),
    ("比去年同期", OnYear),
    ("较去年同期", OnYear),
    ("与上年同期相比", OnYear),
    ("与去年同期相比", OnYear),
    ("与上年同期", OnYear),
    ("与去年同期", OnYear),
    ("比上年", OnYear),
    ("较上年", OnYear),
    ("比去年", OnYear),
    ("较去年", OnYear),
    ("与上年相比", OnYear),
    ("与上年", OnYear),
    ("与去年", OnYear),
    ("环比", Chained),
    ("加快", Differs),
    ("提速", Differs),
    ("放缓", Differs),
    ("收窄", Differs),
    ("扩大", Differs),
    ("缩小", Differs),
    ("高", Differs),
    ("高出", Differs),
    ("低", Differs),
    ("低出", Differs),
    ("多", Differs),
    ("多出", Differs),
    ("少", Differs),
    ("快", Differs),
    ("慢", Differs),
    ("年均", MeanGrowth),
    ("年平均", MeanGrowth),
    ("年均复合", MeanGrowth),
    ("两年平均", MeanGrowth),
    ("三年平均", MeanGrowth),
    ("四年平均", MeanGrowth),
    ("占比", Part(PartOf::Share)),
    ("比重", Part(PartOf::Share)),
    ("的比重", Part(PartOf::Share)),
    ("所占比重", Part(PartOf::Share)),
    ("贡献率", Part(PartOf::Contribution)),
    ("的贡献率", Part(PartOf::Contribution)),
    ("拉动", Part(PartOf::Points)),
    ("分别", Distributed),
    ("均", Shared),
    ("都", Shared),
    ("双双", Shared),
    ("实际", Price(PriceBasis::Constant)),
    ("按可比价格计算", Price(PriceBasis::Constant)),
    ("按可比价计算", Price(PriceBasis::Constant)),
    ("按不变价格计算", Price(PriceBasis::Constant)),
    ("按不变价计算", Price(PriceBasis::Constant)),
    ("按可比价格", Price(PriceBasis::Constant)),
    ("按可比价", Price(PriceBasis::Constant)),
    ("按不变价格", Price(PriceBasis::Constant)),
    ("按不变价", Price(PriceBasis::Constant)),
    ("可比价格", Price(PriceBasis::Constant)),
    ("可比价", Price(PriceBasis::Constant)),
    ("不变价格", Price(PriceBasis::Constant)),
    ("不变价", Price(PriceBasis::Constant)),
    ("名义", Price(PriceBasis::Current)),
    ("按现价计算", Price(PriceBasis::Current)),
    ("按现行价格计算", Price(PriceBasis::Current)),
    ("按当年价格计算", Price(PriceBasis::Current)),
    ("现价", Price(PriceBasis::Current)),
    ("按可比口径计算", Price(PriceBasis::Comparable)),
    ("按可比口径", Price(PriceBasis::Comparable)),
    ("可比口径", Price(PriceBasis::Comparable)),
    ("同口径", Price(PriceBasis::Comparable)),
    ("累计", Cumulative),
    ("累计建成", Standing),
    ("累计建设", Standing),
    ("累计开通", Standing),
    ("累计投放", Standing),
    ("了", Filler),
    ("的", Filler),
    ("也", Filler),
    ("仅", Filler),
    ("已", Filler),
    ("再", Filler),
    ("又", Filler),
    ("则", Filler),
    ("略", Filler),
    ("略有", Filler),
    ("微", Filler),
    ("共同", Filler),
    ("小幅", Filler),
    ("大幅", Filler),
    ("同步", Filler),
    ("合共", Filler),
    ("继续", Filler),
    ("快速", Filler),
    ("较快", Filler),
    ("平稳", Filler),
    ("稳步", Filler),
    ("逆势", Filler),
    ("首次", Filler),
    ("进一步", Filler),
    ("转为", Filler),
    ("转", Filler),
    ("由降转升", Filler),
    ("由降转增", Filler),
    ("由增转降", Filler),
    ("由负转正", Filler),
    ("由正转负", Filler),
    ("转正", Filler),
    ("转负", Filler),
];

/// Words that make a comparison of what stands behind them.
pub(super) const COMPARING: &[&str] = &[
    "比", "较", "高于", "低于", "快于", "慢于", "好于", "优于", "多于", "少于",
];

/// Reads the lead of a number. `periods` are the words of periods in it.
pub(super) fn read(lead: &str, periods: &[Range<usize>]) -> Predicate {
    let mut predicate = Predicate {
        figure_start: lead.len(),
        verb_start: lead.len(),
        ..Predicate::default()
    };
    let mut end = lead.len();
    let (mut is_adjacent, mut is_near) = (true, true);
    loop {
        let rest = &lead[..end];
        if let Some((start, period, is_of_it)) = comparison_with_period(rest, periods) {
            predicate.compare(rest, period);
            predicate.differs |= is_of_it;
            (end, is_adjacent, is_near) = (start, false, false);
            continue;
        }
        if let Some(period) = own_period(rest, periods) {
            (end, is_adjacent, is_near) = (period.start, false, false);
            predicate.own_period = Some(period);
            continue;
        }
        // 8月当月增长: a period is no predicate, and the front will read it.
        if stretches::ending(periods, end).is_some() {
            break;
        }
        let Some((word, meaning)) = last_word(rest, predicate.part) else {
            break;
        };
        end -= word.len();
        match meaning {
            Qualifier(said) if predicate.qualifier.is_empty() => predicate.qualifier = said,
            // Two words that say how exact the number is: left standing, so that the subject can't be read.
            Qualifier(_) => {
                end += word.len();
                break;
            }
            Sign(said) => predicate.sign = said,
            Change { is_down } => {
                // 下降 in front of 增速 and the like is another verb; the one next to the number counts.
                predicate.change = predicate.change.or(Some(is_down));
                if is_near {
                    predicate.verb_start = end;
                }
                is_near = false;
            }
            Rate { is_down } => predicate.rate = Some(is_down),
            Became => predicate.became = true,
            Is => predicate.is = true,
            OnYear => predicate.is_on_year = true,
            Chained => predicate.is_chained = true,
            Differs => predicate.differs = true,
            MeanGrowth => predicate.is_mean_growth = true,
            Part(part) => {
                predicate.part = Some(part);
                if part == PartOf::Points {
                    predicate.whole = Some(end..end);
                }
            }
            Distributed => predicate.is_distributed = true,
            Shared => predicate.is_shared = true,
            Price(prices) => predicate.price_basis = predicate.price_basis.or(Some(prices)),
            Cumulative => predicate.is_cumulative = true,
            Standing => predicate.is_standing = true,
            Filler => {}
        }
        is_adjacent &= matches!(meaning, Qualifier(_) | Sign(_));
        if is_adjacent {
            predicate.figure_start = end;
            predicate.verb_start = end;
        }
        is_near &= matches!(meaning, Qualifier(_) | Sign(_) | Filler) || predicate.verb_start == end;
        // 占, 拉动 and 对 stand before the whole, which no list of words knows.
        if let Some(start) = predicate.whole_before(lead, end) {
            end = start;
        }
    }
    predicate.subject_end = end;
    if let Some(start) = predicate.open_whole(lead, end) {
        predicate.subject_end = start;
    }
    predicate
}

impl Predicate {
    /// Whether anything was said at all.
    pub(super) fn is_bare(&self, lead: &str) -> bool {
        self.subject_end == lead.len()
    }

    /// Whether the words tell a growth.
    pub(super) const fn tells_growth(&self) -> bool {
        self.change.is_some() || self.rate.is_some() || self.is_on_year || self.is_chained
    }

    fn compare(&mut self, rest: &str, period: Range<usize>) {
        match &rest[period.clone()] {
            "上年同期" | "去年同期" | "上年" | "去年" | "上年同月" | "去年同月" | "同期" => {
                self.is_on_year = true
            }
            _ => self.compared = Some(period),
        }
    }

    /// Where 占 or 对 stands, with the words on the whole behind it up to `end`.
    fn whole_before(&mut self, lead: &str, end: usize) -> Option<usize> {
        let word = match (self.part?, &self.whole) {
            (PartOf::Share, None) => "占",
            (PartOf::Contribution, None) => "对",
            _ => return None,
        };
        let start = lead[..end].rfind(word)?;
        let whole = start + word.len()..end;
        if whole.is_empty() && word == "对" {
            return None;
        }
        self.whole = Some(whole);
        Some(start)
    }

    /// Wholes whose verb stands before them and nothing behind: 占全市的, 拉动地区生产总值增长.
    fn open_whole(&mut self, lead: &str, end: usize) -> Option<usize> {
        if self.part.is_some() {
            return None;
        }
        for (word, part) in [("拉动", PartOf::Points), ("占", PartOf::Share)] {
            let allowed = match part {
                PartOf::Points => !self.is && !self.became,
                _ => self.change.is_none() && self.rate.is_none(),
            };
            let Some(start) = lead[..end].rfind(word).filter(|_| allowed) else {
                continue;
            };
            let whole = start + word.len()..end;
            if whole.is_empty() || lead[whole.clone()].chars().count() > 24 {
                continue;
            }
            self.part = Some(part);
            self.whole = Some(whole);
            let before = &lead[..start];
            return Some(
                ["向上", "共同", "合计", "直接"]
                    .iter()
                    .find_map(|word| before.strip_suffix(word))
                    .unwrap_or(before)
                    .len(),
            );
        }
        None
    }
}

/// The last word of the predicate, the longest that fits.
fn last_word(rest: &str, part: Option<PartOf>) -> Option<(&'static str, Word)> {
    WORDS
        .iter()
        .filter(|(word, _)| rest.ends_with(word))
        .max_by_key(|(word, _)| word.len())
        .filter(|(word, _)| !is_end_of_a_name(rest, word) && !(part.is_some() && *word == "的"))
        .map(|(word, meaning)| (*word, *meaning))
}

/// Words that end like a predicate and are names: 完成额 doesn't, but 最高, 新增, 投资额多 and 行为 do.
fn is_end_of_a_name(rest: &str, word: &str) -> bool {
    const NAMES: &[&str] = &[
        "新增",
        "净增",
        "递增",
        "倍增",
        "行为",
        "作为",
        "认为",
        "最高",
        "最低",
        "最多",
        "最少",
        "至少",
        "多少",
        "人均",
        "户均",
        "日均",
        "月均",
        "平均",
        "公共",
        "中共",
        "首都",
        "成都",
        "附近",
        "最近",
        "马达",
        "发达",
        "雷达",
        "签约",
        "合约",
        "节约",
        "预约",
        "履约",
        "违约",
        "赶超",
        "抱负",
        "沉降",
        "周转",
        "流转",
        "运转",
        "小微",
        "战略",
        "策略",
        "自然增长率",
        "提高",
        "海拔高",
    ];
    NAMES.iter().any(|name| {
        name.ends_with(word)
            && rest.ends_with(name)
            && name.len() > word.len()
            && !WORDS.iter().any(|(known, _)| known == name)
    })
}

/// A period at the end that is another than the number's: 比上半年, 与2019年同期相比, 由2021年的, 恢复到2019年同期. Where its words begin, its
/// range, and whether the number itself belongs to it.
fn comparison_with_period(rest: &str, periods: &[Range<usize>]) -> Option<(usize, Range<usize>, bool)> {
    /// Words before a period that make it a base.
    const BASE: &[&str] = &[
        "比",
        "较",
        "与",
        "同",
        "和",
        "是",
        "为",
        "相当于",
        "高于",
        "低于",
        "快于",
        "慢于",
        "超过",
    ];
    /// Words before a period from which something comes.
    const FROM: &[&str] = &["由", "从"];
    let bare = rest.strip_suffix("相比").unwrap_or(rest);
    let period = stretches::ending(periods, bare.len())?;
    let before = &rest[..period.start];
    let ends = |words: &[&str]| {
        words
            .iter()
            .find(|word| before.ends_with(**word))
            .map(|word| period.start - word.len())
    };
    if let Some(start) = ends(FROM) {
        return Some((start, period.clone(), true));
    }
    let is_same_span = bare.ends_with("同期");
    ends(BASE)
        .or_else(|| is_same_span.then_some(period.start))
        .map(|start| (start, period.clone(), is_same_span && !ends(BASE).is_some()))
}

/// 提高到2023年的: a period that only this number is of.
fn own_period(rest: &str, periods: &[Range<usize>]) -> Option<Range<usize>> {
    let period = stretches::ending(periods, rest.len())?;
    let word = last_word(&rest[..period.start], None)?;
    matches!(word.1, Became).then(|| period.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(lead: &str) -> (String, Predicate) {
        let mut periods = Vec::new();
        let mut behind = 0;
        for (at, _) in lead.char_indices() {
            if at < behind {
                continue;
            }
            if let Some(length) = crate::press::calendar::length(&lead[at..]) {
                behind = at + length;
                periods.push(at..behind);
            }
        }
        let predicate = read(lead, &periods);
        (lead[..predicate.subject_end].to_owned(), predicate)
    }

    #[test]
    fn what_is_left_is_the_subject() {
        for (lead, expected) in [
            ("第一产业增加值", "第一产业增加值"),
            ("规模以上工业增加值同比增长", "规模以上工业增加值"),
            ("固定资产投资完成", "固定资产投资"),
            ("固定资产投资增速比上半年加快", "固定资产投资"),
            ("数字经济核心产业增加值占地区生产总值比重为", "数字经济核心产业增加值"),
            ("第三产业增加值占GDP的比重达", "第三产业增加值"),
            ("服务业对经济增长的贡献率为", "服务业"),
            ("消费拉动地区生产总值增长", "消费"),
            ("三次产业增加值分别为", "三次产业增加值"),
            ("客流量比上年同期增长约", "客流量"),
            ("新增", "新增"),
            ("城镇新增就业", "城镇新增就业"),
            ("与2019年同期相比增长", ""),
            ("转为增长", ""),
        ] {
            assert_eq!(subject(lead).0, expected, "the subject of {lead}");
        }
        let (_, about) = subject("客流量比上年同期增长约");
        assert!(
            about.is_on_year && about.qualifier == "约" && about.change == Some(false),
            "{about:?}"
        );
        let (_, share) = subject("数字经济核心产业增加值占地区生产总值比重为");
        assert_eq!(share.part, Some(PartOf::Share), "占…比重 is a share");
        let (_, points) = subject("消费拉动地区生产总值增长");
        assert_eq!(points.part, Some(PartOf::Points), "拉动 is a contribution");
    }
}
