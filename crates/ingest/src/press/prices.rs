//! Words that tell at which prices a figure is, before its subject as well as before its number.

use suishu_domain::PriceBasis;

/// The words, and the prices.
pub(super) const PRICES: &[(&str, PriceBasis)] = &[
    ("按可比价格计算", PriceBasis::Constant),
    ("按可比价计算", PriceBasis::Constant),
    ("按可比价格", PriceBasis::Constant),
    ("按可比价", PriceBasis::Constant),
    ("按不变价格计算", PriceBasis::Constant),
    ("按不变价计算", PriceBasis::Constant),
    ("按不变价格", PriceBasis::Constant),
    ("按不变价", PriceBasis::Constant),
    ("可比价格", PriceBasis::Constant),
    ("可比价", PriceBasis::Constant),
    ("不变价格", PriceBasis::Constant),
    ("不变价", PriceBasis::Constant),
    ("按现价计算", PriceBasis::Current),
    ("按现行价格计算", PriceBasis::Current),
    ("按当年价格计算", PriceBasis::Current),
    ("现价", PriceBasis::Current),
    ("按可比口径计算", PriceBasis::Comparable),
    ("按可比口径", PriceBasis::Comparable),
    ("可比口径", PriceBasis::Comparable),
    ("同口径", PriceBasis::Comparable),
];
