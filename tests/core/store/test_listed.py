"""What supervisors are told is found by time and words, and what is over goes with the policy."""

from core.protocol.frames import Rows
from core.store import listed, supervision, taken_out
from core.store.store import Store
from core.supervision import Alert, Announcement, AuditEntry, Supervision
from tests.core.store.samples import ME, filled, run

CUT = 100


def alert(id: str, at: int, cleared_at: int | None = None) -> Alert:
    return Alert(
        id=id, rule="r", name="N", figure="waiting", subject="queue:q", value=9, threshold=5,
        raised_at=at, cleared_at=cleared_at,
    )  # fmt: skip


def watch(id: str, since: int, ended_at: int | None = None) -> Supervision:
    return Supervision(
        id=id, supervisor="u2", agent=ME, mode="monitor", since=since, call="k", ended_at=ended_at
    )  # fmt: skip


def entry(id: str, at: int, act: str = "agent.force_state", **facts: str) -> AuditEntry:
    return AuditEntry(id=id, at=at, by="u2", act=act, subject=f"agent:{ME}", facts=facts)


ROWS = Rows(
    alerts=(alert("old", 1, 5), alert("stands", 2), alert("new", 200, 210)),
    supervisions=(watch("s-old", 1, 9), watch("s-on", 2), watch("s-new", 200, 210)),
    audit_entries=(
        entry("e-old", 3), entry("e-out", 4, "export", subjects="c1", what="conversations"),
        entry("e-new", 200, state="available"),
    ),
    announcements=(Announcement(id="n1", at=1, by="u2", text="A"),),
)  # fmt: skip


def found(store: Store) -> dict[str, list[str]]:
    read = store.read
    return {
        "alerts": [of.id for of in read(supervision.alerts).result()],
        "on": [of.id for of in read(lambda c: supervision.supervisions(c)).result()],
        "ended": [of.id for of in read(lambda c: supervision.supervisions(c, 0)).result()],
        "audit": [of.id for of in read(lambda c: supervision.audit(c, (), 9, None)).result()],
        "news": [of.id for of in read(lambda c: supervision.announcements(c, 9)).result()],
    }


def test_what_is_over_goes_and_what_stands_or_was_taken_out_stays() -> None:
    store = filled(ROWS)
    assert found(store)["alerts"] == ["new", "stands", "old"]
    run(store, lambda c: listed.forget(c, CUT))
    assert found(store) == {
        "alerts": ["new", "stands"], "on": ["s-on"], "ended": ["s-new", "s-on"],
        "audit": ["e-new", "e-out"], "news": [],
    }  # fmt: skip
    out = store.read(lambda c: taken_out.of(c, "c1", ME)).result()
    assert [taken.what for taken in out] == ["conversations"]
    store.close()


def test_words_are_found_in_the_entry_and_in_names() -> None:
    store = filled(ROWS)

    def ids(*asked: tuple[str, list[str]]) -> list[str]:
        words = [supervision.Asked(*each) for each in asked]
        entries = store.read(lambda c: supervision.audit(c, words, 9, None)).result()
        return [of.id for of in entries]

    assert ids(("avail", [])) == ["e-new"]
    assert ids(("isik", ["u2"])) == ["e-new", "e-out", "e-old"]
    assert ids(("isik", [ME]), ("force", [])) == ["e-new", "e-old"]
    assert ids(("yok", [])) == []
    forced = supervision.Asked("baska", codes=(("work", "given"), ("force", "state available")))
    entries = store.read(lambda c: supervision.audit(c, [forced], 9, None)).result()
    assert [of.id for of in entries] == ["e-new"], "all of one of the codes"
    store.close()
