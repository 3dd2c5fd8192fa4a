from dataclasses import replace

import pytest

from desktop.telephone.preflight import Facts, checks, jitter_ms, troubles, worst
from voip.values import Registration

READY = Registration(account="a", state="ready")
FAILED = Registration(account="b", state="failed", code="password_refused")
FINE = Facts(
    microphones=1, speakers=1, heard=0.1, registrations=(READY,), round_trips_ms=(20, 22, 21),
    skew_ms=40, free_bytes=50_000_000_000,
)  # fmt: skip


def test_where_all_is_well_nothing_troubles() -> None:
    found = checks(FINE)
    assert {check.state for check in found} == {"ok"}
    assert worst(found) == "ok" and troubles(found) == ()
    assert [check.name for check in found] == [
        "microphone", "speaker", "registrar", "way", "platform", "clock", "disk",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "name", "state", "code"),
    [
        ({"microphones": 0}, "microphone", "bad", "none"),
        ({"heard": 0.0}, "microphone", "warning", "silent"),
        ({"missing": ("microphone",)}, "microphone", "warning", "lost"),
        ({"missing": ("speaker",)}, "speaker", "warning", "lost"),
        ({"speakers": 0}, "speaker", "bad", "none"),
        ({"registrations": ()}, "registrar", "bad", "no_account"),
        ({"registrations": (FAILED,)}, "registrar", "bad", "failed"),
        ({"registrations": (READY, FAILED)}, "registrar", "warning", "some"),
        (
            {"registrations": (Registration(account="a", state="trying"),)},
            "registrar", "bad", "trying",
        ),
        ({"round_trips_ms": (250, 260)}, "way", "warning", "slow"),
        ({"round_trips_ms": (600,)}, "way", "bad", "slow"),
        ({"round_trips_ms": (10, 90, 10)}, "way", "warning", "unsteady"),
        ({"line": "offline"}, "platform", "warning", "away"),
        ({"skew_ms": 9_000}, "clock", "warning", "slow"),
        ({"skew_ms": -200_000}, "clock", "bad", "fast"),
        ({"free_bytes": 500_000_000}, "disk", "warning", "little"),
        ({"free_bytes": 1_000}, "disk", "bad", "little"),
    ],
)  # fmt: skip
def test_each_trouble_is_told_apart(
    changed: dict[str, object], name: str, state: str, code: str
) -> None:
    (trouble,) = troubles(checks(replace(FINE, **changed)))  # type: ignore[arg-type]  # any field
    assert (trouble.name, trouble.state, trouble.code) == (name, state, code)


def test_a_phone_that_is_not_there_is_one_trouble_not_three() -> None:
    found = checks(replace(FINE, running=False, why_not="unavailable"))
    assert [check.name for check in troubles(found)] == ["registrar"]


def test_what_nobody_knows_is_no_trouble() -> None:
    found = checks(Facts(registrations=(READY,)))
    assert worst(found) == "unknown" and troubles(found) == ()


def test_the_worst_comes_first() -> None:
    found = troubles(checks(replace(FINE, line="offline", speakers=0)))
    assert [check.name for check in found] == ["speaker", "platform"]


def test_jitter_needs_two() -> None:
    assert jitter_ms([10]) is None
    assert jitter_ms([10, 20, 10]) == 10
