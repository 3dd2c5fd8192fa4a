import csv
import io

import pytest

from core.export.csv_file import BOM, harmless, written


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "-", "-a"]
)
def test_what_a_spreadsheet_would_work_out_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "-1.5", "-12", "1+1", "Ayşe"])
def test_what_is_harmless_stays(cell: str) -> None:
    assert harmless(cell) == cell


def test_quotes_commas_and_lines_come_back() -> None:
    row = ['say "yes"', "a,b", "two\r\nlines", "İıŞşĞğ₺"]
    content = written([row])
    assert content.startswith(BOM)
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [row]
    assert content.endswith(b"\r\n")
    assert not written([row], bom=False).startswith(BOM)
