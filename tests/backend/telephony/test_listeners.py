"""Who hears whom."""

from backend.telephony.legs import CUSTOMER
from backend.telephony.listeners import Listener, hears


def test_nobody_listens() -> None:
    assert hears("a", []) == {CUSTOMER: ("a",), "a": (CUSTOMER,)}


def test_whoever_rings_hears_nothing_yet() -> None:
    assert "s" not in hears("a", [Listener("s", "dila", "barge")])


def test_each_mode_among_others() -> None:
    found = hears(
        "a",
        [
            Listener("m", "1", "monitor", there=True),
            Listener("w", "2", "whisper", there=True),
            Listener("b", "3", "barge", there=True),
        ],
    )
    assert found == {
        CUSTOMER: ("a", "b"),
        "a": (CUSTOMER, "b", "w"),
        "m": (CUSTOMER, "a", "b"),
        "w": (CUSTOMER, "a", "b"),
        "b": (CUSTOMER, "a"),
    }
