//! A chart drawn: for the window with its table, for paper with all that its file says of it.

use std::borrow::Cow;

use suishu_chart::{CarriedChart, ChartData, ChartSpec, Drawing, Theme};

use super::size;
use crate::charting::{self, Charted};
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{ChartRequest, ChartView, DrawingView, Refusal, SizeMm, Surface};

/// A chart drawn for paper, with what it was drawn from.
pub(super) struct Picture {
    pub(super) spec: ChartSpec,
    pub(super) data: ChartData,
    pub(super) drawing: Drawing,
    pub(super) theme: Theme,
    /// The theme that the chart names, where this machine lacks it.
    pub(super) theme_lacking: Option<String>,
    /// Title without the number of the figure.
    pub(super) title: String,
    /// Whether a figure in it isn't public.
    pub(super) confidential: bool,
    /// Id of the library that the figures are from.
    pub(super) library: Option<String>,
    /// The day as known on which the figures stand, as ISO date.
    pub(super) as_of: Option<String>,
}

impl Desk {
    /// Draws a chart, with its table, or says why the basis lock refuses it.
    pub(crate) fn chart(&self, request: ChartRequest) -> Result<ChartView, Failure> {
        let charted = self.charted(&request.spec)?;
        if let Some(mixture) = &charted.refusal {
            let refusal = Refusal {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            };
            return Ok(ChartView {
                drawing: None,
                refusal: Some(refusal),
                table: charting::table(&request.spec, &charted.data),
            });
        }
        self.view(&request.spec, &charted.data, request.surface, request.size)
    }

    /// A drawing for the window, with its table.
    pub(super) fn view(
        &self,
        spec: &ChartSpec,
        data: &ChartData,
        surface: Surface,
        size_mm: SizeMm,
    ) -> Result<ChartView, Failure> {
        let theme = self.theme(surface, spec, size_mm)?;
        let drawing = self.renderer()?.draw(spec, data, &theme, size(size_mm))?;
        Ok(ChartView {
            drawing: Some(DrawingView::of(drawing, title(spec, data))),
            refusal: None,
            table: charting::table(spec, data),
        })
    }

    /// Draws a chart for paper, from the figures of the library.
    pub(super) fn picture(&self, spec: &ChartSpec, size_mm: SizeMm) -> Result<Picture, Failure> {
        let charted = self.charted(spec)?;
        if let Some(mixture) = charted.refusal {
            return Err(Failure::BasisLock {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            });
        }
        let library = Some(self.open()?.id().to_owned());
        let as_of = as_of(spec, &charted.data);
        Ok(Picture {
            confidential: charted.confidential,
            library,
            as_of,
            ..self.on_paper(spec.clone(), charted.data, spec.theme.as_deref(), size_mm)?
        })
    }

    /// Draws a chart for paper, from the figures that a file carries, in the theme that it was drawn in.
    pub(super) fn carried_picture(&self, carried: CarriedChart, size_mm: SizeMm) -> Result<Picture, Failure> {
        let theme = carried.spec.theme.clone().or(carried.theme);
        Ok(Picture {
            library: carried.library,
            as_of: carried.as_of,
            ..self.on_paper(carried.spec, carried.data, theme.as_deref(), size_mm)?
        })
    }

    fn on_paper(
        &self,
        spec: ChartSpec,
        data: ChartData,
        theme: Option<&str>,
        size_mm: SizeMm,
    ) -> Result<Picture, Failure> {
        let (theme, theme_lacking) = self.theme_on_paper(theme, size_mm)?;
        let drawing = self.renderer()?.draw_for_file(&spec, &data, &theme, size(size_mm))?;
        Ok(Picture {
            title: title(&spec, &data),
            drawing,
            theme,
            theme_lacking,
            spec,
            data,
            confidential: false,
            library: None,
            as_of: None,
        })
    }

    /// The theme of a surface; on paper it is the chart's own.
    pub(super) fn theme(&self, surface: Surface, spec: &ChartSpec, size_mm: SizeMm) -> Result<Cow<'_, Theme>, Failure> {
        Ok(match surface {
            Surface::Light => Cow::Borrowed(&self.themes()?.light),
            Surface::Dark => Cow::Borrowed(&self.themes()?.dark),
            Surface::Print => Cow::Owned(self.theme_on_paper(spec.theme.as_deref(), size_mm)?.0),
        })
    }

    pub(super) fn charted(&self, spec: &ChartSpec) -> Result<Charted, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        open.read(|reader| charting::chart_data(reader, &catalogue, self.holidays(), spec))
    }
}

/// The title: the spec's own, else the one written from the data.
pub(super) fn title(spec: &ChartSpec, data: &ChartData) -> String {
    spec.title.clone().unwrap_or_else(|| data.title.clone())
}

/// The day as known on which the figures stand: the one that was asked for, else that of the newest vintage drawn. Never today's.
fn as_of(spec: &ChartSpec, data: &ChartData) -> Option<String> {
    let asked = spec.layers.iter().filter_map(|layer| layer.as_of.clone()).max();
    let points = data.series.iter().flat_map(|series| series.points.iter().flatten());
    asked.or_else(|| points.filter_map(|datum| datum.vintage.clone()).max())
}

impl DrawingView {
    /// A drawing as the window gets it, under the title of its spec or data.
    pub(crate) fn of(drawing: Drawing, title: String) -> Self {
        Self {
            width: drawing.view.0,
            height: drawing.view.1,
            svg: drawing.svg,
            hits: drawing.hits,
            words: drawing.words,
            alt: drawing.alt,
            title,
        }
    }
}
