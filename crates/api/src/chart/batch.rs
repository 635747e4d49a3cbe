//! Many charts at once, into one folder under stable names. One that can't be drawn doesn't keep the others out.

use std::collections::HashSet;
use std::path::Path;

use suishu_chart::ChartSpec;

use super::draw::Picture;
use super::export::{name_of, put};
use super::reopen::Carried;
use crate::desk::Desk;
use crate::error::Failure;
use crate::overview;
use crate::wire::{ExportAllReport, ExportAllRequest, ExportReport, ExportStyle, ExportedChart, SizeMm, WireError};

/// A chart of a batch.
#[derive(Debug, Clone)]
pub enum Batched {
    /// Drawn from the library.
    Spec(Box<ChartSpec>),
    /// Drawn from the figures in its file.
    Carried(Box<Carried>),
}

impl Batched {
    /// Draws it in this theme; `None` leaves it in its own.
    pub fn set_theme(&mut self, theme: Option<&str>) {
        let spec = match self {
            Self::Spec(spec) => spec.as_mut(),
            Self::Carried(carried) => &mut carried.chart.spec,
        };
        if let Some(theme) = theme {
            spec.theme = Some(theme.to_owned());
        }
    }

    const fn spec(&self) -> &ChartSpec {
        match self {
            Self::Spec(spec) => spec,
            Self::Carried(carried) => &carried.chart.spec,
        }
    }

    fn picture(&self, desk: &Desk, size: SizeMm) -> Result<Picture, Failure> {
        match self {
            Self::Spec(spec) => desk.picture(spec, size),
            Self::Carried(carried) => desk.carried_picture(carried.chart.clone(), size),
        }
    }
}

impl Desk {
    /// The specs of the kept charts in the order of the overview: those with these ids, or all.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for an id that no kept chart has.
    pub fn kept_specs(&self, ids: &[String]) -> Result<Vec<ChartSpec>, Failure> {
        let kept = self.open()?.read(overview::charts)?;
        if let Some(unknown) = ids.iter().find(|id| !kept.iter().any(|chart| chart.id == **id)) {
            return Err(Failure::NotFound {
                what: "chart",
                name: unknown.clone(),
            });
        }
        let is_meant = |id: &String| ids.is_empty() || ids.contains(id);
        Ok(kept
            .into_iter()
            .filter(|chart| is_meant(&chart.id))
            .map(|mut chart| {
                // A chart without a title of its own keeps the one under which it was kept.
                chart.spec.title.get_or_insert(chart.title);
                chart.spec
            })
            .collect())
    }

    /// Writes charts into a folder, each with its own style, named by number and title. `go_on` hears how many are done and says
    /// whether to go on.
    pub fn export_charts(
        &self,
        charts: &[(Batched, ExportStyle)],
        folder: &Path,
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> ExportAllReport {
        let mut names = Names::default();
        let mut report = ExportAllReport {
            charts: Vec::with_capacity(charts.len()),
            cancelled: false,
        };
        for (done, (chart, style)) in charts.iter().enumerate() {
            if !go_on(done) {
                report.cancelled = true;
                return report;
            }
            report.charts.push(self.export_one(chart, style, folder, &mut names));
        }
        go_on(charts.len());
        report
    }

    fn export_one(&self, chart: &Batched, style: &ExportStyle, folder: &Path, names: &mut Names) -> ExportedChart {
        let picture = chart.picture(self, style.size);
        let title = match &picture {
            Ok(picture) => picture.title.clone(),
            Err(_) => chart.spec().title.clone().unwrap_or_default(),
        };
        // A chart that fails has its name too: the names of the others don't hang on it.
        let name = names.next(name_of(chart.spec(), &title));
        let write = |picture: Picture| -> Result<ExportReport, Failure> {
            put(folder, &name, style.format, self.file_of(&picture, style)?)
        };
        let (report, error) = match picture.and_then(write) {
            Ok(report) => (Some(report), None),
            Err(failure) => (None, Some(WireError::from(failure))),
        };
        ExportedChart { name, report, error }
    }

    /// Writes kept charts into a folder, as a job.
    pub(crate) fn export_kept(&self, request: ExportAllRequest) -> Result<ExportAllReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let charts: Vec<_> = self
            .kept_specs(&request.charts)?
            .into_iter()
            .map(|mut spec| {
                spec.theme = request.theme.clone().or(spec.theme);
                (Batched::Spec(Box::new(spec)), request.style)
            })
            .collect();
        let mut job = self.jobs().begin(&request.job, self.host());
        let total = charts.len() as u64;
        Ok(self.export_charts(&charts, &folder, &mut |done| {
            job.progress(done as u64, total);
            !job.is_cancelled()
        }))
    }
}

/// Names of files in one folder: each once, whatever the case of its letters.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
}

impl Names {
    fn next(&mut self, name: String) -> String {
        let mut candidate = name.clone();
        let mut number = 2;
        while !self.taken.insert(candidate.to_lowercase()) {
            candidate = format!("{name} {number}");
            number += 1;
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn no_two_files_have_one_name() {
        let mut names = Names::default();
        let given = ["GDP", "gdp", "GDP 2", "GDP", "图1 产业"].map(|name| names.next(name.to_owned()));
        assert_eq!(
            given,
            ["GDP", "gdp 2", "GDP 2 2", "GDP 3", "图1 产业"],
            "a system that doesn't tell cases apart would write one over the other"
        );
    }
}
