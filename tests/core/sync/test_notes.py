"""Notes stay in the store from one start to the next."""

from pathlib import Path

import pytest

from core.store.store import Store
from core.sync import notes
from core.sync.notes import StoredToken, fresh_at, keep_fresh_at

KEY = bytes(32)


def test_a_token_is_kept_in_the_encrypted_store_alone(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    StoredToken(store).save("a-long-lived-token")
    store.close()
    assert all(b"a-long-lived-token" not in path.read_bytes() for path in tmp_path.iterdir())
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    assert StoredToken(store).load() == "a-long-lived-token"
    StoredToken(store).forget()
    assert StoredToken(store).load() is None
    store.close()


async def test_a_desk_that_was_live_for_a_moment_knows_since_when_it_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "LOOK_EVERY_S", 0.0)
    monkeypatch.setattr(notes, "FRESH_EVERY_S", 0.0)
    store = Store.open(tmp_path / "desk.db", KEY, lambda _: None)
    states = iter([False, False, True])
    with pytest.raises(RuntimeError):  # asked a fourth time
        await keep_fresh_at(store, lambda: next(states))
    assert fresh_at(store).result()
    store.close()
