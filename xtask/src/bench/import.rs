//! The import of a long CSV beside `sqlite3 .import` of the same file into a keyed text table: the least that anybody would
//! do. Ours parses, validates and keys every figure and keeps where it came from.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::measure::{self, Run};
use super::{folder, rows};
use crate::{checkout, process};

/// Both sides of the comparison.
pub(super) struct Import {
    pub(super) csv_bytes: u64,
    pub(super) ours: Side,
    pub(super) rival: Side,
    /// What `sqlite3 --version` says.
    pub(super) rival_version: String,
}

/// One program's run and the file it left.
pub(super) struct Side {
    pub(super) run: Run,
    pub(super) file_bytes: u64,
}

pub(super) fn compare(count: usize) -> Result<Import> {
    let Some(sqlite3) = process::find("sqlite3") else {
        bail!("sqlite3 is the rival of the import and is not installed: apt-get install sqlite3");
    };
    let csv = folder().join("rows.csv");
    let csv_bytes = rows::write(&csv, count)?;
    let version = String::from_utf8(process::capture(&mut process::program(&sqlite3, ["--version"]))?)?;
    Ok(Import {
        csv_bytes,
        ours: ours(&csv)?,
        rival: rival(&sqlite3, &csv)?,
        rival_version: version.split_whitespace().next().unwrap_or_default().to_owned(),
    })
}

fn ours(csv: &Path) -> Result<Side> {
    let library = folder().join("import.suishu");
    let suishu = || {
        let mut command = Command::new(checkout::program("release", "suishu"));
        command.arg("--library").arg(&library);
        command
    };
    let run = measure::of_three(|| {
        remove(&library)?;
        process::capture(suishu().arg("new"))?;
        let mut import = suishu();
        import.args(["--json", "import"]).arg(csv);
        Ok(import)
    })?;
    Ok(Side {
        run,
        file_bytes: size(&library)?,
    })
}

fn rival(sqlite3: &Path, csv: &Path) -> Result<Side> {
    let database = folder().join("rival.db");
    let columns: Vec<String> = rows::COLUMNS
        .split(',')
        .map(|column| format!("{column} TEXT"))
        .collect();
    let table = format!(
        "CREATE TABLE t({}, PRIMARY KEY(indicator, region, sector, period, basis, measure, price_basis)) WITHOUT ROWID",
        columns.join(", ")
    );
    let run = measure::of_three(|| {
        remove(&database)?;
        let mut import = Command::new(sqlite3);
        import.arg(&database).args(["-cmd", &table, "-cmd", ".mode csv"]);
        import.arg(format!(".import --skip 1 '{}' t", csv.display()));
        Ok(import)
    })?;
    Ok(Side {
        run,
        file_bytes: size(&database)?,
    })
}

/// Removes a database with the files SQLite keeps beside it.
pub(super) fn remove(database: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let mut path = database.as_os_str().to_owned();
        path.push(suffix);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error).context("an old database"),
            _ => {}
        }
    }
    Ok(())
}

/// The bytes of a database with its log, as it lies on the disk after the import.
fn size(database: &Path) -> Result<u64> {
    let mut log = database.as_os_str().to_owned();
    log.push("-wal");
    let log = std::fs::metadata(&log).map_or(0, |meta| meta.len());
    Ok(database.metadata()?.len() + log)
}
