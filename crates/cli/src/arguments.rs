//! The command line's grammar: the contract that scripts depend on.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use suishu_api::wire::{ChartFormat, SizeMm};
use suishu_api::{Basis, Derivation, Measure, Selection};

/// Suishu 穗数: a city's digital-economy indicators, from the command line.
#[derive(Debug, Parser)]
#[command(name = "suishu", version, about, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The library file; without it $SUISHU_LIBRARY, else the one in the user's data folder.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) library: Option<PathBuf>,
    /// The machine form of everything, on stdout.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Makes a library.
    New {
        /// With the Guangzhou sample.
        #[arg(long)]
        sample: bool,
    },
    /// Imports files, each whole or not at all.
    Import(Import),
    /// Prints figures.
    Data(Data),
    /// Prints how figures were revised: first and latest published value, the difference, in % or 百分点, and the number of vintages.
    Revisions(Revisions),
    /// Searches indicators, regions, sectors and events: by name, code, pinyin or its initials.
    Search {
        /// The words.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Draws a chart.
    Chart(Chart),
    /// Lists the batches, newest first, and which of them count.
    History,
    /// Proves that the file is sound and that no figure has changed. Exit status 1 when it isn't.
    Check,
    /// Writes a verified copy of the library.
    Backup {
        /// The copy; it must not be there yet.
        file: PathBuf,
    },
    /// Takes a batch back, by a batch of its own: undone in its turn, it brings the first one back.
    Undo {
        /// The batch: its number in the history, or the first digits of its UUID.
        batch: String,
        /// Why; it is kept with the undo.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Says what would change, and writes nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Leads a figure to its cell. (Not yet in this version.)
    Trace {
        /// The series.
        series: String,
        /// The period.
        period: String,
    },
    /// Puts a backup in place of the library. (Not yet in this version.)
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Writes the sentence of a bulletin. (Not yet in this version.)
    Caption {
        /// What it is about.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        about: Vec<String>,
    },
}

impl Command {
    /// What of the contract this version doesn't do, if the command asks for it.
    pub(crate) fn not_yet(&self) -> Option<&'static str> {
        match self {
            Self::Trace { .. } => Some("trace"),
            Self::Restore { .. } => Some("restore"),
            Self::Caption { .. } => Some("caption"),
            _ => None,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The files, in the order in which the library learns of them. A folder stands for the files in it, by name; hidden ones are
    /// passed over.
    #[arg(required_unless_present = "text", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Sheet of a workbook, where more than one holds figures; * for all of them.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Recipe by which to read: JSON, as --save-recipe or the window writes it. A file that it doesn't fit is refused.
    #[arg(long, value_name = "FILE")]
    pub(crate) recipe: Option<PathBuf>,
    /// Writes the layout that was recognised, with the answers given, as a recipe for the next file of the same shape.
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub(crate) save_recipe: Option<PathBuf>,
    /// A press release or bulletin paragraph, - for standard input.
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["files", "sheet", "recipe"])]
    pub(crate) text: Option<String>,
    /// What the file doesn't say: indicator, region, sector, unit, period, year, basis, measure, price_basis, source, status;
    /// unit@NAME, the unit of one indicator; header, the line of the header; times, to what times of day are added up (day, month);
    /// released, the day on which it was published (2020-12-02); and confirm=revisions, that revisions beyond 20 %, of rates beyond
    /// 5 百分点, are meant.
    #[arg(long, value_name = "KEY=VALUE", value_parser = answer)]
    pub(crate) set: Vec<(String, String)>,
    /// The encoding, where the one found is wrong: utf-8, gb18030, utf-16le …
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Says what an import would do, and writes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Which figures.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// Indicator, by name, synonym or code; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) indicator: Vec<String>,
    /// Region, by name, synonym or code; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) region: Vec<String>,
    /// Sector, by name, synonym or code; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) sector: Vec<String>,
    /// Time basis: single, cumulative, end, average.
    #[arg(long, value_parser = basis)]
    pub(crate) basis: Option<Basis>,
    /// Measure: level, yoy, qoq, mom, share, contribution_pp, contribution_share, index.
    #[arg(long, value_parser = measure)]
    pub(crate) measure: Option<Measure>,
    /// First period, in any written form.
    #[arg(long, value_name = "P")]
    pub(crate) from: Option<String>,
    /// Last period, in any written form.
    #[arg(long, value_name = "P")]
    pub(crate) to: Option<String>,
    /// Exactly this period, in any written form; may be repeated.
    #[arg(long, value_name = "P")]
    pub(crate) period: Vec<String>,
    /// As known on this day.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
}

impl Which {
    /// The question of these options.
    pub(crate) fn selection(&self) -> Selection {
        Selection {
            indicators: self.indicator.clone(),
            regions: self.region.clone(),
            sectors: self.sector.clone(),
            basis: self.basis,
            measure: self.measure,
            periods: self.period.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            as_of: self.as_of.clone(),
            ..Selection::default()
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Data {
    #[command(flatten)]
    pub(crate) which: Which,
    /// Computes from the figures (推算): yoy, share, single.
    #[arg(long, value_name = "NAME", value_parser = derivation)]
    pub(crate) derive: Option<Derivation>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Writes into a file instead of stdout. A CSV file begins with a BOM, so that Excel reads it right.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Revisions {
    #[command(flatten)]
    pub(crate) which: Which,
    /// Also periods that were published only once.
    #[arg(long)]
    pub(crate) all: bool,
    /// One row a vintage instead of one a period: value, status, date, batch and file.
    #[arg(long)]
    pub(crate) vintages: bool,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// Writes into a file instead of stdout. A CSV file begins with a BOM, so that Excel reads it right.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// The form of figures on stdout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading.
    Table,
    /// Comma-separated, UTF-8.
    Csv,
    /// An array of objects.
    Json,
}

#[derive(Debug, Args)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub(crate) struct Chart {
    /// The specs, - for standard input; or pictures and workbooks exported before, which carry their chart.
    #[arg(value_name = "SPEC.json|PICTURE|-", required_unless_present = "kept")]
    pub(crate) specs: Vec<PathBuf>,
    /// The file; its ending says the format: .svg, .png, .pdf or .xlsx. With --format, --kept or several specs a folder.
    #[arg(short, long, value_name = "FILE|FOLDER")]
    pub(crate) output: PathBuf,
    /// All charts that the library keeps.
    #[arg(long, conflicts_with = "specs")]
    pub(crate) kept: bool,
    /// The format of the files in a folder.
    #[arg(long, value_name = "FORMAT", value_parser = chart_format)]
    pub(crate) format: Option<ChartFormat>,
    /// Width and height in mm; without it 156x97mm, or the size of the chart in the picture.
    #[arg(long, value_name = "WxHmm", value_parser = size)]
    pub(crate) size: Option<SizeMm>,
    /// The theme: bulletin, brief, grey, the name of one of your own, or a theme's file. Without it, what the spec or the settings say.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) theme: Option<String>,
    /// Dots per inch of a PNG.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(36..=2400))]
    pub(crate) dpi: u32,
    /// Leaves out the ground of the page, in PNG and SVG.
    #[arg(long)]
    pub(crate) transparent: bool,
    /// Draws texts as outlines, in SVG, so that they look the same where the font isn't.
    #[arg(long)]
    pub(crate) outlines: bool,
    /// Draws a chart from the figures in its picture, not from the library.
    #[arg(long)]
    pub(crate) as_carried: bool,
}

impl Chart {
    /// Where charts go, or what is wrong with the place named.
    pub(crate) fn target(&self) -> Result<Target, String> {
        if self.kept || self.specs.len() > 1 || self.format.is_some() {
            return Ok(Target::Folder(self.format.unwrap_or(ChartFormat::Png)));
        }
        let ending = self.output.extension().and_then(|ending| ending.to_str());
        ending
            .and_then(ChartFormat::of_ending)
            .map(Target::File)
            .ok_or_else(|| {
                "the file ends in .svg, .png, .pdf or .xlsx; several charts go into a folder, with --format".to_owned()
            })
    }
}

/// Where charts go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// One chart into one file.
    File(ChartFormat),
    /// Each into a file of its own in a folder.
    Folder(ChartFormat),
}

fn chart_format(text: &str) -> Result<ChartFormat, String> {
    ChartFormat::of_ending(text).ok_or_else(|| codes(ChartFormat::ALL.iter().map(|format| format.ending())))
}

fn answer(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("expected KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

fn codes<'a>(all: impl Iterator<Item = &'a str>) -> String {
    format!("one of {}", all.collect::<Vec<_>>().join(", "))
}

fn basis(text: &str) -> Result<Basis, String> {
    Basis::parse(text).ok_or_else(|| codes(Basis::ALL.iter().map(|basis| basis.code())))
}

fn measure(text: &str) -> Result<Measure, String> {
    Measure::parse(text).ok_or_else(|| codes(Measure::ALL.iter().map(|measure| measure.code())))
}

fn derivation(text: &str) -> Result<Derivation, String> {
    Derivation::parse(text).ok_or_else(|| codes(Derivation::ALL.iter().map(|derivation| derivation.code())))
}

/// The largest side that is drawn, in mm: beyond A0 a chart is a mistake.
const LARGEST: f64 = 1_200.0;

fn size(text: &str) -> Result<SizeMm, String> {
    let wrong = || "expected WIDTHxHEIGHTmm, such as 156x97mm".to_owned();
    let sides = text
        .trim()
        .trim_end_matches("mm")
        .split_once(['x', 'X', '×'])
        .ok_or_else(wrong)?;
    let side = |text: &str| {
        text.trim()
            .trim_end_matches("mm")
            .parse::<f64>()
            .ok()
            .filter(|mm| *mm > 0.0 && *mm <= LARGEST)
    };
    match (side(sides.0), side(sides.1)) {
        (Some(width), Some(height)) => Ok(SizeMm { width, height }),
        _ => Err(wrong()),
    }
}
