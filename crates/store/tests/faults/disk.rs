//! A disk that fails when it is told to: a VFS of SQLite in front of the system's own.
//!
//! Registered as the default one of this test program, so that the store comes by it without knowing. It counts what is done to
//! files, makes the n-th such operation fail (and, where wanted, all after it), and records writes, syncs, truncations and
//! deletions for [`power`](crate::power). A thread has a disk of its own: tests run side by side.

#![allow(
    unsafe_code,
    reason = "a VFS is a table of C functions; no other code of the workspace is unsafe"
)]

use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::PathBuf;
use std::sync::Once;

use rusqlite::ffi::{self, sqlite3_file, sqlite3_io_methods, sqlite3_vfs};

/// What is done to a file and may fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    Read,
    Write,
    Sync,
    Truncate,
    Delete,
}

/// How the disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No room: writes fail, everything else goes on.
    Full,
    /// Writes, syncs, truncations and deletions fail.
    Io,
    /// A write writes the first half of its bytes, then says that there is no room.
    Short,
    /// Syncs alone fail: the bytes are there until the power goes.
    Sync,
    /// Reads alone fail.
    Read,
}

impl Fault {
    /// SQLite's code when this operation fails so; `None` for an operation that it doesn't touch, which then doesn't count.
    fn strikes(self, operation: Operation) -> Option<c_int> {
        match (self, operation) {
            (Self::Full | Self::Short, Operation::Write) => Some(ffi::SQLITE_FULL),
            (Self::Io, Operation::Write) => Some(ffi::SQLITE_IOERR_WRITE),
            (Self::Io | Self::Sync, Operation::Sync) => Some(ffi::SQLITE_IOERR_FSYNC),
            (Self::Io, Operation::Truncate) => Some(ffi::SQLITE_IOERR_TRUNCATE),
            (Self::Io, Operation::Delete) => Some(ffi::SQLITE_IOERR_DELETE),
            (Self::Read, Operation::Read) => Some(ffi::SQLITE_IOERR_READ),
            _ => None,
        }
    }
}

/// When the disk fails: at the `at`-th operation that the fault touches, counted from 0, and then once or from there on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) fault: Fault,
    pub(crate) at: usize,
    pub(crate) sticky: bool,
}

/// What was done to a file and lasts, or would have lasted.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Write { at: u64, bytes: Vec<u8> },
    Truncate(u64),
    /// Everything before it is on the disk for good.
    Sync,
    /// Everything since the last sync may be lost, and a later sync doesn't help.
    SyncFailed,
    Delete,
}

/// The disk of a thread.
#[derive(Debug, Default)]
struct Disk {
    plan: Option<Plan>,
    seen: usize,
    struck: bool,
    records: bool,
    steps: Vec<(PathBuf, Step)>,
    /// The files that were opened, by the number that an open file carries.
    names: Vec<PathBuf>,
}

thread_local! {
    static DISK: RefCell<Disk> = RefCell::default();
}

/// From here on the disk of this thread follows a plan.
pub(crate) fn fail(plan: Plan) {
    install();
    DISK.with_borrow_mut(|disk| (disk.plan, disk.seen, disk.struck) = (Some(plan), 0, false));
}

/// The disk is sound again. Says whether it ever failed: if not, the plan lay behind the end of what was done.
pub(crate) fn mend() -> bool {
    DISK.with_borrow_mut(|disk| {
        disk.plan = None;
        disk.struck
    })
}

/// From here on everything that lasts is recorded.
pub(crate) fn record() {
    install();
    DISK.with_borrow_mut(|disk| (disk.records, disk.steps) = (true, Vec::new()));
}

/// How many steps are recorded so far.
pub(crate) fn recorded() -> usize {
    DISK.with_borrow(|disk| disk.steps.len())
}

/// Ends the record and gives it.
pub(crate) fn stop_recording() -> Vec<(PathBuf, Step)> {
    DISK.with_borrow_mut(|disk| {
        disk.records = false;
        std::mem::take(&mut disk.steps)
    })
}

impl Disk {
    /// The code with which the operation is to fail, if it is.
    fn meet(&mut self, operation: Operation) -> Option<(Fault, c_int)> {
        let plan = self.plan?;
        let code = plan.fault.strikes(operation)?;
        let number = self.seen;
        self.seen += 1;
        let strikes = number == plan.at || (plan.sticky && number > plan.at);
        self.struck |= strikes;
        strikes.then_some((plan.fault, code))
    }

    fn note(&mut self, name: PathBuf, step: impl FnOnce() -> Step) {
        if self.records {
            self.steps.push((name, step()));
        }
    }
}

/// An open file; the system's own follows it in the same piece of memory.
#[repr(C)]
struct Opened {
    base: sqlite3_file,
    /// Place of its name in [`Disk::names`]; a file without a name is never recorded.
    name: Option<usize>,
}

/// Registers the disk as the default VFS of this program.
fn install() {
    static ONCE: Once = Once::new();
    // SAFETY: the default VFS of SQLite lives as long as the program, and so does ours, which is leaked.
    ONCE.call_once(|| unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        let ours = Box::leak(Box::new(*system));
        ours.zName = c"suishu-faults".as_ptr();
        ours.pNext = std::ptr::null_mut();
        ours.szOsFile += size_of::<Opened>() as c_int;
        ours.xOpen = Some(open);
        ours.xDelete = Some(delete);
        SYSTEM.set(System(system)).expect("installed once");
        assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
    });
}

/// The system's own VFS.
#[derive(Debug)]
struct System(*mut sqlite3_vfs);
// SAFETY: SQLite calls a VFS from every thread.
unsafe impl Send for System {}
// SAFETY: as above.
unsafe impl Sync for System {}

static SYSTEM: std::sync::OnceLock<System> = std::sync::OnceLock::new();

fn system() -> *mut sqlite3_vfs {
    SYSTEM.get().expect("the disk is installed").0
}

/// The system's file behind ours.
unsafe fn inner(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: `szOsFile` has room for both.
    unsafe { file.cast::<Opened>().add(1).cast() }
}

/// A name that SQLite gave.
unsafe fn path(name: *const c_char) -> PathBuf {
    // SAFETY: SQLite's names end with 0.
    PathBuf::from(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
}

unsafe extern "C" fn open(
    _vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: the system's VFS gets its own file and its own VFS; methods are set only where it did, as SQLite demands.
    unsafe {
        let below = inner(file);
        (*below).pMethods = std::ptr::null();
        let code = (*system()).xOpen.map_or(ffi::SQLITE_CANTOPEN, |open| open(system(), name, below, flags, out));
        (*file).pMethods = if (*below).pMethods.is_null() { std::ptr::null() } else { &raw const METHODS };
        let name = (!name.is_null()).then(|| path(name));
        let number = name.map(|name| {
            DISK.with_borrow_mut(|disk| {
                disk.names.push(name);
                disk.names.len() - 1
            })
        });
        (&raw mut (*file.cast::<Opened>()).name).write(number);
        code
    }
}

unsafe extern "C" fn delete(_vfs: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    if let Some((_, code)) = DISK.with_borrow_mut(|disk| disk.meet(Operation::Delete)) {
        return code;
    }
    // SAFETY: the arguments are passed on.
    let code = unsafe { (*system()).xDelete.map_or(ffi::SQLITE_IOERR, |delete| delete(system(), name, sync)) };
    if code == ffi::SQLITE_OK {
        // SAFETY: SQLite's own name.
        let name = unsafe { path(name) };
        DISK.with_borrow_mut(|disk| disk.note(name, || Step::Delete));
    }
    code
}

/// The failure that the plan has for this operation.
fn meet(operation: Operation) -> Option<(Fault, c_int)> {
    DISK.with_borrow_mut(|disk| disk.meet(operation))
}

unsafe fn note(file: *mut sqlite3_file, step: impl FnOnce() -> Step) {
    // SAFETY: `open` wrote it.
    let Some(number) = (unsafe { (*file.cast::<Opened>()).name }) else { return };
    DISK.with_borrow_mut(|disk| {
        let name = disk.names[number].clone();
        disk.note(name, step);
    });
}

/// Calls a method of the system's file.
macro_rules! below {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let file = inner($file);
        (*(*file).pMethods).$method.map_or(ffi::SQLITE_IOERR, |method| method(file $(, $argument)*))
    }};
}

unsafe extern "C" fn read(file: *mut sqlite3_file, into: *mut c_void, amount: c_int, at: i64) -> c_int {
    if let Some((_, code)) = meet(Operation::Read) {
        return code;
    }
    // SAFETY: the arguments are passed on.
    unsafe { below!(file, xRead, into, amount, at) }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, amount: c_int, at: i64) -> c_int {
    // SAFETY: `from` has `amount` bytes; a shorter piece of them is written where the disk fails half-way.
    unsafe {
        let put = |amount: c_int| {
            let code = below!(file, xWrite, from, amount, at);
            if code == ffi::SQLITE_OK {
                let bytes = std::slice::from_raw_parts(from.cast::<u8>(), amount as usize);
                note(file, || Step::Write {
                    at: at.cast_unsigned(),
                    bytes: bytes.to_vec(),
                });
            }
            code
        };
        match meet(Operation::Write) {
            None => put(amount),
            Some((fault, code)) => {
                if fault == Fault::Short {
                    put(amount / 2);
                }
                code
            }
        }
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    if let Some((_, code)) = meet(Operation::Truncate) {
        return code;
    }
    // SAFETY: the arguments are passed on.
    unsafe {
        let code = below!(file, xTruncate, size);
        if code == ffi::SQLITE_OK {
            note(file, || Step::Truncate(size.cast_unsigned()));
        }
        code
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    if let Some((_, code)) = meet(Operation::Sync) {
        // SAFETY: the file is open.
        unsafe { note(file, || Step::SyncFailed) };
        return code;
    }
    // The test's own folder lies on a disk that needs no sync; what a sync means is in the record.
    let _ = flags;
    // SAFETY: the file is open.
    unsafe { note(file, || Step::Sync) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: the file is open.
    unsafe { below!(file, xClose) }
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut i64) -> c_int {
    // SAFETY: the arguments are passed on; so in all that follow.
    unsafe { below!(file, xFileSize, size) }
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    unsafe { below!(file, xLock, level) }
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    unsafe { below!(file, xUnlock, level) }
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { below!(file, xCheckReservedLock, out) }
}

unsafe extern "C" fn file_control(file: *mut sqlite3_file, operation: c_int, argument: *mut c_void) -> c_int {
    unsafe { below!(file, xFileControl, operation, argument) }
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    unsafe { below!(file, xSectorSize) }
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    unsafe { below!(file, xDeviceCharacteristics) }
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    unsafe { below!(file, xShmMap, region, size, extend, out) }
}

unsafe extern "C" fn shm_lock(file: *mut sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    unsafe { below!(file, xShmLock, offset, count, flags) }
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    unsafe {
        let file = inner(file);
        if let Some(barrier) = (*(*file).pMethods).xShmBarrier {
            barrier(file);
        }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    unsafe { below!(file, xShmUnmap, delete) }
}

/// Version 2: without the memory map, which the store forbids anyway.
static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
