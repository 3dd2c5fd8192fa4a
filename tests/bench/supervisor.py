"""The supervisor's desk: any report over ninety days of 20,000 contacts a day, and the ledger of one."""

from collections.abc import Iterator

from tests.bench.figure import Figure
from tests.bench.supervisor_reports import figures as reports
from tests.bench.supervisor_view import figures as view


def figures() -> Iterator[Figure]:
    yield from reports()
    yield from view()
