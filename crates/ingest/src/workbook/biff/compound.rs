//! The compound file of Office 97–2003: a file system of sectors, their chains and a tree of names. Every step is bounded by the number
//! of sectors there are, so no chain that bites its tail is followed twice.

use crate::workbook::binary::{u16_at, u32_at};
use crate::{Fault, Format, IngestError};

const HEADER: usize = 512;
const MINI_SECTOR: usize = 64;
const ENTRY: usize = 128;
/// Sector numbers from here on are marks: free, end of chain, table.
const MARKS: u32 = 0xFFFF_FFFA;
/// No neighbour in the tree.
const NOBODY: u32 = 0xFFFF_FFFF;

/// An open compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    mini_next: Vec<u32>,
    mini: Vec<u8>,
    /// Streams from this size on have sectors of their own.
    cutoff: usize,
    root: Vec<Stream>,
}

/// A stream of the root.
#[derive(Debug)]
struct Stream {
    name: String,
    start: u32,
    size: usize,
}

/// The error of a part of the file.
pub(super) fn corrupt(part: impl Into<String>, fault: Fault) -> IngestError {
    IngestError::Corrupt {
        format: Format::Xls,
        part: part.into(),
        fault,
    }
}

impl<'a> Compound<'a> {
    /// Reads the tables and the names.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, IngestError> {
        Self::read(bytes).ok_or_else(|| corrupt("the directory of the container", Fault::Truncated))
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let number = |at| u32_at(bytes, at);
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            mini_next: Vec::new(),
            mini: Vec::new(),
            cutoff: number(56)? as usize,
            root: Vec::new(),
        };
        let most = bytes.len() / sector + 1;
        // The sectors that hold the table of sectors: 109 in the header, more in a chain of their own.
        let mut tables: Vec<u32> = (0..109).filter_map(|at| number(76 + 4 * at)).collect();
        let mut more = number(68)?;
        for _ in 0..most {
            if more >= MARKS {
                break;
            }
            let list = file.sector(more)?;
            let last = sector / 4 - 1;
            tables.extend((0..last).filter_map(|at| u32_at(list, 4 * at)));
            more = u32_at(list, 4 * last)?;
        }
        for table in tables.into_iter().filter(|table| *table < MARKS).take(most) {
            let table = file.sector(table)?;
            file.next.extend((0..sector / 4).map_while(|at| u32_at(table, 4 * at)));
        }
        let directory = file.chain(number(48)?, usize::MAX);
        let mini_table = file.chain(number(60)?, usize::MAX);
        file.mini_next = (0..mini_table.len() / 4)
            .filter_map(|at| u32_at(&mini_table, 4 * at))
            .collect();
        let root = directory.get(..ENTRY)?;
        file.mini = file.chain(u32_at(root, 116)?, u32_at(root, 120)? as usize);
        file.root = streams(&directory, u32_at(root, 76)?);
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let start = HEADER
            .max(self.sector)
            .checked_add((number as usize).checked_mul(self.sector)?)?;
        // The last sector of a file may be cut short.
        let end = start.saturating_add(self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|bytes| !bytes.is_empty())
    }

    /// The bytes of a chain, as far as they are there.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..self.next.len() {
            let Some(sector) = self.sector(at).filter(|_| at < MARKS && out.len() < size) else {
                break;
            };
            out.extend_from_slice(sector);
            let Some(next) = self.next.get(at as usize) else { break };
            at = *next;
        }
        out.truncate(size);
        out
    }

    fn mini_chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..self.mini_next.len() {
            let from = (at as usize).saturating_mul(MINI_SECTOR);
            let end = from.saturating_add(MINI_SECTOR).min(self.mini.len());
            let Some(sector) = self.mini.get(from..end).filter(|_| at < MARKS && out.len() < size) else {
                break;
            };
            out.extend_from_slice(sector);
            let Some(next) = self.mini_next.get(at as usize) else {
                break;
            };
            at = *next;
        }
        out.truncate(size);
        out
    }

    /// Whether the root holds a stream of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.root.iter().any(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// A stream of the root; `None` when there is none of that name. A stream shorter than it claims is an error.
    pub(super) fn stream(&self, name: &str) -> Option<Result<Vec<u8>, IngestError>> {
        let stream = self.root.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))?;
        let bytes = if stream.size < self.cutoff {
            self.mini_chain(stream.start, stream.size)
        } else {
            self.chain(stream.start, stream.size)
        };
        if bytes.len() < stream.size {
            return Some(Err(corrupt(name, Fault::Truncated)));
        }
        Some(Ok(bytes))
    }
}

/// The streams that hang on the root itself: a workbook embedded in another is not meant.
fn streams(directory: &[u8], child: u32) -> Vec<Stream> {
    const STREAM: u8 = 2;
    let count = directory.len() / ENTRY;
    let mut found = Vec::new();
    let mut seen = vec![false; count];
    let mut open = vec![child];
    while let Some(at) = open.pop() {
        let at = at as usize;
        let Some(entry) = directory
            .get(at.saturating_mul(ENTRY)..)
            .and_then(|rest| rest.get(..ENTRY))
        else {
            continue;
        };
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        let units: Vec<u16> = (0..32)
            .map_while(|unit| u16_at(entry, 2 * unit).filter(|unit| *unit != 0))
            .collect();
        let (left, right) = (u32_at(entry, 68), u32_at(entry, 72));
        open.extend([left, right].into_iter().flatten().filter(|at| *at != NOBODY));
        if entry[66] == STREAM
            && let (Some(start), Some(size)) = (u32_at(entry, 116), u32_at(entry, 120))
        {
            found.push(Stream {
                name: String::from_utf16_lossy(&units),
                start,
                size: size as usize,
            });
        }
    }
    found
}
