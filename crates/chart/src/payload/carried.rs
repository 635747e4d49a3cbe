//! The carried chart as JSON: spec, figures as exact decimals in text, and whence they came. It names no path and no user.

use serde::{Deserialize, Serialize};

use super::{CARRIED_CAP, CarriedError};
use crate::data::ChartData;
use crate::geometry::Size;
use crate::spec::ChartSpec;
use crate::text::is_invisible;

/// The version of [`CarriedChart`] that this program writes, and the newest that it reads.
pub const CARRIED_VERSION: u32 = 1;

/// What an exported file says of the chart in it: enough to draw it again, here or where the library isn't. What is only written may
/// borrow its figures: [`to_json`](Self::to_json) takes both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CarriedChart<Data = ChartData> {
    /// [`CARRIED_VERSION`].
    #[serde(rename = "suishu_chart")]
    pub version: u32,
    /// The spec.
    pub spec: ChartSpec,
    /// The figures as they were drawn; none of them when they are withheld.
    pub data: Data,
    /// Whether the figures are left out because one of them isn't public. All are: from the others and a sum it could be worked out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// Size on paper.
    pub size: Size,
    /// Name of the theme that it was drawn in; the spec names one only where its maker did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Id of the library; copies of a library share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub library: Option<String>,
    /// The day as known on which the figures stand, as ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// Program and version.
    pub program: String,
}

/// Only the version, read before anything else is believed.
#[derive(Deserialize)]
struct Version {
    suishu_chart: u32,
}

impl<Data: Serialize> CarriedChart<Data> {
    /// What a chart of this program carries.
    pub fn new(spec: ChartSpec, data: Data, size: Size) -> Self {
        Self {
            version: CARRIED_VERSION,
            spec,
            data,
            withheld: false,
            size,
            theme: None,
            library: None,
            as_of: None,
            program: concat!("Suishu ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// One line of JSON in one spelling. Characters that a container could drop or that turn text round are written as escapes.
    pub fn to_json(&self) -> Result<String, CarriedError> {
        let plain = serde_json::to_string(self).map_err(|error| CarriedError::Unreadable {
            reason: error.to_string(),
        })?;
        // Beyond ASCII there is no syntax, so such a character stands inside a string. Han and ASCII, which are nearly all, are known at once.
        let is_fragile = |character: char| {
            if matches!(character, ' '..='~' | '\u{4E00}'..='\u{9FFF}') {
                return false;
            }
            character.is_control() || is_invisible(character) || matches!(character, '\u{FFFE}' | '\u{FFFF}')
        };
        let mut json = String::with_capacity(plain.len());
        let mut rest = plain.as_str();
        while let Some(at) = rest.find(is_fragile) {
            let (text, from) = rest.split_at(at);
            json.push_str(text);
            let mut characters = from.chars();
            for unit in characters.next().unwrap_or_default().encode_utf16(&mut [0; 2]) {
                json.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = u32::from(*unit >> shift) & 0xF;
                    json.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            rest = characters.as_str();
        }
        json.push_str(rest);
        if json.len() > CARRIED_CAP {
            return Err(CarriedError::TooLarge {
                limit: CARRIED_CAP as u64,
            });
        }
        Ok(json)
    }
}

impl CarriedChart {
    /// Reads what [`Self::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, CarriedError> {
        if json.len() > CARRIED_CAP {
            return Err(CarriedError::TooLarge {
                limit: CARRIED_CAP as u64,
            });
        }
        let unreadable = |error: serde_json::Error| CarriedError::Unreadable {
            reason: error.to_string(),
        };
        let Version { suishu_chart: found } = serde_json::from_str(json).map_err(unreadable)?;
        if found == 0 || found > CARRIED_VERSION {
            return Err(CarriedError::Newer { found });
        }
        serde_json::from_str(json).map_err(unreadable)
    }
}

impl CarriedChart<&ChartData> {
    /// The same without its figures: one of them isn't public.
    #[must_use]
    pub fn without_figures(self) -> CarriedChart {
        let mut data = self.data.clone();
        for series in &mut data.series {
            series.points.fill(None);
        }
        CarriedChart {
            version: self.version,
            spec: self.spec,
            data,
            withheld: true,
            size: self.size,
            theme: self.theme,
            library: self.library,
            as_of: self.as_of,
            program: self.program,
        }
    }
}

/// A figure as its exact decimal in text, or as the reason of its absence.
pub(crate) mod figure_text {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use suishu_domain::{Decimal, Figure, MissingReason};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Written {
        Number(String),
        Missing { missing: MissingReason },
    }

    pub(crate) fn serialize<S: Serializer>(figure: &Figure, serializer: S) -> Result<S::Ok, S::Error> {
        match figure {
            Figure::Number(number) => Written::Number(number.to_string()),
            Figure::Missing(missing) => Written::Missing { missing: *missing },
        }
        .serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Figure, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Number(text) => Decimal::from_str_exact(&text)
                .map(Figure::Number)
                .map_err(|_| serde::de::Error::custom("a figure isn't an exact decimal")),
            Written::Missing { missing } => Ok(Figure::Missing(missing)),
        }
    }
}
