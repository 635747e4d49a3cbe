//! Decoded text: bytes of any encoding in, UTF-8 out, a chunk at a time.

use std::io::Read;

use encoding_rs::{CoderResult, Decoder, Encoding};
use memchr::memchr;

use crate::IngestError;

/// So many raw bytes are read at once.
const CHUNK: usize = 1 << 18;

/// A source of bytes with its decoder.
#[derive(Debug)]
pub(crate) struct Text<R> {
    source: R,
    /// `None` hands UTF-8 through.
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    decoded: u64,
    at_end: bool,
}

impl<R: Read> Text<R> {
    /// Text that is known to be UTF-8 already.
    pub(crate) fn of_utf8(source: R) -> Self {
        Self {
            source,
            decoder: None,
            raw: Vec::new(),
            decoded: 0,
            at_end: false,
        }
    }

    /// Text in that encoding; what no character stands for becomes U+FFFD.
    pub(crate) fn decoded(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self {
            source,
            decoder: Some(decoder),
            raw: vec![0; CHUNK],
            decoded: 0,
            at_end: false,
        }
    }

    pub(crate) const fn source(&self) -> &R {
        &self.source
    }

    pub(crate) fn into_source(self) -> R {
        self.source
    }

    /// Appends the next chunk to `out`, without a byte order mark; `false` when this was the last.
    pub(crate) fn fill(&mut self, out: &mut Vec<u8>) -> Result<bool, IngestError> {
        let before = out.len();
        match &mut self.decoder {
            None => {
                out.resize(before + CHUNK, 0);
                let read = read_some(&mut self.source, &mut out[before..])?;
                out.truncate(before + read);
                self.at_end = read == 0;
            }
            Some(decoder) => {
                let read = read_some(&mut self.source, &mut self.raw)?;
                self.at_end = read == 0;
                decode(decoder, &self.raw[..read], self.at_end, out);
            }
        }
        if self.decoded == 0 && out[before..].starts_with("\u{feff}".as_bytes()) {
            out.drain(before..before + '\u{feff}'.len_utf8());
        }
        if let Some(at) = memchr(0, &out[before..]) {
            return Err(IngestError::Binary {
                offset: self.decoded + at as u64,
            });
        }
        self.decoded += (out.len() - before) as u64;
        Ok(!self.at_end)
    }
}

/// Appends the decoded text of `raw` to `out`.
pub(crate) fn decode(decoder: &mut Decoder, mut raw: &[u8], last: bool, out: &mut Vec<u8>) {
    loop {
        let before = out.len();
        let room = decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len()).max(16);
        out.resize(before + room, 0);
        let (result, read, written, _) = decoder.decode_to_utf8(raw, &mut out[before..], last);
        out.truncate(before + written);
        raw = &raw[read..];
        if matches!(result, CoderResult::InputEmpty) {
            return;
        }
    }
}

/// Reads once, through interruptions; 0 at the end.
pub(crate) fn read_some(source: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match source.read(buffer) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
