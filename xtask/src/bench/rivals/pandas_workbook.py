"""Makes and reads the workbooks of the benchmark: `make FILE ROWS` or `read FILE`."""

import datetime
import sys

NAMES = ["指标", "地区", "日期", "数值", "同比", "占比", "客流量", "备注"]
DAY = datetime.date(2000, 1, 1)


def rows(count):
    for row in range(1, count):
        value = (row * 2_654_435_761) % 10_000_000
        yield [
            f"指标{row // 540:03}",
            f"区{row % 11}",
            DAY + datetime.timedelta(days=row % 9_000),
            value / 100,
            (value % 400 - 200) / 10,
            (value % 1_000) / 1_000,
            value % 100_000,
            "初步核算" if row % 7 == 0 else None,
        ]


def make_xls(path, count):
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("数据")
    styles = {
        2: xlwt.easyxf(num_format_str="yyyy-mm-dd"),
        3: xlwt.easyxf(num_format_str="0.00"),
        5: xlwt.easyxf(num_format_str="0.0%"),
    }
    plain = xlwt.easyxf()
    for row, cells in enumerate([NAMES, *rows(count)]):
        for column, value in enumerate(cells):
            if value is not None:
                sheet.write(row, column, value, styles.get(column, plain) if row else plain)
        if row % 1000 == 999:
            sheet.flush_row_data()
    book.save(path)


def make_xlsx(path, count):
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("数据")
    formats = {2: "yyyy-mm-dd", 3: "0.00", 5: "0.0%"}
    sheet.append(NAMES)
    for cells in rows(count):
        for column, code in formats.items():
            cells[column] = WriteOnlyCell(sheet, cells[column])
            cells[column].number_format = code
        sheet.append(cells)
    book.save(path)


if sys.argv[1] == "make":
    make = make_xls if sys.argv[2].endswith(".xls") else make_xlsx
    make(sys.argv[2], int(sys.argv[3]))
else:
    import pandas

    print(pandas.read_excel(sys.argv[2]).shape)
