//! The proof: whatever changes an acknowledged figure behind our back is found, by name of the batch.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use suishu_domain::FindingCode;
use suishu_store::{Batch, Event, Library, Range, SeriesFilter, Stored};
use tempfile::TempDir;

use crate::fixture::{Desk, figure, released};

/// A mantissa whose eight bytes stand nowhere else in the file.
const MARKED: i64 = 0x0123_4567_89AB_CDEF;

/// A closed library of two batches and an event.
fn closed() -> (PathBuf, TempDir) {
    let mut desk = Desk::new();
    desk.import(
        released("2020-10-28"),
        &[
            figure(3, "5228.80"),
            figure(6, &MARKED.to_string()),
            figure(9, "17475.86"),
        ],
    );
    desk.import(released("2021-01-28"), &[figure(9, "17475.90"), figure(12, "25019.11")]);
    let mut import = desk.library.import(released("2021-02-01")).unwrap();
    let day = "2018-12-01".parse().unwrap();
    import
        .put_event(&Event {
            date: "2018-12-01".into(),
            start: day,
            end: day,
            region: Some("440100".into()),
            level: None,
            title: "步行街".into(),
            document: None,
            source: None,
        })
        .unwrap();
    import.commit().unwrap();
    let Desk { library, folder } = desk;
    let path = library.path().to_owned();
    assert_eq!(
        library.check().unwrap(),
        [],
        "the library must prove sound to begin with"
    );
    (path, folder)
}

fn codes(path: &Path) -> Vec<FindingCode> {
    let library = Library::open(path).unwrap();
    library.check().unwrap().iter().map(|finding| finding.code).collect()
}

fn check(sql: &str, expected: &[FindingCode], why: &str) {
    let (path, _folder) = closed();
    let other = Connection::open(&path).unwrap();
    // As a hand with another tool would: without our foreign keys.
    other
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
        .unwrap();
    drop(other);
    let codes = codes(&path);
    for code in expected {
        assert!(codes.contains(code), "{why}: {codes:?} must have {code:?}");
    }
}

#[test]
fn a_change_by_other_means_is_found() {
    use FindingCode::{BatchCount, BatchHash, FileReference};
    check(
        "UPDATE observation SET mantissa = mantissa + 1 WHERE batch = 2",
        &[BatchHash],
        "another number",
    );
    check(
        "UPDATE observation SET status = 0 WHERE batch = 1",
        &[BatchHash],
        "another status",
    );
    check("UPDATE text SET text = '别处'", &[BatchHash], "another source");
    check(
        "UPDATE observation SET line = 7 WHERE batch = 1",
        &[BatchHash],
        "another place",
    );
    check(
        "DELETE FROM observation WHERE batch = 1 AND span = 3",
        &[BatchCount, FileReference],
        "a row less",
    );
    check(
        "UPDATE batch SET release_date = '2019-01-01' WHERE seq = 1",
        &[BatchHash],
        "another release date",
    );
    check(
        "UPDATE batch SET rows_hash = zeroblob(32) WHERE seq = 2",
        &[BatchHash],
        "another hash",
    );
    check(
        "DELETE FROM batch WHERE seq = 1",
        &[BatchHash, FileReference],
        "a batch less",
    );
    check("UPDATE event SET title = '别的'", &[BatchHash], "another event");
    check("UPDATE series SET periods = 9", &[FileReference], "a wrong summary");
    check(
        "UPDATE indicator SET code = 'GNP' WHERE code = 'GDP'",
        &[BatchHash],
        "another indicator's figures",
    );
}

#[test]
fn every_flipped_bit_of_a_mantissa_is_found() {
    let (path, _folder) = closed();
    let sound = fs::read(&path).unwrap();
    let bytes = MARKED.to_be_bytes();
    let at = sound
        .windows(8)
        .position(|window| window == bytes)
        .expect("the mantissa stands in the file");
    for bit in 0..64 {
        let mut flipped = sound.clone();
        flipped[at + bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, flipped).unwrap();
        assert_eq!(
            codes(&path),
            [FindingCode::BatchHash],
            "bit {bit} of the mantissa must show in its batch's hash"
        );
    }
}

/// All that a library acknowledged: batches, events, and the figures of each series.
type Acknowledged = (Vec<Batch>, Vec<Event>, Vec<Vec<Stored>>);

/// What a library says it acknowledged, or `None` where it can't be read.
fn told(path: &Path) -> Option<Acknowledged> {
    let library = Library::open(path).ok()?;
    let reader = library.reader().ok()?;
    let series = reader.series(&SeriesFilter::default()).ok()?;
    let figures = series
        .iter()
        .map(|s| reader.observations(s.id, &Range::default()).ok())
        .collect::<Option<_>>()?;
    Some((reader.history().ok()?, reader.events().ok()?, figures))
}

#[test]
fn a_flip_anywhere_is_harmless_or_found() {
    let (path, folder) = closed();
    let sound = fs::read(&path).unwrap();
    let truth = told(&path).expect("the sound library can be read");
    let copy = folder.path().join("flipped.suishu");
    let (mut harmless, mut found) = (0, 0);
    // Strides that are prime to the page size, so that all parts of pages are hit.
    for at in (0..sound.len() * 8).step_by(1999) {
        let mut flipped = sound.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        fs::write(&copy, flipped).unwrap();
        let is_clean = Library::open(&copy)
            .and_then(|library| library.check())
            .is_ok_and(|findings| findings.is_empty());
        if is_clean {
            assert!(
                told(&copy).as_ref() == Some(&truth),
                "a flip at bit {at} changed figures and was not found"
            );
            harmless += 1;
        } else {
            found += 1;
        }
    }
    assert!(
        harmless > 0 && found > 0,
        "both kinds must have come up: {harmless} harmless, {found} found"
    );
}
