//! The file as bytes: opening, the survey before reading, the hash and the count while reading.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use memchr::{memchr2, memrchr2};
use sha2::{Digest, Sha256};

use crate::IngestError;
use crate::error::Format;
use crate::rows::ROW_CAP;
use crate::text::read_some;

/// So much of the file decides encoding and delimiter.
const SAMPLE: usize = 1 << 16;
/// So many characters beyond ASCII are not UTF-8 by chance.
pub(crate) const ENOUGH: usize = 16;
const CHUNK: usize = 1 << 20;
/// The raw length of a line that no encoding brings under the cap of a row.
const RAW_LINE_CAP: u64 = 4 * ROW_CAP as u64;

/// Opens a regular file and says how long it is.
pub(crate) fn open(path: &Path) -> Result<(File, u64), IngestError> {
    // Asked before opening: opening a pipe would wait for its other end.
    if !std::fs::metadata(path)?.is_file() {
        return Err(IngestError::NotAFile);
    }
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(IngestError::NotAFile);
    }
    match metadata.len() {
        0 => Err(IngestError::Empty),
        size => Ok((file, size)),
    }
}

/// What one quick look over the whole file shows, before any of it is believed.
#[derive(Debug)]
pub(crate) struct Survey {
    /// The first bytes.
    pub(crate) sample: Vec<u8>,
    /// Whether the sample is the whole file.
    pub(crate) sample_is_all: bool,
    /// Whether the whole file is UTF-8 (as far as it was looked at: a line over every cap ends the look, and later the reading).
    pub(crate) is_utf8: bool,
    /// The characters beyond ASCII before the first byte that is no UTF-8; counted until there are [`ENOUGH`].
    pub(crate) beyond_ascii: usize,
}

impl Survey {
    /// Looks over the file and goes back to its start. `tick` is called once a chunk.
    pub(crate) fn of(file: &mut File, mut tick: impl FnMut() -> Result<(), IngestError>) -> Result<Self, IngestError> {
        let mut survey = Self {
            sample: Vec::new(),
            sample_is_all: false,
            is_utf8: true,
            beyond_ascii: 0,
        };
        let mut buffer = vec![0; CHUNK];
        // Bytes of a character that the chunk before cut off.
        let mut carried = 0;
        let mut line_length = 0;
        loop {
            tick()?;
            let read = read_full(file, &mut buffer[carried..])?;
            let chunk = &buffer[..carried + read];
            if survey.sample.is_empty() {
                survey.sample = chunk[..chunk.len().min(SAMPLE)].to_vec();
                survey.sample_is_all = chunk.len() <= SAMPLE;
                if let Some(format) = Format::of(&survey.sample) {
                    return Err(IngestError::FormatUnsupported { format });
                }
            }
            let last = read < CHUNK - carried;
            let (valid, cut_off) = match simdutf8::compat::from_utf8(chunk) {
                Ok(_) => (chunk.len(), true),
                Err(error) => (error.valid_up_to(), error.error_len().is_none() && !last),
            };
            if survey.beyond_ascii < ENOUGH {
                survey.beyond_ascii += chunk[..valid].iter().filter(|byte| **byte >= 0xC0).count();
            }
            if !cut_off {
                survey.is_utf8 = false;
                break;
            }
            line_length = match (memchr2(b'\n', b'\r', chunk), memrchr2(b'\n', b'\r', chunk)) {
                (Some(first), Some(_)) if line_length + first as u64 > RAW_LINE_CAP => break,
                (Some(_), Some(newest)) => (chunk.len() - newest) as u64,
                _ => line_length + read as u64,
            };
            if last || line_length > RAW_LINE_CAP {
                break;
            }
            carried = chunk.len() - valid;
            buffer.copy_within(valid.., 0);
        }
        file.rewind()?;
        Ok(survey)
    }
}

/// Fills the buffer unless the file ends.
fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match read_some(source, &mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// The file while it is being read: hashed and counted, so that the hash is of the very bytes that were read.
#[derive(Debug)]
pub(crate) struct Source {
    file: File,
    hash: Sha256,
    done: u64,
}

impl Source {
    pub(crate) fn new(file: File) -> Self {
        Self {
            file,
            hash: Sha256::new(),
            done: 0,
        }
    }

    /// The bytes read so far.
    pub(crate) const fn done(&self) -> u64 {
        self.done
    }

    /// The hash of what was read, in hexadecimal.
    pub(crate) fn sha256(self) -> String {
        self.hash
            .finalize()
            .iter()
            .fold(String::with_capacity(64), |mut text, byte| {
                for half in [byte >> 4, byte & 15] {
                    text.extend(char::from_digit(u32::from(half), 16));
                }
                text
            })
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.done += read as u64;
        Ok(read)
    }
}
