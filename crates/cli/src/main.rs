//! The program `suishu`: the use cases without a window.
//!
//! Exit status: 0 done; 1 failed, with the wire error; 2 wrong usage; 3 a file was refused because of its findings, nothing of
//! it was written.

mod again;
mod arguments;
mod charts;
mod checks;
mod figures;
mod history;
mod imports;
mod libraries;
mod output;
mod reports;
mod revisions;

use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser as _};
use suishu_api::wire::WireError;
use suishu_api::{Desk, Failure, NoWindow, Places, absolute};

use arguments::{Arguments, Command};
use output::Output;

/// How a command ended, when it ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// All done.
    Done,
    /// It was done, and what it found is bad: a check with findings.
    Failed,
    /// A file was refused because of its findings.
    Refused,
    /// The contract has it, this version doesn't.
    NotYet,
}

fn main() -> ExitCode {
    // Warnings of the program go to stderr; figures never stand in them.
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    let arguments = Arguments::parse();
    if let Command::Chart(chart) = &arguments.command
        && let Err(message) = chart.target()
    {
        Arguments::command().error(ErrorKind::ValueValidation, message).exit();
    }
    let output = Output::new(arguments.json);
    match run(&arguments, &output) {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Failed) => ExitCode::from(1),
        Ok(Ending::NotYet) => ExitCode::from(2),
        Ok(Ending::Refused) => ExitCode::from(3),
        Err(failure) => {
            output.error(&WireError::from(failure));
            ExitCode::from(1)
        }
    }
}

fn run(arguments: &Arguments, output: &Output) -> Result<Ending, Failure> {
    let places = Places::of_user();
    let path = arguments
        .library
        .clone()
        .map_or_else(|| places.default_library(), absolute);
    let desk = Desk::new(places, Arc::new(NoWindow))?;
    if let Command::New { sample } = arguments.command {
        return libraries::new(&desk, &path, sample, output);
    }
    if let Some(what) = arguments.command.not_yet() {
        Output::not_yet(what);
        return Ok(Ending::NotYet);
    }
    desk.open_library(&path)?;
    match &arguments.command {
        Command::Import(import) => imports::import(&desk, import, arguments.library.as_deref(), output),
        Command::Data(data) => figures::data(&desk, data, output),
        Command::Revisions(revisions) => revisions::revisions(&desk, revisions, output),
        Command::Search { words } => libraries::search(&desk, &words.join(" "), output),
        Command::Chart(chart) => charts::chart(&desk, chart, output),
        Command::History => history::history(&desk, output),
        Command::Undo { batch, reason, dry_run } => history::undo(&desk, batch, reason.as_deref(), *dry_run, output),
        Command::Check(check) => checks::check(&desk, check, output),
        Command::Backup { file } => libraries::backup(&desk, file, output),
        Command::New { .. } | Command::Trace { .. } | Command::Restore { .. } | Command::Caption { .. } => {
            Ok(Ending::NotYet)
        }
    }
}
