"""Table: what a report looks like outside: typed columns, rows and totals as PDF, CSV or XLSX.

    table = Table(
        title="Queues", facts=("Today until 10:32", "Service level: answered within 20 s"),
        columns=(Column("Queue"), Column("Offered", "count"), Column("Service level", "percent"),
                 Column("AHT", "duration")),
        rows=(("Sales", 120, 82.69, 184_000), ("Returns", 0, None, None)),
        totals=("All", 120, 82.69, 184_000), notes=("Incomplete before 1 August.",),
    )
    content = written(table, Writing(language="tr", zone="Europe/Istanbul", page="…"), "pdf")

A value is what its column says: text as str, all else as a number; None is nothing ("–" in a PDF,
empty elsewhere). percent: 82.69 is 82.69 %; duration and moment in ms, day as a moment of it.
"""

from typing import Literal

import msgspec

from core.export import csv_file, table_pdf, table_xlsx
from core.export.table_values import Column, Kind, Table, Value
from core.export.writing import Writing

TableFormat = Literal["pdf", "csv", "xlsx"]
TABLE_FORMATS: tuple[TableFormat, ...] = ("pdf", "csv", "xlsx")

__all__ = ["TABLE_FORMATS", "Column", "Kind", "Table", "TableFormat", "Value", "Writing", "written"]


class Choices(msgspec.Struct, frozen=True):
    bom: bool = True
    """Of a CSV: without it a spreadsheet takes Turkish letters for others."""


def written(
    table: Table, writing: Writing, format: TableFormat, choices: Choices | None = None
) -> bytes:
    """The whole file. It may take a second for some thousand rows: for a worker."""
    if format == "pdf":
        return table_pdf.pdf(table, writing)
    if format == "xlsx":
        return table_xlsx.xlsx(table, writing)
    return csv_file.of_table(table, writing, bom=(choices or Choices()).bom)
