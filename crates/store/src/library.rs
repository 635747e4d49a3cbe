//! The library: one file, one connection that writes, readers as needed.
//!
//! Creating and opening are here; what the tables hold is in their own modules.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use suishu_domain::{Catalogue, Finding};
use uuid::Uuid;

use crate::batch::{Batch, BatchDraft};
use crate::chart::{self, SavedChart};
use crate::connection::{self, APPLICATION_ID, Purpose};
use crate::import::Import;
use crate::query::Reader;
use crate::recipe::{self, SavedRecipe};
use crate::{StoreError, backup, catalogue, migrate, settlement, withdrawal};

/// An open library file. It may move between threads; several programs may have one library open at once.
#[derive(Debug)]
pub struct Library {
    pub(crate) path: PathBuf,
    id: String,
    pub(crate) connection: Connection,
    /// Set after a failed commit: the connection's own idea of the file isn't trusted any more.
    pub(crate) reopen: bool,
}

impl Library {
    /// Makes a library with this catalogue. A file that is there is refused, and a file that can't be made whole isn't
    /// there afterwards.
    pub fn create(path: &Path, seed: &Catalogue) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyThere { path });
        }
        let draft = backup::draft_name(&path);
        backup::create_private(&draft)?;
        if let Err(error) = fill(&draft, seed).and_then(|()| backup::settle(&draft, &path)) {
            backup::discard(&draft);
            return Err(error);
        }
        Self::open(&path)
    }

    /// Opens a library and brings it to the newest version, after a copy of an older one.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        let mut connection = connection::open(&path, Purpose::Write)?;
        migrate::to_newest(&mut connection, &path)?;
        let id = connection.query_row("SELECT uuid FROM library", [], |row| row.get(0))?;
        Ok(Self {
            path,
            id,
            connection,
            reopen: false,
        })
    }

    /// The absolute path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// UUID of the library; copies of the file share it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The catalogue as it stands in the file.
    pub fn catalogue(&self) -> Result<Catalogue, StoreError> {
        catalogue::read(&self.connection)
    }

    /// A connection for queries. It sees every commit that came before a query.
    pub fn reader(&self) -> Result<Reader, StoreError> {
        Reader::open(&self.path)
    }

    /// Begins an import: one transaction that becomes one batch. It locks other writers out until it is committed or
    /// dropped; dropped, it leaves the library as it was.
    pub fn import(&mut self, draft: BatchDraft) -> Result<Import<'_>, StoreError> {
        self.refresh()?;
        Import::begin(self, draft)
    }

    /// Takes a batch back by a batch of its own, which can be taken back in its turn: then the first one counts again. `draft`
    /// says when, and why. See [`Reader::withdrawal`] for what it changes.
    pub fn withdraw(&mut self, batch: i64, draft: &BatchDraft) -> Result<Batch, StoreError> {
        let (undo, committed) = self.attempt(|connection| withdrawal::withdraw(connection, batch, draft))?;
        match committed {
            Ok(()) => Ok(undo),
            Err(error) => settlement::of_batch(&self.path, &undo.uuid, error),
        }
    }

    /// Saves a chart; one with the same id is replaced.
    pub fn put_chart(&mut self, chart: &SavedChart) -> Result<(), StoreError> {
        self.write(|connection| chart::put(connection, chart))
    }

    /// Removes a saved chart; `false` when there is none with this id.
    pub fn remove_chart(&mut self, id: &str) -> Result<bool, StoreError> {
        self.write(|connection| chart::remove(connection, id))
    }

    /// Saves a recipe outside an import; one with the same name is replaced. `false` when it was there already.
    pub fn put_recipe(&mut self, recipe: &SavedRecipe) -> Result<bool, StoreError> {
        self.write(|connection| recipe::put(connection, recipe))
    }

    /// Removes a recipe; `false` when there is none with this name.
    pub fn remove_recipe(&mut self, name: &str) -> Result<bool, StoreError> {
        self.write(|connection| recipe::remove(connection, name))
    }

    /// Writes a verified copy of the library in one piece to `target`, which must not be there yet.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        backup::copy(&self.connection, &connection::absolute(target)?)
    }

    /// Proves that the file is sound and that nothing acknowledged has changed; see [`Reader::check`].
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        self.reader()?.check()
    }

    /// A small change of its own, in one transaction. After a commit that failed, what the library shows is what became of it.
    fn write<T>(&mut self, change: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let (done, committed) = self.attempt(change)?;
        if let Err(error) = committed {
            settlement::of_change(&self.path)?;
            return Err(error);
        }
        Ok(done)
    }

    /// A change and how its commit ended. An error of the change itself leaves the library as it was.
    fn attempt<T>(
        &mut self,
        change: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<(T, Result<(), StoreError>), StoreError> {
        self.refresh()?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let changed = change(&transaction);
        let committed = if changed.is_ok() {
            transaction.commit().map_err(StoreError::from)
        } else {
            drop(transaction);
            Ok(())
        };
        // A connection whose commit failed, or that is still in its transaction, isn't trusted any more.
        self.reopen = committed.is_err() || !self.connection.is_autocommit();
        Ok((changed?, committed))
    }

    fn refresh(&mut self) -> Result<(), StoreError> {
        if self.reopen { self.reconnect() } else { Ok(()) }
    }

    /// Lets go of the connection and opens the file again. The old one is closed first: only when nobody holds the file is
    /// the log read anew from the disk.
    fn reconnect(&mut self) -> Result<(), StoreError> {
        self.reopen = true;
        drop(std::mem::replace(&mut self.connection, Connection::open_in_memory()?));
        self.connection = connection::open(&self.path, Purpose::Write)?;
        self.reopen = false;
        Ok(())
    }
}

/// Writes schema, identity and catalogue into an empty file.
fn fill(draft: &Path, seed: &Catalogue) -> Result<(), StoreError> {
    let mut connection = connection::connect(draft, Purpose::Write)?;
    connection.pragma_update(None, "page_size", 4096)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::to_newest(&mut connection, draft)?;
    let transaction = connection.transaction()?;
    transaction.execute("INSERT INTO library (uuid) VALUES (?1)", [Uuid::new_v4().to_string()])?;
    catalogue::seed(&transaction, seed)?;
    transaction.commit()?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}
