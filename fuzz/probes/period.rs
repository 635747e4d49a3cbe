//! A text read as a period: what comes out writes itself, and reads again as the same days.

use suishu_domain::period::grammar::{Context, read};
use suishu_domain::{Holiday, Holidays, Period};

/// Reads the bytes as a period, alone and with all that may stand beside it.
pub(crate) fn period(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let october = Period::months(2020, 10, 1);
    let holidays = october.and_then(|month| Period::days(month.start(), 8)).map(|period| {
        Holidays::new(vec![Holiday {
            name: "国庆假期".into(),
            year: 2020,
            period,
        }])
    });
    let knowing = Context {
        year: Some(2020),
        reference: october,
        holidays: holidays.as_ref(),
    };
    for context in [Context::default(), knowing] {
        if let Ok(reading) = read(&text, context) {
            let written = reading.period.to_string();
            let again = read(&written, Context::default()).map(|again| again.period);
            assert_eq!(again, Ok(reading.period), "{text:?} is written as {written}");
        }
    }
}
