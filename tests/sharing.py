"""How the tests are shared among the processes of a run.

What hears or plays sound as it comes goes one by one (`in_turn`), and so do the stories that are only
seen. Given out like the others, two of them would wait for each other in two processes while
plain tests that could run meanwhile wait too: each kind is one process's work, and begins first, as
the most. By place, not by mark: xdist 3.8 asks marks for a name pytest 9.2 keeps no more.
"""

import os

import pytest
from xdist.scheduler import LoadScopeScheduling

HEARD = (
    "tests/backend/telephony/test_exchange.py",
    "tests/end_to_end/test_stories.py::test_story_with_sound",
    "tests/voip/peers/",
    "tests/voip/test_call.py",
    "tests/voip/test_calls.py",
    "tests/voip/test_measuring.py",
    "tests/voip/test_phone.py",
    "tests/voip/test_tape.py",
    "tests/voip/test_taping.py",
    "tests/voip/test_transfer.py",
)
SEEN = ("tests/end_to_end/test_stories.py::test_story[",)


class Shares(LoadScopeScheduling):  # type: ignore[misc]  # the library says none of its types
    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def share_of(nodeid: str) -> str:
    if nodeid.startswith(HEARD):
        return "heard"
    return "seen" if nodeid.startswith(SEEN) else nodeid


_PLACED = pytest.StashKey[bool]()
_POLITENESS = 10


def give_way(item: pytest.Item) -> None:
    """At a process's first test: all but the one that hears step aside for it. On a machine with two
    cores and three processes a tone would else be torn by whatever is painted beside it."""
    stash = item.config.stash
    if "PYTEST_XDIST_WORKER" in os.environ and not stash.get(_PLACED, False):
        stash[_PLACED] = True
        if share_of(item.nodeid) != "heard":
            os.nice(_POLITENESS)


def check(items: list[pytest.Item]) -> None:
    """Raises UsageError for what goes in turn and is given to any process."""
    for item in items:
        if "in_turn" in getattr(item, "fixturenames", ()) and share_of(item.nodeid) != "heard":
            raise pytest.UsageError(f"tests/sharing.py: HEARD wants {item.nodeid}")
