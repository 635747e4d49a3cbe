//! How long a workbook takes to become grids: `cargo run --release -p suishu-ingest --example workbook FILE`. It prints what was read.

#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::error::Error;
use std::io::Read;
use std::path::PathBuf;

use suishu_ingest::Format;
use suishu_ingest::workbook::Workbook;

fn main() -> Result<(), Box<dyn Error>> {
    const HEAD: u64 = 1 << 16;
    let path = PathBuf::from(std::env::args_os().nth(1).ok_or("no file named")?);
    let mut head = Vec::new();
    std::fs::File::open(&path)?.take(HEAD).read_to_end(&mut head)?;
    let format = Format::of(&head).ok_or("no workbook")?;
    let mut book = Workbook::open(&path, format)?;
    for at in 0..book.sheets().len() {
        let grid = book.grid(at, || Ok(()))?;
        let cells: usize = (0..grid.height())
            .map(|row| grid.row(row).filter(|cell| !cell.is_blank()).count())
            .sum();
        println!(
            "{} {}: {} rows, {cells} cells",
            book.format().name(),
            book.sheets()[at].name,
            grid.height()
        );
    }
    Ok(())
}
