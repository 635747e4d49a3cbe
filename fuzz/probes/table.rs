//! A grid of arbitrary cells recognised, melted and read: no figure comes out whose digits don't stand in its cell.

use suishu_ingest::grid::{CellKind, Merge};
use suishu_ingest::{Grid, Options, read_grid};

use super::drafts::{Drafts, digits, holidays, significant};

/// The words that tables are made of, so that a fuzzer need not spell them.
const WORDS: &[&str] = &[
    "指标",
    "地区",
    "时间",
    "时期",
    "单位",
    "数值",
    "年份",
    "月份",
    "季度",
    "行业",
    "备注",
    "合计",
    "总计",
    "其中",
    "#其中：",
    "#工业",
    "单位：亿元",
    "单位:%",
    "(亿元)",
    "亿元",
    "万元",
    "万人",
    "%",
    "‰",
    "个百分点",
    "上年=100",
    "指标名称",
    "数据来源：国家统计局",
    "注：",
    "地区生产总值",
    "地区生产总值(亿元)",
    "地区生产总值（亿元）",
    "第一产业增加值",
    "第二产业",
    "规模以上工业增加值",
    "社会消费品零售总额",
    "常住人口",
    "居民消费价格指数(上年同月=100)",
    "同比增长",
    "同比增长(%)",
    "增速",
    "比上年增长",
    "累计",
    "累计值",
    "当季值",
    "累计增长",
    "期末值",
    "占比",
    "比重",
    "广州",
    "广州市",
    "全市",
    "天河区",
    "越秀区",
    "北京市",
    "广东省",
    "全国",
    "2018",
    "2019",
    "2020",
    "2021",
    "2018年",
    "2019年",
    "2020年",
    "2021年",
    "1月",
    "2月",
    "3月",
    "1-2月",
    "1—9月",
    "2020年1月",
    "2020年2月",
    "2020年3月",
    "一季度",
    "二季度",
    "2020年一季度",
    "2020年前三季度",
    "上半年",
    "2020Q1",
    "2020-Q2",
    "2020-01",
    "2020-02",
    "2020-01-01",
    "2020-01-02",
    "2020/1/3",
    "2020-01-01 00:00:00",
    "2020-01-01 01:00:00",
    "43831",
    "2020.1",
    "2020.10",
    "本月",
    "上月",
    "1",
    "2",
    "3",
    "10",
    "100",
    "182.10",
    "4704.39",
    "17475.86",
    "-5.4",
    "▲5.4",
    "(5.4)",
    "1,234.5",
    "1.2万",
    "约15%",
    "400多万",
    "...",
    "—",
    "-",
    "…",
    "n/a",
    "0",
    "0.0",
    "持平",
    "下降5.4",
    "增长1.1倍",
    "12①",
    "①",
    "r",
    "p",
    "数据库：",
    "指标：",
    "地区：",
    "时间：",
    "表1",
    "续表",
    "Country Name",
    "Indicator Name",
    "DATE",
    "VALUE",
    "TIME",
    "LOCATION",
    "TIME_PERIOD",
    "OBS_VALUE",
    "UNIT_MULT",
    "Year",
    "Month",
    "GDP",
    "China",
    "Jan",
    "Q1",
    "2020Q4",
    "Total",
    "Male",
    "　　其中",
    "  第三产业",
];

/// Reads the bytes as the making of a grid, and the grid as a table.
pub(crate) fn grid_to_layout(data: &[u8]) {
    let grid = grid(data);
    let holidays = holidays();
    let mut drafts = Drafts::default();
    if read_grid(&grid, &Options::new(&holidays), &mut drafts).is_err() {
        return;
    }
    for kept in &drafts.figures {
        let Some(number) = kept.number else { continue };
        let row = (0..grid.height()).find(|row| grid.line(*row) == kept.line);
        let row = row.unwrap_or_else(|| panic!("{kept:?} stands on no line"));
        let text = grid.text(row, kept.column.saturating_sub(1));
        assert!(
            digits(text).contains(&significant(number)),
            "{number} is not what {text:?} in line {} says",
            kept.line
        );
    }
}

/// One byte puts a word; a few low ones end a row, merge, set a kind or spell a text.
fn grid(data: &[u8]) -> Grid {
    const KINDS: [CellKind; 6] = [
        CellKind::Text,
        CellKind::Number,
        CellKind::Date,
        CellKind::Bool,
        CellKind::Error,
        CellKind::Uncomputed,
    ];
    let mut grid = Grid::new(None);
    let (mut line, mut row, mut column, mut kind) = (1, 0, 0, CellKind::Text);
    grid.begin_row(line);
    let mut bytes = data.iter().copied();
    while let Some(byte) = bytes.next() {
        let mut put = |text: &str, kind| {
            // Cells of a small fuzzed grid are under every cap.
            let _ = grid.put(column, text, kind);
        };
        match byte {
            0 => column += 1,
            1 => {
                (line, row, column) = (line + 1, row + 1, 0);
                grid.begin_row(line);
            }
            2 => {
                let size = u32::from(bytes.next().unwrap_or(0));
                let (across, down) = (size % 16 + 1, size / 16 + 1);
                let first = column.saturating_sub(1);
                grid.merge(Merge {
                    rows: row..row + down,
                    columns: first..first + across,
                });
            }
            3 => kind = KINDS[usize::from(bytes.next().unwrap_or(0)) % KINDS.len()],
            4 => {
                let skipped = u64::from(bytes.next().unwrap_or(0));
                (line, row, column) = (line + skipped + 1, row + 1, 0);
                grid.begin_row(line);
            }
            5 => {
                let length = usize::from(bytes.next().unwrap_or(0));
                let text: Vec<u8> = bytes.by_ref().take(length).collect();
                put(&String::from_utf8_lossy(&text), kind);
                column += 1;
            }
            byte => {
                put(WORDS[usize::from(byte) % WORDS.len()], kind);
                column += 1;
            }
        }
    }
    grid
}
