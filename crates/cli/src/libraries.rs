//! The library as a whole: new, search, check, backup.

use std::path::Path;

use suishu_api::wire::{SearchKind, SearchRequest};
use suishu_api::{Desk, Failure, absolute};

use crate::Ending;
use crate::output::Output;

pub(crate) fn new(desk: &Desk, path: &Path, sample: bool, output: &Output) -> Result<Ending, Failure> {
    desk.new_library(path, sample)?;
    let info = desk.library_info()?;
    output.answer(&info, || {
        format!(
            "{}\n{} series, {} observations, {} batches",
            path.display(),
            info.series,
            info.observations,
            info.batches
        )
    });
    Ok(Ending::Done)
}

pub(crate) fn search(desk: &Desk, words: &str, output: &Output) -> Result<Ending, Failure> {
    let found = desk.search(SearchRequest {
        words: words.to_owned(),
    })?;
    output.answer(&found.hits, || {
        let mut table = crate::figures::plain_table(&["", "code", "name", "observations"]);
        for hit in &found.hits {
            let kind = match hit.kind {
                SearchKind::Indicator => "indicator",
                SearchKind::Region => "region",
                SearchKind::Sector => "sector",
                SearchKind::Event => "event",
            };
            table.add_row([kind, &hit.code, &hit.name, &hit.observations.to_string()]);
        }
        if found.hits.is_empty() {
            "nothing found".to_owned()
        } else {
            table.to_string()
        }
    });
    Ok(Ending::Done)
}

pub(crate) fn backup(desk: &Desk, file: &Path, output: &Output) -> Result<Ending, Failure> {
    let file = absolute(file.to_path_buf());
    desk.backup(&file)?;
    output.answer(&serde_json::json!({ "file": file }), || file.display().to_string());
    Ok(Ending::Done)
}
