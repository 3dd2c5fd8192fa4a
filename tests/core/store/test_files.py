"""Files are found by id or content; only what the platform can give again is evicted."""

import hashlib

from core.entities import Attachment
from core.store import files
from core.store.store import Store
from tests.core.store.samples import ONE, filled, run


def attachment(id: str, body: bytes = b"") -> Attachment:
    digest = hashlib.sha256(body).hexdigest() if body else ""
    return Attachment(id=id, name=f"{id}.png", mime="image/png", size=len(body), sha256=digest)


def evict(store: Store, limit: int) -> None:
    run(store, lambda c: files.evict(c, limit))


def test_a_fetched_file_is_found_again() -> None:
    store = filled(ONE)
    picture = attachment("f1")
    assert store.file(picture).result() is None
    store.cache_file(picture, b"content").result()
    store.cache_file(picture, b"content").result()
    assert store.file(picture).result() == b"content"
    store.close()


def test_a_sent_file_needs_no_fetching() -> None:
    store = filled(ONE)
    store.enqueue("q1", "message.send", "c1", b"{}", None, [("a.png", b"body")]).result()
    store.discard("q1").result()
    assert store.file(attachment("given by the platform", b"body")).result() == b"body"
    store.close()


def test_the_one_looked_at_longest_ago_goes_first() -> None:
    store = filled(ONE)
    for number, id in enumerate(("f1", "f2", "f3")):
        made = attachment(id)
        store.write(lambda c, a=made, n=number: files.cache(c, a, b"12345", n)).result()  # type: ignore[misc]  # bound at once
    store.write(lambda c: files.used(c, attachment("f1"), 9)).result()
    evict(store, 10)
    assert [store.file(attachment(id)).result() is None for id in ("f1", "f2", "f3")] == [
        False, True, False,
    ]  # fmt: skip
    store.close()


def test_an_unsent_file_is_never_evicted() -> None:
    store = filled(ONE)
    store.enqueue("q1", "message.send", "c1", b"{}", None, [("a.png", b"12345")]).result()
    evict(store, 0)
    assert store.outgoing("q1").result() == [("a.png", b"12345")]
    store.close()
