import csv
import io
import zipfile

import pytest

from core.export.table import TABLE_FORMATS, Column, Table, TableFormat, Writing, written
from core.export.table_values import said
from core.export.table_xlsx import parts_of

TURKISH = Writing(
    language="tr", company="Anadolu Ticaret A.Ş.", page="Sayfa {page} / {pages}", made="Deniz"
)
AT = 1_795_420_800_000


def table(rows: int = 3) -> Table:
    return Table(
        title="Kuyruklar: [bugün]",
        facts=("23 Kasım",),
        columns=(
            Column("Kuyruk"),
            Column("Başladı", "moment"),
            Column("Sunulan", "count"),
            Column("Hizmet düzeyi", "percent"),
            Column("AHT", "duration"),
            Column("Tutar", "decimal"),
            Column("Gün", "day"),
        ),
        rows=tuple(
            ("=HYPERLINK(1)", AT, 1_234 + at, 82.69, 184_000, -1.5, None) for at in range(rows)
        ),
        totals=("Hepsi", None, 120, 82.69, 184_000, None, None),
        notes=("Eksik olabilir.",),
    )


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_every_format_begins_as_it_should(format: TableFormat) -> None:
    begins = {"pdf": b"%PDF-", "csv": b"\xef\xbb\xbfKuyruk", "xlsx": b"PK"}
    assert written(table(), TURKISH, format).startswith(begins[format])


def test_a_spreadsheet_finds_no_formula_in_a_csv() -> None:
    rows = list(csv.reader(io.StringIO(written(table(1), TURKISH, "csv").decode("utf-8-sig"))))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][1:] == [
        "2026-11-23T11:00:00+03:00", "1234", "82.69", "0:03:04", "-1.50", "",
    ]  # fmt: skip


def test_no_cell_of_a_workbook_holds_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(written(table(), TURKISH, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK(1)" in texts


def test_a_text_longer_than_a_cell_may_be_goes_on_in_the_rows_below() -> None:
    mail = "".join(f"{n} 🙂 " for n in range(20_000))
    columns = (Column("Nr"), Column("Text"), Column("Count", "count"))
    long = Table("x", columns, (("A-1", mail, 7), ("A-2", "short", 8)))
    parts = list(parts_of(long.rows[0], columns))
    assert "".join(str(part[1]).split(") ", 1)[1] for part in parts) == mail
    assert [part[0] for part in parts] == ["A-1"] * len(parts)
    assert [part[2] for part in parts] == [7, *([None] * (len(parts) - 1))], "a sum stays true"
    assert all(len(str(part[1]).encode("utf-16-le")) <= 2 * 32_767 for part in parts)
    with zipfile.ZipFile(io.BytesIO(written(long, TURKISH, "xlsx"))) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert f"(1/{len(parts)}) 0 🙂" in texts and f"({len(parts)}/{len(parts)})" in texts
    assert "19999 🙂" in texts and "short" in texts


def test_values_are_said_as_the_language_writes_them() -> None:
    assert said(82.69, "percent", TURKISH) == "%82,7"
    assert said(82.69, "percent", Writing()) == "82.7 %"
    assert said(1_234.5, "decimal", TURKISH) == "1.234,50"
    assert said(3_723_000, "duration", TURKISH) == "1:02:03"
    assert said(None, "count", TURKISH) == "–"
    assert said(AT, "moment", TURKISH) == "23.11.2026 11:00"


def test_a_long_table_has_many_pages() -> None:
    content = written(table(200), TURKISH, "pdf")
    assert content.count(b"/Type /Page\n") > 5


def test_a_row_that_is_taller_than_a_page_goes_on_in_the_next() -> None:
    endless = Table("x", (Column("A"), Column("B")), (("word " * 5_000, "b"),))
    assert written(endless, TURKISH, "pdf").count(b"/Type /Page\n") > 3


def test_an_empty_table_is_one_too() -> None:
    for format in TABLE_FORMATS:
        assert written(Table(title="", columns=(), rows=()), TURKISH, format)
