//! Single bits of a closed library turned over: whatever changes an answer must be noticed, on opening or by the check.

use std::collections::BTreeMap;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use suishu_domain::FindingCode;
use suishu_store::{Library, StoreError};

use crate::random::Random;
use crate::scene::{Change, Scene};
use crate::tally::Tally;
use crate::truth::Told;

/// Turns over `flips` bits, one at a time, each at a place that chance gives.
pub(crate) fn flips(flips: usize, seed: u64) {
    let scene = Scene::of(Change::Undo(500));
    let path = scene.reset();
    let truth = told(&path).expect("the sound library can be read");
    let mut random = Random::new(seed);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut tally = Tally::new(format!("flipped bits (seed {seed})"), "noticed, or no answer changed");
    for _ in 0..flips {
        let bit = random.below(scene.sound.len() * 8);
        let path = scene.reset();
        let mut flipped = scene.sound.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        fs::write(&path, flipped).unwrap();
        let noticed = catch_unwind(|| noticed(&path));
        let outcome = match noticed {
            Err(_) => Err("the program panicked".to_owned()),
            Ok(Some(by)) => {
                *counts.entry(by).or_default() += 1;
                Ok(())
            }
            Ok(None) if told(&path).is_ok_and(|told| told == truth) => {
                *counts.entry("no answer changed").or_default() += 1;
                Ok(())
            }
            Ok(None) => Err("another answer, and nobody noticed".to_owned()),
        };
        tally.take(format_args!("bit {bit}"), outcome);
    }
    for (by, count) in &counts {
        println!("flips | {by} | {count}");
    }
    tally.close();
    assert!(counts.len() > 2, "flips of several kinds must have come up: {counts:?}");
}

fn told(path: &Path) -> Result<Told, StoreError> {
    Told::by(&Library::open(path)?)
}

/// What notices the damage first.
fn noticed(path: &Path) -> Option<&'static str> {
    let Ok(library) = Library::open(path) else {
        return Some("refused on opening");
    };
    let Ok(findings) = library.check() else {
        return Some("refused by the check");
    };
    let has = |code| findings.iter().any(|finding| finding.code == code);
    [
        (FindingCode::FileStructure, "structure (integrity_check, unreadable)"),
        (FindingCode::FileReference, "references and summaries"),
        (FindingCode::BatchCount, "count of a batch"),
        (FindingCode::BatchHash, "hash of a batch alone"),
    ]
    .into_iter()
    .find_map(|(code, by)| has(code).then_some(by))
}
