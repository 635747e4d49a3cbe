//! A killed process leaves the library as it was: whole batches, every acknowledged one, and a clean check.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use suishu_domain::SeriesKey;
use suishu_store::Library;

use crate::fixture::{catalogue, figure, gdp, released};

/// Names the library to the child; without it the child's test has nothing to do.
const LIBRARY: &str = "SUISHU_KILLED_LIBRARY";
const CHILD: &str = "kill::the_child_imports_until_it_is_killed";
const SERIES: i64 = 20;
const MONTHS: u16 = 12;
const ROWS: u64 = 240;

#[test]
fn the_child_imports_until_it_is_killed() {
    let Some(path) = std::env::var_os(LIBRARY) else { return };
    let mut library = Library::open(Path::new(&path)).unwrap();
    let mut round = library.reader().unwrap().counts().unwrap().batches;
    loop {
        round += 1;
        let mut import = library.import(released("2020-10-28")).unwrap();
        for number in 0..SERIES {
            let sector = if number % 2 == 0 { "total" } else { "primary" };
            let unit = suishu_domain::Unit::parse(&format!("单位{}", "个".repeat(1 + number as usize / 2))).unwrap();
            let series = import
                .series(&SeriesKey {
                    sector: sector.into(),
                    unit,
                    ..gdp()
                })
                .unwrap();
            for month in 1..=MONTHS {
                // Another figure each round, so that each batch revises all of the one before.
                import
                    .put(series, &figure(month, &format!("{round}.{number}")))
                    .unwrap();
            }
        }
        let batch = import.commit().unwrap().unwrap();
        println!("saved {}", batch.uuid);
    }
}

#[test]
fn fifty_kills_leave_whole_batches_only() {
    let mut saved_in_all = 0;
    let mut delay = 7_u64;
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("city.suishu");
        drop(Library::create(&path, &catalogue()).unwrap());
        let mut acknowledged: Vec<String> = Vec::new();
        for _ in 0..5 {
            delay = (delay * 73 + 19) % 131;
            acknowledged.extend(killed_after(&path, Duration::from_millis(5 + delay)));
            let library = Library::open(&path).expect("a killed library must open without help");
            assert_eq!(library.check().unwrap(), [], "a killed library must prove sound");
            let history = library.reader().unwrap().history().unwrap();
            assert!(
                history.iter().all(|batch| batch.observations == ROWS),
                "no batch may be there in part: {history:?}"
            );
            for uuid in &acknowledged {
                assert!(
                    history.iter().any(|batch| batch.uuid == *uuid),
                    "an acknowledged batch must be there"
                );
            }
            let unheard = history.len() - acknowledged.len();
            assert!(unheard <= 1, "only the commit that the kill overtook may be unheard of");
            acknowledged = history.into_iter().map(|batch| batch.uuid).collect();
        }
        saved_in_all += acknowledged.len();
    }
    assert!(
        saved_in_all > 0,
        "some imports must have come to their end, or the test shows nothing"
    );
}

/// Runs the child, kills it after a while, and gives the batches that it said were saved.
fn killed_after(path: &Path, delay: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", CHILD, "--nocapture", "--test-threads=1"])
        .env(LIBRARY, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let stdout = child.stdout.take().unwrap();
    let heard = std::thread::spawn(move || {
        let lines = BufReader::new(stdout).lines().map_while(Result::ok);
        lines
            .filter_map(|line| line.split_once("saved ").map(|(_, uuid)| uuid.to_owned()))
            .collect()
    });
    std::thread::sleep(delay);
    // SIGKILL on Unix, TerminateProcess on Windows: no destructor runs.
    child.kill().unwrap();
    child.wait().unwrap();
    heard.join().unwrap()
}
