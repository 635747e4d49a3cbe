//! The dictionary of texts that many figures share: sources as printed, notes, names of sheets.
//!
//! Rows are never changed, so both directions may remember what they saw.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;
use crate::hash::{self, Digest};

/// A text in the dictionary: its row and its digest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text {
    pub(crate) id: i64,
    pub(crate) digest: Digest,
}

impl AsRef<[u8]> for Text {
    /// The digest: what a hash takes of a text.
    fn as_ref(&self) -> &[u8] {
        &self.digest
    }
}

/// The column that a text is for. Neighbouring rows mostly have the same text in a column.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Role {
    Source,
    Note,
    Sheet,
}

/// Texts of an import, by their words.
#[derive(Debug, Default)]
pub(crate) struct TextWriter {
    last: [Option<(String, Text)>; 3],
    known: HashMap<String, Text>,
}

/// A file may have a note of its own on every row; past so many texts we ask the file again.
const REMEMBERED: usize = 1 << 14;

impl TextWriter {
    /// The dictionary's row for this text, which is added where it's new.
    pub(crate) fn intern(&mut self, connection: &Connection, role: Role, text: &str) -> Result<Text, StoreError> {
        let last = &mut self.last[role as usize];
        if let Some((words, entry)) = last
            && words == text
        {
            return Ok(*entry);
        }
        let entry = if let Some(entry) = self.known.get(text) {
            *entry
        } else {
            let entry = Text {
                id: find_or_add(connection, text)?,
                digest: hash::text_digest(text),
            };
            if self.known.len() >= REMEMBERED {
                self.known.clear();
            }
            self.known.insert(text.to_owned(), entry);
            entry
        };
        let words = last.get_or_insert_with(|| (String::new(), entry));
        words.0.clear();
        words.0.push_str(text);
        words.1 = entry;
        Ok(entry)
    }
}

fn find_or_add(connection: &Connection, text: &str) -> Result<i64, StoreError> {
    let found = connection
        .prepare_cached("SELECT id FROM text WHERE text = ?1")?
        .query_row([text], |row| row.get(0))
        .optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    connection
        .prepare_cached("INSERT INTO text (text) VALUES (?1)")?
        .execute([text])?;
    Ok(connection.last_insert_rowid())
}

/// Texts of a reader, by their row.
#[derive(Debug, Default)]
pub(crate) struct TextReader(HashMap<i64, String>);

impl TextReader {
    /// The text of a reference.
    pub(crate) fn text(&mut self, connection: &Connection, id: Option<i64>) -> Result<Option<String>, StoreError> {
        let Some(id) = id else { return Ok(None) };
        if let Some(text) = self.0.get(&id) {
            return Ok(Some(text.clone()));
        }
        let text: Option<String> = connection
            .prepare_cached("SELECT text FROM text WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let text = text.ok_or_else(|| StoreError::Unreadable {
            table: "text",
            what: "row",
            text: id.to_string(),
        })?;
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        self.0.insert(id, text.clone());
        Ok(Some(text))
    }
}
