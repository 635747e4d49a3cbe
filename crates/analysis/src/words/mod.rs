//! Growth and differences in the words of bulletins. The verb follows the sign; decimals stay as they come.

#[cfg(test)]
mod tests;

use suishu_domain::{Decimal, Qualifier};

/// A phrase in both languages, with its direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Chinese: 增长1.0%.
    pub zh: String,
    /// English: up 1.0%.
    pub en: String,
    /// 1, 0 or −1.
    pub sign: i8,
}

/// Growth in % in words: 增长1.0%, 下降5.4%, 持平. Growth of a hundred and more is told as 增长1.1倍.
pub fn growth(rate: Decimal, qualifier: Qualifier) -> Phrase {
    let sign = sign(rate);
    let size = rate.abs();
    let (about_zh, about_en) = hedge(qualifier);
    let (zh, en) = match sign {
        0 => ("持平".to_owned(), "unchanged".to_owned()),
        1 if size >= Decimal::ONE_HUNDRED => (
            format!("增长{about_zh}{}倍", times(size)),
            format!("up {about_en}{size}%"),
        ),
        1 => (format!("增长{about_zh}{size}%"), format!("up {about_en}{size}%")),
        _ => (format!("下降{about_zh}{size}%"), format!("down {about_en}{size}%")),
    };
    Phrase { zh, en, sign }
}

/// A difference of shares or of other rates, in 百分点: 提高0.3个百分点, 下降0.3个百分点, 持平.
pub fn points(difference: Decimal) -> Phrase {
    points_with(difference, ["提高", "下降", "持平"])
}

/// A difference of growth rates, in 百分点: 加快0.3个百分点, 回落0.3个百分点, 持平.
pub fn pace(difference: Decimal) -> Phrase {
    let phrase = points_with(difference, ["加快", "回落", "持平"]);
    let en = match phrase.sign {
        0 => "the same pace".to_owned(),
        1 => format!("faster by {} percentage points", difference.abs()),
        _ => format!("slower by {} percentage points", difference.abs()),
    };
    Phrase { en, ..phrase }
}

/// The turn between two growth rates, where there is one: 由降转增, 由增转降.
pub fn turn(now: Decimal, before: Decimal) -> Option<Phrase> {
    let (zh, en) = match (sign(before), sign(now)) {
        (-1, 1) => ("由降转增", "from decline to growth"),
        (1, -1) => ("由增转降", "from growth to decline"),
        _ => return None,
    };
    Some(Phrase {
        zh: zh.to_owned(),
        en: en.to_owned(),
        sign: sign(now),
    })
}

fn points_with(difference: Decimal, [up, down, same]: [&str; 3]) -> Phrase {
    let sign = sign(difference);
    let size = difference.abs();
    let (zh, en) = match sign {
        0 => (same.to_owned(), "unchanged".to_owned()),
        1 => (format!("{up}{size}个百分点"), format!("up {size} percentage points")),
        _ => (
            format!("{down}{size}个百分点"),
            format!("down {size} percentage points"),
        ),
    };
    Phrase { zh, en, sign }
}

/// A rate of growth as times: 110 → 1.1, 110.0 → 1.1, 112.5 → 1.125.
fn times(rate: Decimal) -> Decimal {
    (rate / Decimal::ONE_HUNDRED).normalize()
}

fn sign(number: Decimal) -> i8 {
    if number.is_zero() {
        0
    } else if number.is_sign_negative() {
        -1
    } else {
        1
    }
}

const fn hedge(qualifier: Qualifier) -> (&'static str, &'static str) {
    match qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::About => ("约", "about "),
        Qualifier::Over => ("超", "over "),
        Qualifier::Under => ("近", "nearly "),
    }
}
