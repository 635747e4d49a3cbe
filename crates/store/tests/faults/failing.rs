//! Every operation of a change fails: once, or it and all from there on. After each the library is what it told.

use suishu_store::{Library, StoreError};

use crate::disk::{self, Fault, Plan};
use crate::scene::{Change, Scene};
use crate::tally::Tally;
use crate::truth::Answer;

const MODES: [(&str, Fault, bool); 8] = [
    ("disk full, once", Fault::Full, false),
    ("disk full, from there on", Fault::Full, true),
    ("I/O error, once", Fault::Io, false),
    ("I/O error, from there on", Fault::Io, true),
    ("short write, once", Fault::Short, false),
    ("short write, from there on", Fault::Short, true),
    ("sync fails, once", Fault::Sync, false),
    ("read fails, once", Fault::Read, false),
];

/// Each `stride`-th point of a change in every mode, until the plan lies behind the last operation.
pub(crate) fn sweep(change: Change, stride: usize) {
    let scene = Scene::of(change);
    for (mode, fault, sticky) in MODES {
        let mut tally = Tally::new(change, mode);
        for at in (0..).step_by(stride) {
            let plan = Plan { fault, at, sticky };
            match run(&scene, plan, at / stride % 2 == 1) {
                Some(outcome) => tally.take(plan, outcome),
                None => break,
            }
        }
        tally.close();
    }
}

/// One run; `None` when nothing failed. With `again`, a change that was refused is tried once more when the disk is sound again,
/// with the library still open: it must then succeed without a restart.
fn run(scene: &Scene, plan: Plan, again: bool) -> Option<Result<(), String>> {
    let path = scene.reset();
    disk::fail(plan);
    let answer = match Library::open(&path) {
        Err(error) => Answer::of(Err(error)),
        Ok(mut library) => {
            let first = scene.change.apply(&mut library);
            let refused = !matches!(first, Ok(_) | Err(StoreError::OutcomeUnknown { .. }));
            if again && refused {
                disk::mend();
                match scene.change.apply(&mut library) {
                    Err(error) => return Some(Err(format!("a retry on a sound disk: {error:?} after {first:?}"))),
                    second => Answer::of(second),
                }
            } else {
                Answer::of(first)
            }
            // Here the library is closed, on a disk that may still fail.
        }
    };
    disk::mend().then(|| scene.truth.judge(&path, &answer))
}
