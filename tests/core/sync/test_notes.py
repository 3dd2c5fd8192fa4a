"""Notes stay in the store from one start to the next."""

from pathlib import Path

from core.store.store import Store
from core.sync.notes import StoredToken

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
