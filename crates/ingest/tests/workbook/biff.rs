//! A writer of XLS: records, and the compound file round them. It writes what a test asks for, right or wrong.

/// A stream of records.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stream(pub(crate) Vec<u8>);

impl Stream {
    /// Appends a record.
    pub(crate) fn record(&mut self, kind: u16, data: &[u8]) -> &mut Self {
        self.0.extend(kind.to_le_bytes());
        self.0.extend((data.len() as u16).to_le_bytes());
        self.0.extend(data);
        self
    }

    /// The beginning of a part: 5 is the workbook, 16 a sheet, 32 a chart.
    pub(crate) fn begin(&mut self, version: u16, part: u16) -> &mut Self {
        let mut data = Vec::new();
        data.extend([version, part, 0, 0].iter().flat_map(|number| number.to_le_bytes()));
        if version == 0x0600 {
            data.extend([0; 8]);
        }
        self.record(0x0809, &data)
    }

    pub(crate) fn end(&mut self) -> &mut Self {
        self.record(0x000A, &[])
    }

    /// A cell's place and style, and its value after them.
    pub(crate) fn cell(&mut self, kind: u16, row: u16, column: u16, style: u16, value: &[u8]) -> &mut Self {
        let mut data = Vec::new();
        data.extend([row, column, style].iter().flat_map(|number| number.to_le_bytes()));
        data.extend(value);
        self.record(kind, &data)
    }

    pub(crate) fn number(&mut self, row: u16, column: u16, style: u16, value: f64) -> &mut Self {
        self.cell(0x0203, row, column, style, &value.to_le_bytes())
    }

    pub(crate) fn label(&mut self, row: u16, column: u16, text: &str) -> &mut Self {
        self.cell(0x0204, row, column, 0, &wide(text))
    }

    /// A formula with the eight bytes of its result and its flags.
    pub(crate) fn formula(&mut self, row: u16, column: u16, style: u16, result: [u8; 8], flags: u16) -> &mut Self {
        let mut value = result.to_vec();
        value.extend(flags.to_le_bytes());
        value.extend([0; 6]);
        self.cell(0x0006, row, column, style, &value)
    }
}

/// A Unicode string with its length in two bytes.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = (units.len() as u16).to_le_bytes().to_vec();
    data.push(1);
    data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    data
}

/// What a workbook is made of.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// Records between the beginning and the list of sheets.
    pub(crate) globals: Stream,
    /// Format numbers of the cell styles, in order.
    pub(crate) styles: Vec<u16>,
    /// Name, state (0 shown, 1 hidden) and records of each sheet.
    pub(crate) sheets: Vec<(&'static str, u8, Stream)>,
}

impl Book {
    /// A workbook of one shown sheet.
    pub(crate) fn of(sheet: Stream) -> Self {
        Self {
            sheets: vec![("表1", 0, sheet)],
            ..Self::default()
        }
    }

    /// The stream of Excel 97.
    pub(crate) fn stream(&self) -> Vec<u8> {
        self.of_version(0x0600, |name| {
            let mut data = wide(name);
            data.remove(1);
            data
        })
    }

    /// The stream of Excel 5, with names in GBK.
    pub(crate) fn old_stream(&self) -> Vec<u8> {
        self.of_version(0x0500, |name| {
            let bytes = encoding_rs::GBK.encode(name).0.into_owned();
            [vec![bytes.len() as u8], bytes].concat()
        })
    }

    fn of_version(&self, version: u16, name: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
        let mut starts = vec![0; self.sheets.len()];
        // The list of sheets tells where they begin, so it is written twice.
        for _ in 0..2 {
            let mut stream = Stream::default();
            stream.begin(version, 5);
            stream.0.extend(&self.globals.0);
            for format in &self.styles {
                let mut xf = vec![0; 20];
                xf[2..4].copy_from_slice(&format.to_le_bytes());
                stream.record(0x00E0, &xf);
            }
            for (at, (sheet, state, _)) in self.sheets.iter().enumerate() {
                let mut data = (starts[at] as u32).to_le_bytes().to_vec();
                data.extend([*state, 0]);
                data.extend(name(sheet));
                stream.record(0x0085, &data);
            }
            stream.end();
            for (at, (_, _, records)) in self.sheets.iter().enumerate() {
                starts[at] = stream.0.len();
                stream.begin(version, 16);
                stream.0.extend(&records.0);
                stream.end();
            }
            if tells(&starts, &stream.0) {
                return stream.0;
            }
        }
        unreachable!("the second writing has every start")
    }

    /// The whole file.
    pub(crate) fn file(&self) -> Vec<u8> {
        compound(&[("Workbook", &self.stream())])
    }
}

/// Whether the list of sheets in the stream has the starts already.
fn tells(starts: &[usize], stream: &[u8]) -> bool {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 4 <= stream.len() {
        let kind = u16::from_le_bytes([stream[at], stream[at + 1]]);
        let length = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        if kind == 0x0085 {
            found.push(u32::from_le_bytes(stream[at + 4..at + 8].try_into().unwrap()) as usize);
        }
        at += 4 + length;
    }
    found == starts
}

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const TABLE: u32 = 0xFFFF_FFFD;

/// A compound file of these streams; those under 4096 bytes go among the small ones.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut sectors: Vec<u8> = Vec::new();
    let mut next: Vec<u32> = Vec::new();
    let mut add = |bytes: &[u8]| -> u32 {
        let count = bytes.len().div_ceil(SECTOR);
        if count == 0 {
            return END;
        }
        let start = next.len() as u32;
        sectors.extend(bytes);
        sectors.resize(sectors.len().next_multiple_of(SECTOR), 0);
        next.extend((1..count).map(|step| start + step as u32));
        next.push(END);
        start
    };
    let (mut mini, mut mini_next) = (Vec::new(), Vec::new());
    let mut entries = Vec::new();
    for (name, bytes) in streams {
        let start = if bytes.len() >= 4096 {
            add(bytes)
        } else {
            let start = mini_next.len() as u32;
            let count = bytes.len().div_ceil(64);
            mini.extend(*bytes);
            mini.resize(mini.len().next_multiple_of(64), 0);
            mini_next.extend((1..count).map(|step| start + step as u32));
            mini_next.push(END);
            start
        };
        entries.push((*name, 2, start, bytes.len()));
    }
    let mini_start = add(&mini);
    let mini_table: Vec<u8> = mini_next.iter().flat_map(|entry: &u32| entry.to_le_bytes()).collect();
    let mut padded = mini_table.clone();
    padded.resize(mini_table.len().next_multiple_of(SECTOR), 0xFF);
    let mini_table_start = add(&padded);
    entries.insert(0, ("Root Entry", 5, mini_start, mini.len()));
    let mut directory = Vec::new();
    let count = entries.len();
    for (at, (name, kind, start, size)) in entries.into_iter().enumerate() {
        directory.extend(entry(name, kind, start, size, at, count));
    }
    let directory_start = add(&directory);
    // The table of sectors lists itself too.
    let mut tables = 0;
    while (next.len() + tables) > tables * (SECTOR / 4) {
        tables += 1;
    }
    let first_table = next.len() as u32;
    next.extend(std::iter::repeat_n(TABLE, tables));
    next.resize(tables * (SECTOR / 4), FREE);
    sectors.extend(next.iter().flat_map(|entry| entry.to_le_bytes()));
    let mut file = header(first_table, tables, directory_start, mini_table_start);
    file.extend(sectors);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: usize, at: usize, count: usize) -> Vec<u8> {
    let mut entry = vec![0; 128];
    for (unit, slot) in name.encode_utf16().zip(entry.chunks_exact_mut(2)) {
        slot.copy_from_slice(&unit.to_le_bytes());
    }
    entry[64..66].copy_from_slice(&((name.encode_utf16().count() as u16 + 1) * 2).to_le_bytes());
    entry[66] = kind;
    entry[67] = 1;
    // The streams hang on one another to the right, the first of them on the root.
    let right = if at > 0 && at + 1 < count { at as u32 + 1 } else { FREE };
    let child = if at == 0 && count > 1 { 1 } else { FREE };
    for (place, number) in [(68, FREE), (72, right), (76, child), (116, start), (120, size as u32)] {
        entry[place..place + 4].copy_from_slice(&number.to_le_bytes());
    }
    entry
}

fn header(first_table: u32, tables: usize, directory: u32, mini_table: u32) -> Vec<u8> {
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (place, number) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        header[place..place + 2].copy_from_slice(&number.to_le_bytes());
    }
    let mini_tables = u32::from(mini_table != END);
    for (place, number) in [
        (44, tables as u32),
        (48, directory),
        (56, 4096),
        (60, mini_table),
        (64, mini_tables),
        (68, END),
        (72, 0),
    ] {
        header[place..place + 4].copy_from_slice(&number.to_le_bytes());
    }
    for at in 0..109 {
        let number = if at < tables { first_table + at as u32 } else { FREE };
        header[76 + 4 * at..80 + 4 * at].copy_from_slice(&number.to_le_bytes());
    }
    header
}
