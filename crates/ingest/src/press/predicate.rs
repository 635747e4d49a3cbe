//! What the words before a number say of it: 同比增长, 达到, 占地区生产总值比重为, 拉动经济增长.
//!
//! Chinese puts the predicate between subject and number, so it is taken off from the end, word by word, until what is left is no
//! predicate any more: that is the subject. Names are never searched for verbs, so 增加值 and 增长极 stay whole.

use std::ops::Range;

use suishu_domain::PriceBasis;

use super::stretches;
pub(super) use super::vocabulary::PartOf;
use super::vocabulary::{Word, last_word};
use Word::{
    Became, Chained, Change, Cumulative, Differs, Distributed, Filler, Is, MeanGrowth, OnYear, Part, Price, Qualifier,
    Rate, Shared, Sign, Standing,
};

/// The predicate of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that the words may say, and any may stand with any"
)]
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
                self.is_on_year = true;
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
        .map(|start| (start, period.clone(), is_same_span && ends(BASE).is_none()))
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
