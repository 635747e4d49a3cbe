//! The file as bytes: opening, the survey before reading, the hash and the count while reading.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use memchr::{memchr2, memrchr2};
use sha2::{Digest, Sha256};

use crate::encoding;
use crate::rows::ROW_CAP;
use crate::text::read_some;
use crate::{Format, IngestError};

/// So much of the file decides encoding and delimiter.
const SAMPLE: usize = 1 << 16;
const CHUNK: usize = 1 << 20;
/// So far the look goes on for lines beyond ASCII, once the file is known to be no UTF-8.
const LOOK_ON: usize = 64 << 20;
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

/// The first bytes of a file, which is left at its start.
pub(crate) fn head(file: &mut File) -> Result<Vec<u8>, IngestError> {
    let mut head = vec![0; SAMPLE];
    let read = read_full(file, &mut head)?;
    head.truncate(read);
    file.rewind()?;
    Ok(head)
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
    /// The first lines with a byte beyond ASCII, wherever they stand: a file may be ASCII for a thousand rows before a name tells
    /// its encoding.
    pub(crate) beyond_ascii: Vec<u8>,
}

impl Survey {
    /// Looks over the file and goes back to its start. `tick` is called once a chunk.
    pub(crate) fn of(file: &mut File, mut tick: impl FnMut() -> Result<(), IngestError>) -> Result<Self, IngestError> {
        let mut survey = Self {
            sample: Vec::new(),
            sample_is_all: false,
            is_utf8: true,
            beyond_ascii: Vec::new(),
        };
        let mut buffer = vec![0; CHUNK];
        // Bytes of a character that the chunk before cut off.
        let mut carried = 0;
        let mut line_length = 0;
        let mut looked_on = 0;
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
                if encoding::is_utf_32(&survey.sample) {
                    let format = Format::Utf32;
                    return Err(IngestError::FormatUnsupported { format });
                }
            }
            let last = read < CHUNK - carried;
            survey.keep_beyond_ascii(chunk, last);
            carried = 0;
            if survey.is_utf8 {
                let (valid, cut_off) = match simdutf8::compat::from_utf8(chunk) {
                    Ok(_) => (chunk.len(), true),
                    Err(error) => (error.valid_up_to(), error.error_len().is_none() && !last),
                };
                survey.is_utf8 = cut_off;
                if cut_off {
                    carried = chunk.len() - valid;
                }
            }
            line_length = match (memchr2(b'\n', b'\r', chunk), memrchr2(b'\n', b'\r', chunk)) {
                (Some(first), Some(_)) if line_length + first as u64 > RAW_LINE_CAP => break,
                (Some(_), Some(newest)) => (chunk.len() - newest) as u64,
                _ => line_length + read as u64,
            };
            looked_on += if survey.is_utf8 { 0 } else { read };
            let is_told = !survey.is_utf8 && (survey.beyond_ascii.len() >= SAMPLE || looked_on >= LOOK_ON);
            if last || is_told || line_length > RAW_LINE_CAP {
                break;
            }
            let kept = buffer.len() - carried;
            buffer.copy_within(kept.., 0);
        }
        file.rewind()?;
        Ok(survey)
    }

    /// Keeps the lines of a chunk that hold a byte beyond ASCII, until there are enough. Lines that the chunk cuts off are left
    /// out where whole ones are to be had, since half a character speaks against every encoding.
    fn keep_beyond_ascii(&mut self, chunk: &[u8], last: bool) {
        let whole = if last {
            chunk
        } else {
            memrchr2(b'\n', b'\r', chunk).map_or(chunk, |end| &chunk[..=end])
        };
        let mut rest = whole;
        while let Some(at) = rest.iter().position(|byte| *byte >= 0x80) {
            let room = SAMPLE.saturating_sub(self.beyond_ascii.len());
            if room == 0 {
                return;
            }
            let begin = memrchr2(b'\n', b'\r', &rest[..at]).map_or(0, |before| before + 1);
            let end = memchr2(b'\n', b'\r', &rest[at..]).map_or(rest.len(), |length| at + length + 1);
            let line = &rest[begin..end];
            match (line.len() <= room, self.beyond_ascii.is_empty()) {
                (true, _) => self.beyond_ascii.extend_from_slice(line),
                (false, true) => self.beyond_ascii.extend_from_slice(&line[..room]),
                (false, false) => return,
            }
            rest = &rest[end..];
        }
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
