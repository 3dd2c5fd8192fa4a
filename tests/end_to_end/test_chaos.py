"""Nothing missed, nothing twice, nothing out of order, whoever is killed; `bench chaos` runs on."""

from pathlib import Path

import pytest

from tests.end_to_end.chaos.bugs import BUGS
from tests.end_to_end.chaos.run import Chaos

ROUNDS = 8
"""A seeded bug needs the right moment; this many runs give it one."""


def test_both_sides_agree_after_chaos(tmp_path: Path) -> None:
    chaos = Chaos(tmp_path, seed=20261122)
    assert chaos.run(cycles=20) == []
    assert len(chaos.history.sent) > 20
    assert len(chaos.history.received) > 20


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_found(bug: str, tmp_path: Path) -> None:
    for seed in range(ROUNDS):
        place = tmp_path / str(seed)
        place.mkdir()
        if Chaos(place, seed, bug, patience=4.0).run(cycles=8):
            return
    pytest.fail(f"{bug} went unnoticed")
