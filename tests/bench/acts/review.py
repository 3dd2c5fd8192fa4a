"""Opens contacts in the review library, the long ones between ordinary ones, with words marked."""

import time
from typing import Any

from core.library import Facets, LibraryHit, LibraryQuery
from desktop.heartbeat import Heartbeat
from desktop.panels.review import Review
from tests.bench.actor import Painted, Room

ORDINARY = 12


async def play(room: Room, setting: dict[str, Any]) -> dict[str, Any]:
    """{rounds, long: [ids], words} -> {id: [ms]}, `ordinary` and the heartbeat's lateness."""
    shell = room.scene.shell
    assert shell is not None
    shell.go("review")
    panel = room.window.stage.currentWidget()
    assert isinstance(panel, Review)
    await room.until(lambda: panel.results.model.state == "ready", "the library")
    query = LibraryQuery(setting["words"])
    long = {id: await room.desk.key_of(id) for id in setting["long"]}
    others = [hit.conversation for hit in panel.results.model.hits[:ORDINARY]]
    times: dict[str, list[float]] = {}
    beat = Heartbeat()
    for number in range(setting["rounds"] + 1):
        if number == 1:  # the first round reads from the disk
            times = {id: [] for id in (*long, "ordinary")}
            beat.start()
        for step, (id, key) in enumerate(long.items()):
            other = others[(number + step) % len(others)]
            for name, opened in (("ordinary", other), (id, key)):
                times.setdefault(name, []).append(await _open(room, panel, opened or 0, query))
    beat.stop()
    late = beat.lateness()
    return {"times": times, "late_p99": late.p99, "late_most": late.most}


async def _open(room: Room, panel: Review, key: int, query: LibraryQuery) -> float:
    """From the choice in the list to its newest entries painted, with what is looked for marked."""
    model, transcript = panel.reader.model, panel.reader.transcript

    def there() -> bool:
        rows = transcript.where.rows
        return (
            model.key == key and model.state == "ready" and bool(rows)
            and all(
                at >= model.messages or model.message(transcript.entries.order(at))
                for at, _ in rows
            )
        )  # fmt: skip

    painted = Painted(transcript.viewport(), there)
    began = time.perf_counter()
    panel.reader.show_hit(_hit(key), query, {})
    took = await painted.since(began)
    await room.calm(0.05)  # nobody goes on before it is seen
    return took


def _hit(key: int) -> LibraryHit:
    """As filters alone find a contact: it opens at its newest entry."""
    return LibraryHit(
        conversation=key, id="", name="", channel="chat", subject="", labels=(), at=0,
        kind="conversation", who="customer", snippet="", marks=(), facets=Facets(),
    )  # fmt: skip
