//! `cargo xtask TASK`: the project's own tasks, so that one short command does on every machine what CI does.
//!
//! It drives other programs (cargo, npm, apt-get) and reads manifests. It must not know the domain: whatever needs
//! figures is done by calling the program `suishu`.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod bench;
mod bindings;
mod build;
mod checkout;
mod ci;
mod findings;
mod fonts;
mod forms;
mod golden;
mod layers;
mod packages;
mod process;
mod run;
mod test;
mod ui;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask TASK

  run [-- ARGS]         build and open the window on the sample library; without a display, draw the charts into out/
  build                 the window code and both release programs, target/release/suishu and suishu-desktop
  test                  every test: the crates, the command line, the real window, the window code
  ci                    what CI checks: format, lints, layers, licences, bindings, window code, golden charts, tests
  bindings [--check]    write the TypeScript types of the wire and docs/findings.md, the list of codes; --check fails when
                        the committed ones differ
  golden [--accept]     the golden charts and one page that shows them all; --accept takes the new pictures
  layers                fail on a dependency that the architecture forbids
  forms [--check]       docs/chart-forms.md with a picture of every form; --check fails when the committed ones differ
  fonts [--check]       make the bundled fonts again; --check compares them with the committed ones
  bench [--rows N]      import, workbooks and charts beside their rivals, written to docs/benchmarks.md;
                        --workbooks or --charts measures these alone
  ui [--check]          build the window code; --check runs its type check and lints";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["run"] => run::run(&[]),
        ["run", "--", rest @ ..] => run::run(rest),
        ["build"] => build::release(),
        ["test"] => test::test(),
        ["ci"] => ci::ci(),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["golden"] => golden::golden(golden::Mode::Compare),
        ["golden", "--accept"] => golden::golden(golden::Mode::Accept),
        ["layers"] => layers::check(),
        ["forms"] => forms::write(),
        ["forms", "--check"] => forms::check(),
        ["fonts"] => fonts::write(),
        ["fonts", "--check"] => fonts::check(),
        ["bench"] => bench::bench(bench::ROWS),
        ["bench", "--rows", rows] => bench::bench(rows.parse()?),
        ["bench", "--workbooks"] => bench::workbooks(),
        ["bench", "--charts"] => bench::charts(),
        ["ui"] => ui::build(),
        ["ui", "--check"] => ui::check(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => bail!("no task named\n{USAGE}"),
        other => bail!("unknown task: {}\n{USAGE}", other.join(" ")),
    }
}
