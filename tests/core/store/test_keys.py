"""Message keys are in the order of time, whatever the order of arrival, and never collide."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.protocol import events as e
from core.protocol.frames import Rows
from core.store.keys import SHIFT, MessageKeys, place_of
from core.store.store import Store
from tests.core.store.samples import START, contact, conversation, event, fill, message, opened

TIMES = st.lists(st.integers(0, 12), min_size=1, max_size=60)


def keys_of(store: Store) -> list[tuple[int, int]]:
    """(time, key)."""

    def work(connection: object) -> list[tuple[int, int]]:
        from core.store import bodies

        rows = connection.exec_driver_sql("SELECT key, body FROM messages")  # type: ignore[attr-defined]  # a Connection
        return [(bodies.message(body).at, key) for key, body in rows]

    return store.read(work).result()


@settings(max_examples=40)
@given(TIMES, st.integers(1, 7))
def test_the_order_of_keys_is_the_order_of_time(times: list[int], batch: int) -> None:
    store = opened()
    fill(store, Rows(conversations=(conversation(),), contacts=(contact(),)))
    events = [
        event(11 + at, e.MessageCreated(message=message(at + 1, "x", at=START + time)))
        for at, time in enumerate(times)
    ]
    for first in range(0, len(events), batch):
        store.apply(events[first : first + batch]).result()
    found = keys_of(store)
    assert len({key for _, key in found}) == len(times)
    crowded = max(times.count(time) for time in times) > 1 << SHIFT
    if not crowded:
        assert sorted(found) == sorted(found, key=lambda pair: pair[1])
    store.close()


def test_more_than_fit_a_millisecond_still_get_a_key() -> None:
    store = opened()
    fill(store, Rows(conversations=(conversation(),), contacts=(contact(),)))
    for first in range(0, 60, 6):
        store.apply([
            event(11 + at, e.MessageCreated(message=message(at + 1, "x", at=START)))
            for at in range(first, first + 6)
        ]).result()  # fmt: skip
    assert len(keys_of(store)) == 60
    store.close()


def test_absurd_times_stay_within_sixty_three_bits() -> None:
    assert place_of(-5) == 0
    assert 0 < place_of(1 << 200) < 1 << 62


def test_thousands_of_one_and_the_same_time_cost_few_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A history that came in by the thousand with one time made every later batch take seconds."""
    store = opened()
    fill(store, Rows(conversations=(conversation(),), contacts=(contact(),)))
    asked: list[str] = []
    ask = MessageKeys._ask

    def counted(keys: MessageKeys, sql: str, *values: object) -> object:
        asked.append(sql)
        return ask(keys, sql, *values)

    monkeypatch.setattr(MessageKeys, "_ask", counted)
    for first in range(0, 900, 300):
        store.apply([
            event(11 + at, e.MessageCreated(message=message(at + 1, at=START)))
            for at in range(first, first + 300)
        ]).result()  # fmt: skip
    assert len(keys_of(store)) == 900
    assert len(asked) < 20
    store.close()
