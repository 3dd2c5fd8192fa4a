from pathlib import Path
from random import Random

from core.metrics.intervals import Interval
from core.metrics.tally import total
from tests.bench import supervised, supervisor_reports

SMALL = 300


def test_a_day_is_a_day_of_a_contact_centre() -> None:
    day = Interval(supervised.end() - supervised.DAY_MS, supervised.end())
    of = supervised.shift(Random(1), day.start, SMALL)
    whole = total(supervised.counted(of, day).values())
    assert whole.offered == SMALL == whole.answered + whole.abandoned
    assert whole.handled == whole.accepted == whole.answered
    assert 0 < whole.not_answered < whole.offers
    assert whole.signed_in_ms == whole.on_queue_ms + whole.reason_ms
    assert 0 < whole.interacting_ms <= whole.on_queue_ms


def test_reports_are_measured_over_all_of_it(tmp_path: Path) -> None:
    store = supervised.opened(supervised.prepare(3, SMALL, tmp_path))
    rows = {
        name: supervisor_reports.measured(store, spec)[1]
        for name, spec in supervisor_reports.specs(3)
    }
    store.close()
    assert rows["by queue"] == supervised.QUEUES
    assert rows["every 60 minutes"] == 3 * 24
