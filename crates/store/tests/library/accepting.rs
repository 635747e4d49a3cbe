//! Accepted findings stay accepted, with their reason.

use suishu_store::{Acceptance, Library};

use crate::fixture::Desk;

#[test]
fn an_acceptance_stays_until_it_is_taken_back() {
    let mut desk = Desk::new();
    let accepted = |reason: &str| Acceptance {
        finding: "0f3a".into(),
        reason: reason.into(),
        accepted_at: "2026-11-24T08:00:00Z".into(),
    };
    desk.library.accept(&accepted("普查修订")).unwrap();
    desk.library.accept(&accepted("四经普修订")).unwrap();
    let path = desk.path();
    drop(desk.library);
    let mut again = Library::open(&path).unwrap();
    let listed = again.reader().unwrap().acceptances().unwrap();
    assert_eq!(listed, [accepted("四经普修订")], "the later reason stands, in the file");
    assert!(again.unaccept("0f3a").unwrap(), "it is taken back");
    assert!(!again.unaccept("0f3a").unwrap(), "and isn't there any more");
}
