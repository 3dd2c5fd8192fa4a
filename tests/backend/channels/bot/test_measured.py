from pathlib import Path

from backend.channels.bot.measured import measured, told
from backend.log import Log, Transaction
from core.metrics.bot import BotFigures
from core.protocol import events as e
from tests.backend import sample

BOT = e.By(kind="bot")


async def test_the_figures_come_from_the_log(tmp_path: Path) -> None:
    now = [1_000]
    log = sample.loaded(Log.open(tmp_path / "log.db", lambda: now[0]))

    def begin(work: Transaction, id: str) -> None:
        sample.create(work, id)
        work.emit(e.BotStarted(conversation=id), BOT)

    def rest(work: Transaction) -> None:
        begin(work, "c2")
        begin(work, "c3")
        work.emit(e.BotClosed(conversation="c2"), BOT)
        body = e.BotHandoffRequested(conversation="c3", reason="policy", summary="")
        work.emit(body, BOT)

    await log.transact(lambda work: begin(work, "c1"))
    now[0] = 2_000
    await log.transact(rest)
    whole = await log.database.read(lambda connection: measured(connection, 0))
    assert (whole.sessions, whole.contained, whole.handed_over) == (3, 1, 1)
    late = await log.database.read(lambda connection: measured(connection, 2_000))
    assert (late.sessions, late.containment.percent) == (2, 50)
    log.close()


def test_they_are_told_with_what_they_are_made_of() -> None:
    figures = BotFigures(5, 1, 2, 1, {"asked": 1, "policy": 2})
    assert told(figures) == (
        "sessions 5\ncontained 1/5 (20.0 %)\nhanded over 2/5 (40.0 %)\ntaken over 1\n"
        "reasons: asked 1, policy 2"
    )
    assert "contained 0/0 (–)" in told(BotFigures())
