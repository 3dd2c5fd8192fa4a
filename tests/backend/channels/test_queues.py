from pathlib import Path

from backend.channels.queues import MEDIA, NoQueues
from backend.channels.standing import UNKNOWN
from backend.log import Log
from tests.backend import sample


async def test_without_routing_nothing_is_known_and_nothing_is_asked(tmp_path: Path) -> None:
    log = sample.loaded(Log.open(tmp_path / "log.db"))
    queues, conversation = NoQueues(), sample.conversation("c1")
    assert queues.of(conversation) == UNKNOWN
    head = log.head
    assert await log.transact(lambda work: queues.of_queue(work, conversation, None)) == UNKNOWN
    await log.transact(lambda work: queues.ask(work, conversation, "callback", "+90"))
    assert log.head == head
    log.close()


def test_whoever_wants_something_else_becomes_other_work() -> None:
    assert MEDIA == {"wait": "message", "call": "callback", "mail": "mail"}
