//! Jobs: what takes long tells how far it is, and stops when asked.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::host::Host;
use crate::wire::Event;

/// The jobs under way, by name.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Jobs {
    /// Begins a job; it ends when the handle is dropped.
    pub(crate) fn begin<'a>(&'a self, name: &str, host: &'a dyn Host) -> Job<'a> {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(name.to_owned(), cancelled.clone());
        Job {
            jobs: self,
            host,
            name: name.to_owned(),
            cancelled,
            told: None,
        }
    }

    /// Asks a job to stop. A job that has ended is no error.
    pub(crate) fn cancel(&self, name: &str) {
        if let Some(cancelled) = self.running.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// A job under way.
pub(crate) struct Job<'a> {
    jobs: &'a Jobs,
    host: &'a dyn Host,
    name: String,
    cancelled: Arc<AtomicBool>,
    told: Option<Instant>,
}

impl Job<'_> {
    /// Whether somebody asked it to stop.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells how far it is, at most ten times a second.
    pub(crate) fn progress(&mut self, done: u64, total: u64) {
        let now = Instant::now();
        if done < total
            && self
                .told
                .is_some_and(|told| now.duration_since(told) < Duration::from_millis(100))
        {
            return;
        }
        self.told = Some(now);
        self.host.tell(Event::Progress {
            job: self.name.clone(),
            done,
            total,
        });
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.jobs
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.name);
    }
}
