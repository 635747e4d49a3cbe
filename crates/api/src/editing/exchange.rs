//! Events and targets as tables of their own, in the columns that the import reads: what goes out comes back the same.

use std::borrow::Cow;

use suishu_domain::period::time_period;
use suishu_domain::{Confidentiality, PriceBasis, Qualifier};
use suishu_store::SeriesFilter;

use super::event::text_of;
use crate::chart::{csv_field, write_whole};
use crate::charting::{indicator_name, region_name, sector_name};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{ExchangeRequest, Exchanged, ExportReport};

/// The columns of events, in their order.
pub const EVENT_COLUMNS: [&str; 7] = ["日期", "结束日期", "地区", "级别", "标题", "文号", "来源"];

/// The columns of targets, in their order.
pub const TARGET_COLUMNS: [&str; 13] = [
    "指标", "地区", "行业", "时期", "口径", "度量", "价格", "数值", "单位", "限定", "状态", "来源", "备注",
];

/// The column of targets that holds a number.
const NUMBER: usize = 7;

/// The mark that Excel knows a text in UTF-8 by.
const BOM: &str = "\u{feff}";

impl Desk {
    /// The events as rows of [`EVENT_COLUMNS`], by their first day.
    ///
    /// # Errors
    /// What the store meets.
    pub fn event_rows(&self) -> Result<Vec<[String; 7]>, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let events = open.read(|reader| Ok(reader.events()?))?;
        let row = |event| {
            let text = text_of(event, &catalogue);
            let [end, region, level, document, source] =
                [text.end_date, text.region, text.level, text.document, text.source].map(Option::unwrap_or_default);
            [text.date, end, region, level, text.title, document, source]
        };
        Ok(events.into_iter().map(row).collect())
    }

    /// The targets and forecasts as rows of [`TARGET_COLUMNS`], in the order of print. A table has no place for who may see a figure,
    /// so those that aren't public stay out.
    ///
    /// # Errors
    /// What the store meets.
    pub fn target_rows(&self) -> Result<Vec<[String; 13]>, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let forecasts = open.read(|reader| Ok(reader.forecasts(&SeriesFilter::default())?))?;
        let mut rows = Vec::new();
        for (series, stored) in forecasts {
            let key = &series.key;
            for one in stored {
                let observation = one.observation;
                if observation.confidentiality != Confidentiality::Public {
                    continue;
                }
                let value = match (observation.figure.number(), observation.figure.missing()) {
                    (Some(number), _) => number.to_string(),
                    (None, reason) => reason.map_or("", |reason| reason.zh()).to_owned(),
                };
                let qualifier = match observation.qualifier {
                    Qualifier::Exact => "",
                    qualifier => qualifier.zh(),
                };
                rows.push([
                    indicator_name(&catalogue, &key.indicator),
                    region_name(&catalogue, &key.region),
                    sector_name(&catalogue, &key.sector),
                    time_period::format_beside_basis(observation.period),
                    key.basis.zh().to_owned(),
                    key.measure.zh().to_owned(),
                    key.price_basis.map_or("", PriceBasis::zh).to_owned(),
                    value,
                    key.unit.to_string(),
                    qualifier.to_owned(),
                    observation.status.map_or("", |status| status.zh()).to_owned(),
                    observation.source.unwrap_or_default(),
                    observation.note.unwrap_or_default(),
                ]);
            }
        }
        Ok(rows)
    }

    /// Events or targets as CSV. No text of theirs becomes a formula in a spreadsheet.
    ///
    /// # Errors
    /// What the store meets.
    pub fn exchange_csv(&self, what: Exchanged) -> Result<String, Failure> {
        Ok(match what {
            Exchanged::Events => csv(&EVENT_COLUMNS, &self.event_rows()?, None),
            Exchanged::Targets => csv(&TARGET_COLUMNS, &self.target_rows()?, Some(NUMBER)),
        })
    }

    /// Writes events or targets as a CSV file into a folder that the user chose.
    pub(crate) fn exchange(&self, request: ExchangeRequest) -> Result<ExportReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let name = match request.what {
            Exchanged::Events => "事件.csv",
            Exchanged::Targets => "目标.csv",
        };
        let text = format!("{BOM}{}", self.exchange_csv(request.what)?);
        let path = folder.join(name);
        let replaced = path.exists();
        write_whole(&path, text.as_bytes())?;
        Ok(ExportReport {
            file: display_name(&path),
            folder: folder.display().to_string(),
            bytes: text.len() as u64,
            pixels: None,
            replaced,
            theme_lacking: None,
        })
    }
}

fn csv<const N: usize>(columns: &[&str; N], rows: &[[String; N]], number: Option<usize>) -> String {
    let mut text = columns.join(",");
    text.push_str("\r\n");
    for row in rows {
        let fields: Vec<String> = row
            .iter()
            .enumerate()
            .map(|(at, field)| {
                if Some(at) == number {
                    field.clone()
                } else {
                    csv_field(&disarmed(field))
                }
            })
            .collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// A text that a spreadsheet would take for a formula, with the mark of a text in front; the import takes that off again.
fn disarmed(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
