//! Words by sign and size.

use super::*;

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

#[track_caller]
fn check(phrase: &Phrase, zh: &str, en: &str, sign: i8) {
    assert_eq!(
        (phrase.zh.as_str(), phrase.en.as_str(), phrase.sign),
        (zh, en, sign),
        "the words follow the sign"
    );
}

#[test]
fn growth_in_words() {
    let growth = |rate: &str| growth(number(rate), Qualifier::Exact);
    check(&growth("1.0"), "增长1.0%", "up 1.0%", 1);
    check(&growth("7.25"), "增长7.25%", "up 7.25%", 1);
    check(&growth("-5.4"), "下降5.4%", "down 5.4%", -1);
    check(&growth("0.0"), "持平", "unchanged", 0);
    check(&growth("-0.0"), "持平", "unchanged", 0);
    check(&growth("99.9"), "增长99.9%", "up 99.9%", 1);
    check(&growth("100"), "增长1倍", "up 100%", 1);
    check(&growth("110"), "增长1.1倍", "up 110%", 1);
    check(&growth("110.0"), "增长1.1倍", "up 110.0%", 1);
    check(&growth("160"), "增长1.6倍", "up 160%", 1);
    check(&growth("112.5"), "增长1.125倍", "up 112.5%", 1);
    check(&growth("-100"), "下降100%", "down 100%", -1);
}

#[test]
fn a_qualifier_stands_before_the_number() {
    check(&growth(number("15"), Qualifier::About), "增长约15%", "up about 15%", 1);
    check(
        &growth(number("160"), Qualifier::Over),
        "增长超1.6倍",
        "up over 160%",
        1,
    );
    check(
        &growth(number("-3"), Qualifier::Under),
        "下降近3%",
        "down nearly 3%",
        -1,
    );
}

#[test]
fn differences_in_words() {
    check(&points(number("0.4")), "提高0.4个百分点", "up 0.4 percentage points", 1);
    check(
        &points(number("-1.20")),
        "下降1.20个百分点",
        "down 1.20 percentage points",
        -1,
    );
    check(&points(number("0.0")), "持平", "unchanged", 0);
    check(
        &pace(number("3.7")),
        "加快3.7个百分点",
        "faster by 3.7 percentage points",
        1,
    );
    check(
        &pace(number("-0.5")),
        "回落0.5个百分点",
        "slower by 0.5 percentage points",
        -1,
    );
}

#[test]
fn turns_in_words() {
    let turn = |now: &str, before: &str| turn(number(now), number(before)).map(|phrase| phrase.zh);
    assert_eq!(
        turn("1.0", "-2.7").as_deref(),
        Some("由降转增"),
        "from decline to growth"
    );
    assert_eq!(
        turn("-6.8", "5.8").as_deref(),
        Some("由增转降"),
        "from growth to decline"
    );
    assert_eq!(turn("1.0", "0.5"), None, "no turn");
    assert_eq!(turn("0.0", "-0.5"), None, "standing still is no growth yet");
}
