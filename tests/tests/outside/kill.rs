//! A process killed in the middle of an import: the library is as it was, or has the whole batch; never a part of it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use suishu_tests::{Answer, LONG_HEADER, Workbench};

const ROUNDS: u32 = 50;
const ROWS: usize = 20_000;

fn figures() -> String {
    let mut text = format!("{LONG_HEADER}\n");
    for row in 0..ROWS {
        let (series, month) = (row / 240, row % 240);
        writeln!(
            text,
            "指标{series},广州市,合计,{}-{:02},当期,绝对量,,{row}.5,个,,,合成,",
            2000 + month / 12,
            month % 12 + 1
        )
        .unwrap();
    }
    text
}

#[test]
fn fifty_kills_leave_no_half_import() {
    let bench = Workbench::with_library();
    let empty = bench.library_bytes();
    let file = bench.file("figures.csv", figures());
    let library = bench.path("killed.suishu");
    let suishu = |args: &[&OsStr]| -> Command {
        let mut command = bench.command([OsStr::new("--library"), library.as_os_str()]);
        command.args(args);
        command
    };
    let import = [OsStr::new("import"), file.as_os_str()];
    let fresh = || {
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", library.display()));
        }
        std::fs::write(&library, &empty).unwrap();
    };

    fresh();
    let start = Instant::now();
    Answer::of(&mut suishu(&import)).done();
    let whole = start.elapsed();

    let mut untouched = 0;
    for round in 0..ROUNDS {
        fresh();
        let mut child = suishu(&import)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Spread over the whole import, the moment of the commit included.
        std::thread::sleep(whole * round / (ROUNDS - 5));
        child.kill().unwrap();
        child.wait().unwrap();

        Answer::of(&mut suishu(&[OsStr::new("check")])).done();
        let rows = Answer::of(&mut suishu(&["data", "--format", "csv"].map(OsStr::new)))
            .done()
            .rows()
            .len();
        assert!(
            rows == 0 || rows == ROWS,
            "round {round}: {rows} of {ROWS} figures are half an import"
        );
        untouched += u32::from(rows == 0);
    }
    assert!(
        untouched > 0,
        "no kill came before the commit: the file is too short to test anything"
    );
}
