//! Look-up by code, name and synonym; order.

use super::*;

fn region(code: &str, name: &str, synonyms: &[&str]) -> Region {
    let synonyms = synonyms.iter().map(|word| (*word).to_owned()).collect();
    Region {
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: String::new(),
        parent: None,
        synonyms,
    }
}

fn catalogue() -> Catalogue {
    let guangzhou = Region {
        name_en: "Guangzhou".to_owned(),
        ..region("440100", "广州市", &["广州"])
    };
    Catalogue::new(
        Vec::new(),
        vec![guangzhou, region("440106", "天河区", &["天河", "广州"])],
        Vec::new(),
    )
}

#[track_caller]
fn check(catalogue: &Catalogue, words: &str, code: Option<&str>) {
    assert_eq!(
        catalogue.region(words).map(|region| region.code.as_str()),
        code,
        "{words} in the catalogue"
    );
}

#[test]
fn code_name_and_synonym_find_an_entry() {
    let catalogue = catalogue();
    for words in ["440100", "广州市", "广州", " 广州市 ", "guangzhou", "GUANGZHOU"] {
        check(&catalogue, words, Some("440100"));
    }
    check(&catalogue, "广 州 市", Some("440100"));
    check(&catalogue, "ＧＵＡＮＧＺＨＯＵ", Some("440100"));
    check(&catalogue, "天河", Some("440106"));
    check(&catalogue, "深圳市", None);
    check(&catalogue, "", None);
}

#[test]
fn the_first_entry_keeps_a_word_and_a_code_wins_over_it() {
    let mut catalogue = catalogue();
    check(&catalogue, "广州", Some("440100"));
    catalogue.put_region(region("天河", "天河软件园", &[]));
    check(&catalogue, "天河", Some("天河"));
    check(&catalogue, "天河区", Some("440106"));
}

#[test]
fn an_entry_is_replaced_in_its_place() {
    let mut catalogue = catalogue();
    catalogue.put_region(region("440100", "广州市", &["穗"]));
    assert_eq!(catalogue.regions().len(), 2, "the code was there already");
    check(&catalogue, "穗", Some("440100"));
    let ranks = ["440100", "440106", "999999"].map(|code| catalogue.region_rank(code));
    assert_eq!(ranks, [0, 1, usize::MAX], "order of print, unknown codes last");
}
