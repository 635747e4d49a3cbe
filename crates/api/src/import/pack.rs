//! The wire between the two threads of an import: rows packed into chunks, their texts in one string.

use std::ops::ControlFlow;

use crossbeam_channel::Sender;
use suishu_domain::{Confidentiality, Figure, Finding, Observation, Period, Place, Qualifier, Status};
use suishu_ingest::{DraftRow, EventDraft, SeriesDraft, Sink};

/// Rows to a chunk: enough to make the channel cheap, few enough to keep memory small.
const ROWS: usize = 4_096;

/// A text of the chunk: where it begins and ends in [`Chunk::texts`].
pub(super) type Span = Option<(u32, u32)>;

/// Some rows of a file in their order, with what was found before them.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// Series that are new; their index is their place among all series of the file.
    pub series: Vec<SeriesDraft>,
    /// Rows.
    pub rows: Vec<PackedRow>,
    /// Events.
    pub events: Vec<EventDraft>,
    /// Findings.
    pub findings: Vec<Finding>,
    /// Bytes done and in all.
    pub progress: Option<(u64, u64)>,
    texts: String,
}

impl Chunk {
    /// A text of a row.
    pub(super) fn text(&self, span: Span) -> Option<&str> {
        let (start, end) = span?;
        self.texts.get(start as usize..end as usize)
    }

    fn keep(&mut self, text: Option<&str>) -> Span {
        let text = text?;
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        Some((start, self.texts.len() as u32))
    }
}

/// One row; its texts are in the chunk.
#[derive(Debug)]
pub(super) struct PackedRow {
    pub series: usize,
    pub period: Period,
    pub figure: Figure,
    pub qualifier: Qualifier,
    pub status: Option<Status>,
    pub confidentiality: Confidentiality,
    pub raw: Span,
    pub source: Span,
    pub note: Span,
    pub sheet: Span,
    pub line: u64,
    pub column: u32,
}

impl PackedRow {
    /// Where the figure stands.
    pub(super) fn place(&self, chunk: &Chunk) -> Place {
        Place {
            sheet: chunk.text(self.sheet).map(str::to_owned),
            line: self.line,
            column: self.column,
        }
    }

    /// The row as an observation of its own, for the preview.
    pub(super) fn observation(&self, chunk: &Chunk, period: Period, figure: Figure) -> Observation {
        let owned = |span: Span| chunk.text(span).map(str::to_owned);
        Observation {
            period,
            figure,
            qualifier: self.qualifier,
            status: self.status,
            confidentiality: self.confidentiality,
            raw: owned(self.raw),
            source: owned(self.source),
            note: owned(self.note),
            place: self.place(chunk),
        }
    }
}

/// The sink of the reading thread.
pub(super) struct Packer {
    sender: Sender<Chunk>,
    chunk: Chunk,
    series: usize,
    /// The source text that was kept last, since neighbours mostly share one.
    last_source: Option<(u32, Span)>,
    /// The sheet's name in the chunk under way.
    last_sheet: Span,
    closed: bool,
}

impl Packer {
    pub(super) fn new(sender: Sender<Chunk>) -> Self {
        Self {
            sender,
            chunk: Chunk::default(),
            series: 0,
            last_source: None,
            last_sheet: None,
            closed: false,
        }
    }

    /// Sends what is left.
    pub(super) fn finish(&mut self) {
        let _ = self.send();
    }

    fn send(&mut self) -> ControlFlow<()> {
        let next = Chunk {
            rows: Vec::with_capacity(ROWS),
            ..Chunk::default()
        };
        let chunk = std::mem::replace(&mut self.chunk, next);
        self.last_source = None;
        self.last_sheet = None;
        // A closed channel means that the writer stopped; why is its own story.
        self.closed |= self.sender.send(chunk).is_err();
        if self.closed {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

impl Sink for Packer {
    fn series(&mut self, draft: &SeriesDraft) -> usize {
        self.chunk.series.push(draft.clone());
        self.series += 1;
        self.series - 1
    }

    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()> {
        let source = match (row.source, self.last_source) {
            (Some(source), Some((id, span))) if source.id == id => span,
            (Some(source), _) => {
                let span = self.chunk.keep(Some(source.text));
                self.last_source = Some((source.id, span));
                span
            }
            (None, _) => None,
        };
        // Rows of one sheet follow each other.
        let sheet = match row.sheet {
            Some(sheet) if self.chunk.text(self.last_sheet) == Some(sheet) => self.last_sheet,
            sheet => {
                self.last_sheet = self.chunk.keep(sheet);
                self.last_sheet
            }
        };
        let packed = PackedRow {
            series,
            period: row.period,
            figure: row.figure,
            qualifier: row.qualifier,
            status: row.status,
            confidentiality: row.confidentiality,
            raw: self.chunk.keep(row.raw),
            source,
            note: self.chunk.keep(row.note),
            sheet,
            line: row.line,
            column: row.column,
        };
        self.chunk.rows.push(packed);
        if self.chunk.rows.len() >= ROWS {
            self.send()
        } else {
            ControlFlow::Continue(())
        }
    }

    fn event(&mut self, event: EventDraft) -> ControlFlow<()> {
        self.chunk.events.push(event);
        if self.chunk.events.len() >= ROWS {
            self.send()
        } else {
            ControlFlow::Continue(())
        }
    }

    fn finding(&mut self, finding: Finding) -> ControlFlow<()> {
        self.chunk.findings.push(finding);
        ControlFlow::Continue(())
    }

    fn progress(&mut self, bytes_done: u64, bytes_total: u64) -> ControlFlow<()> {
        self.chunk.progress = Some((bytes_done, bytes_total));
        self.send()
    }
}
