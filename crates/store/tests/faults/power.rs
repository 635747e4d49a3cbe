//! The power goes: what was written since the last sync is there, is lost, or is there in part, in any order.
//!
//! One run is recorded; every moment of it is played again on a disk of its own. A sync that failed loses what it should have kept,
//! as the page cache of Linux does.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use suishu_store::Library;

use crate::disk::{self, Fault, Plan, Step};
use crate::random::Random;
use crate::scene::{Change, Scene};
use crate::tally::Tally;
use crate::truth::Answer;

/// A disk writes such pieces whole or not at all.
const SECTOR: usize = 512;

/// A recorded run, and from which step on the user had heard that the batch is saved.
struct Record {
    steps: Vec<(PathBuf, Step)>,
    told_at: usize,
    answer: Answer,
}

/// Every moment of a change, `trials` times each, and each `stride`-th only.
pub(crate) fn cuts(change: Change, stride: usize, trials: usize) {
    let scene = Scene::of(change);
    let mut tally = Tally::new(change, "power cut");
    let record = record(&scene, None);
    assert!(
        matches!(record.answer, Answer::Saved(_)),
        "the run that is recorded succeeds"
    );
    play(&scene, &record, stride, trials, &mut tally);
    tally.close();
    let mut tally = Tally::new(change, "sync fails, then power cut");
    for at in 0.. {
        let plan = Plan {
            fault: Fault::Sync,
            at,
            sticky: false,
        };
        let record = self::record(&scene, Some(plan));
        if !disk::mend() {
            break;
        }
        play(&scene, &record, stride, trials, &mut tally);
    }
    tally.close();
}

fn record(scene: &Scene, plan: Option<Plan>) -> Record {
    let path = scene.reset();
    disk::mend();
    disk::record();
    if let Some(plan) = plan {
        disk::fail(plan);
    }
    let (answer, told_at) = match Library::open(&path) {
        Err(error) => (Answer::of(Err(error)), disk::recorded()),
        Ok(mut library) => {
            let answer = Answer::of(scene.change.apply(&mut library));
            (answer, disk::recorded())
        }
    };
    Record {
        steps: disk::stop_recording(),
        told_at,
        answer,
    }
}

fn play(scene: &Scene, record: &Record, stride: usize, trials: usize, tally: &mut Tally) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("city.suishu");
    for cut in (0..=record.steps.len()).step_by(stride) {
        for trial in 0..trials {
            let left = left_by(scene, &record.steps[..cut], trial, cut);
            for suffix in ["", "-wal", "-shm"] {
                let file = crate::scene::beside(&path, suffix);
                let original = crate::scene::beside(&scene.path(), suffix);
                match left.get(&original).filter(|_| suffix != "-shm") {
                    Some(Some(bytes)) => fs::write(&file, bytes).unwrap(),
                    _ => drop(fs::remove_file(&file)),
                }
            }
            let answer = if cut >= record.told_at { &record.answer } else { &Answer::Unknown };
            tally.take((cut, trial), scene.truth.judge(&path, answer));
        }
    }
}

/// A file as the disk has it: `None` where there is none.
type Content = Option<Vec<u8>>;

/// What the steps leave on the disk. The first trial loses all that isn't synced, the second keeps it all, the others let chance
/// decide on each write, sector by sector.
fn left_by(scene: &Scene, steps: &[(PathBuf, Step)], trial: usize, cut: usize) -> HashMap<PathBuf, Content> {
    let mut random = Random::new((cut * 1_000 + trial) as u64);
    let mut synced: HashMap<PathBuf, Content> = HashMap::from([(scene.path(), Some(scene.sound.clone()))]);
    let mut pending: HashMap<&Path, Vec<&Step>> = HashMap::new();
    for (path, step) in steps {
        match step {
            Step::Sync => {
                let content = synced.entry(path.clone()).or_default();
                for step in pending.remove(path.as_path()).unwrap_or_default() {
                    apply(content, step, |_| true);
                }
            }
            Step::SyncFailed => {
                pending.remove(path.as_path());
            }
            _ => pending.entry(path).or_default().push(step),
        }
    }
    let mut files: Vec<_> = pending.into_iter().collect();
    // The map's own order is another one in each run.
    files.sort_by_key(|(path, _)| path.to_owned());
    for (path, steps) in files {
        let content = synced.entry(path.to_owned()).or_default();
        for step in steps {
            let survives = match trial {
                0 => false,
                1 => true,
                _ => random.coin(),
            };
            let torn = trial > 1 && random.coin();
            if survives {
                apply(content, step, |_| !torn || random.coin());
            }
        }
    }
    synced
}

/// Applies a step to a file; of a write only the sectors that `keeps` lets through.
fn apply(content: &mut Content, step: &Step, mut keeps: impl FnMut(usize) -> bool) {
    match step {
        Step::Delete => *content = None,
        Step::Truncate(size) => content.get_or_insert_default().resize(*size as usize, 0),
        Step::Write { at, bytes } => {
            let content = content.get_or_insert_default();
            let start = *at as usize;
            // A file that grew has its length even where the bytes are lost.
            content.resize(content.len().max(start + bytes.len()), 0);
            let mut from = 0;
            while from < bytes.len() {
                let sector = (start + from) / SECTOR;
                let to = ((sector + 1) * SECTOR - start).min(bytes.len());
                if keeps(sector) {
                    content[start + from..start + to].copy_from_slice(&bytes[from..to]);
                }
                from = to;
            }
        }
        Step::Sync | Step::SyncFailed => {}
    }
}
