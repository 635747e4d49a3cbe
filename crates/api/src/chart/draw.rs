//! A chart drawn: for the window with its table, for paper as a drawing.

use suishu_chart::{ChartSpec, Drawing};

use super::size;
use crate::charting::{self, Charted};
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{ChartRequest, ChartView, DrawingView, Refusal, SizeMm, Surface};

impl Desk {
    /// Draws a chart, with its table, or says why the basis lock refuses it.
    pub(crate) fn chart(&self, request: ChartRequest) -> Result<ChartView, Failure> {
        let charted = self.charted(&request.spec)?;
        let table = charting::table(&request.spec, &charted.data);
        if let Some(mixture) = &charted.refusal {
            let refusal = Refusal {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            };
            return Ok(ChartView {
                drawing: None,
                refusal: Some(refusal),
                table,
            });
        }
        let themes = self.themes()?;
        let theme = match request.surface {
            Surface::Light => &themes.light,
            Surface::Dark => &themes.dark,
            Surface::Print => &themes.print,
        };
        let drawing = self
            .renderer()?
            .draw(&request.spec, &charted.data, theme, size(request.size))?;
        let title = request.spec.title.clone().unwrap_or_else(|| charted.data.title.clone());
        let view = DrawingView {
            width: drawing.view.0,
            height: drawing.view.1,
            svg: drawing.svg,
            hits: drawing.hits,
            words: drawing.words,
            alt: drawing.alt,
            title,
        };
        Ok(ChartView {
            drawing: Some(view),
            refusal: None,
            table,
        })
    }

    /// Draws a chart for paper.
    ///
    /// # Errors
    /// [`Failure::BasisLock`] when the figures must not be mixed, and whatever question and drawing meet.
    pub fn drawing(&self, spec: &ChartSpec, size_mm: SizeMm) -> Result<(Drawing, String), Failure> {
        let charted = self.charted(spec)?;
        if let Some(mixture) = charted.refusal {
            return Err(Failure::BasisLock {
                code: mixture.code().to_owned(),
                zh: mixture.zh(),
                en: mixture.en(),
            });
        }
        let title = spec.title.clone().unwrap_or_else(|| charted.data.title.clone());
        let drawing = self
            .renderer()?
            .draw(spec, &charted.data, &self.themes()?.print, size(size_mm))?;
        Ok((drawing, title))
    }

    pub(super) fn charted(&self, spec: &ChartSpec) -> Result<Charted, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        open.read(|reader| charting::chart_data(reader, &catalogue, self.holidays(), spec))
    }
}
