//! Wrong usage: exit status 2, a sentence on stderr, nothing on stdout, nothing written.

use suishu_tests::Workbench;
use suishu_tests::answer::USAGE;

#[test]
fn what_is_not_in_the_contract_is_wrong_usage() {
    let bench = Workbench::empty();
    for args in [
        vec!["--no-such-option"],
        vec!["no-such-command"],
        vec!["data", "--no-such-option"],
        vec!["data", "--format", "xml"],
        vec!["import"],
        vec!["chart"],
        vec!["chart", "spec.json", "-o", "out.svg", "--size", "wide"],
        vec!["chart", "spec.json", "-o", "out.svg", "--dpi", "many"],
        vec![],
    ] {
        let answer = bench.suishu(&args).ended(USAGE, "the command line is wrong");
        assert!(!answer.stderr.is_empty(), "{args:?}: stderr says what is wrong");
        assert!(
            answer.stdout.is_empty(),
            "{args:?}: stdout is for answers: {}",
            answer.stdout
        );
        assert!(!bench.library().exists(), "{args:?}: no library comes of it");
    }
}

#[test]
fn help_and_version_are_no_faults() {
    let bench = Workbench::empty();
    let help = bench.suishu(["--help"]).done().stdout;
    for command in ["new", "import", "data", "search", "chart", "history", "check"] {
        assert!(help.contains(command), "help names `{command}`:\n{help}");
    }
    assert!(
        bench
            .suishu(["--version"])
            .done()
            .stdout
            .contains(env!("CARGO_PKG_VERSION")),
        "the version is the workspace's"
    );
}

#[test]
fn json_is_the_machine_form_of_everything() {
    let bench = Workbench::with_sample();
    for args in [vec!["data"], vec!["search", "云"], vec!["history"], vec!["check"]] {
        let mut line = vec!["--json"];
        line.extend(&args);
        bench.suishu(&line).done().json();
    }
}
