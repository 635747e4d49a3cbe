//! The check from outside: the rules warn, the proof decides on the exit status, and what was accepted stays so.

use suishu_tests::Workbench;

#[test]
fn findings_of_the_rules_are_warnings_and_can_be_accepted() {
    let bench = Workbench::with_sample();
    let answer = bench.suishu(["--json", "check"]).done().json();
    assert_eq!(
        answer["findings"],
        serde_json::json!([]),
        "the file is sound, so the status is 0"
    );
    let open = answer["checks"]["open"].as_array().expect("the findings of the rules");
    assert_eq!(open.len(), 3, "the sample has three true ones: {open:?}");
    let key = open[2]["key"].as_str().expect("a key");
    let accepted = bench
        .suishu(["--json", "check", "--accept", &key[..6], "--reason", "四经普修订"])
        .done()
        .json();
    assert_eq!(
        accepted["checks"]["accepted"][0]["key"], key,
        "the first digits name it"
    );
    let again = bench.suishu(["check"]).done();
    assert!(
        again.stdout.contains("四经普修订"),
        "it stays accepted, with its reason"
    );
    bench.suishu(["check", "--unaccept", key]).done();
    let unknown = bench.suishu(["check", "--accept", "ffffffffffffffff", "--reason", "x"]);
    assert_eq!(unknown.status, 1, "there is no such finding");
    let bare = bench.suishu(["check", "--accept", key]);
    assert_eq!(bare.status, 2, "nothing is accepted without a reason");
}
