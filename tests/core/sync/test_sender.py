import asyncio
from pathlib import Path

from core.entities import Author, Message
from core.protocol import codec
from core.protocol import frames as f
from core.protocol.commands import AcceptOffer, SendMessage, SetAgentState, TakeOver
from core.protocol.events import By, MessageCreated, OfferUpserted
from tests.core.store.samples import offer
from tests.core.sync.stage import Stage, Visit, staged

LATER = 1 << 50


def words(text: str, about: str = "c1") -> SendMessage:
    return SendMessage(conversation=about, text=text)


def created(command: f.Cmd, seq: int) -> f.Ev:
    """The event that a sent message makes."""
    message = Message(
        id=f"m{seq}", conversation="c1", order=seq, kind="out", at=seq, client_id=command.id,
        author=Author(kind="agent", id="u1", name="Deniz"), text="hello",
    )  # fmt: skip
    return f.Ev(
        seq=seq, prev=seq - 1, id=f"e{seq}", type="message.created", at=seq, cause=command.id,
        by=By(kind="agent", id="u1"), body=codec.raw(MessageCreated(message=message)),
    )  # fmt: skip


async def live_visit(stage: Stage) -> Visit:
    visit = await stage.visit()
    if visit.hello.resume is None:
        await visit.snapshot(ids=("c1", "c2"))
    else:
        await visit.welcome(head=visit.hello.resume.seq)
    return visit


async def test_a_command_is_said_and_goes_once_its_event_is_in() -> None:
    async with staged() as stage:
        visit = await live_visit(stage)
        id = await stage.enqueue(words("hello"))
        said = await visit.next(f.Cmd)
        assert (said.id, said.type) == (id, "message.send")
        await visit.send(f.Res(id=id, ok=True, seq=1))
        await visit.send(created(said, 1))
        assert (await visit.next(f.Ack)).seq == 1
        assert await stage.outbox() == []


async def test_a_lost_answer_makes_the_same_command_come_again() -> None:
    async with staged() as stage:
        first = await live_visit(stage)
        await stage.enqueue(words("once"))
        said = await first.next(f.Cmd)
        first.cut()
        second = await live_visit(stage)
        again = await second.next(f.Cmd)
        assert (again.id, bytes(again.body)) == (said.id, bytes(said.body))


async def test_what_was_written_before_a_crash_is_said_after_it(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    async with staged(path, start=False) as stage:
        id = await stage.enqueue(words("kept"))
    async with staged(path) as stage:
        visit = await live_visit(stage)
        assert (await visit.next(f.Cmd)).id == id


async def test_one_conversation_waits_for_itself_and_not_for_another() -> None:
    async with staged() as stage:
        first = await stage.enqueue(words("one"))
        second = await stage.enqueue(words("two"))
        other = await stage.enqueue(words("elsewhere", "c2"))
        visit = await live_visit(stage)
        assert [(await visit.next(f.Cmd)).id for _ in range(2)] == [first, other]
        await visit.send(f.Res(id=other, ok=True))
        await visit.send(f.Res(id=first, ok=True))
        assert (await visit.next(f.Cmd)).id == second


async def test_not_now_is_asked_again_and_keeps_the_order() -> None:
    async with staged() as stage:
        first = await stage.enqueue(words("one"))
        second = await stage.enqueue(words("two"))
        visit = await live_visit(stage)
        await visit.next(f.Cmd)
        later = f.Failure(code="rate_limited", retry=True, after_ms=20)
        await visit.send(f.Res(id=first, ok=False, error=later))
        assert (await visit.next(f.Cmd)).id == first
        await visit.send(f.Res(id=first, ok=True))
        assert (await visit.next(f.Cmd)).id == second


async def test_a_refusal_stays_with_its_reason_and_the_next_goes_on() -> None:
    async with staged() as stage:
        first = await stage.enqueue(words("one"))
        second = await stage.enqueue(words("two"))
        visit = await live_visit(stage)
        await visit.next(f.Cmd)
        await visit.send(f.Res(id=first, ok=False, error=f.Failure(code="window_closed")))
        assert (await visit.next(f.Cmd)).id == second
        await stage.until(lambda: stage.refusals == [(first, "window_closed")])
        assert [command.id for command in await stage.outbox()] == [second]


async def test_out_of_time_is_never_said() -> None:
    async with staged() as stage:
        id = await stage.enqueue(SetAgentState(state="available"), expires=1)
        await stage.until(lambda: stage.refusals == [(id, "expired")])
        visit = await live_visit(stage)
        kept = await stage.enqueue(TakeOver(conversation="c1"))
        assert (await visit.next(f.Cmd)).id == kept


async def test_time_runs_out_without_a_line_too() -> None:
    async with staged() as stage:
        id = await stage.enqueue(
            SetAgentState(state="available"), expires=stage.client.clock.now() + 50
        )
        await stage.until(lambda: stage.refusals == [(id, "expired")])


async def test_what_only_made_sense_then_is_not_said_on_the_next_line() -> None:
    async with staged() as stage:
        first = await live_visit(stage)
        id = await stage.enqueue(SetAgentState(state="available"), expires=LATER)
        assert (await first.next(f.Cmd)).expires == LATER
        first.cut()
        await live_visit(stage)
        await stage.until(lambda: stage.refusals == [(id, "expired")])


async def test_what_was_done_just_before_the_cut_is_not_called_expired() -> None:
    """The events of the meantime say what became of it, and they come after the welcome."""
    async with staged() as stage:
        first = await live_visit(stage)
        id = await stage.enqueue(AcceptOffer(offer="f1"), expires=LATER)
        await first.next(f.Cmd)
        first.cut()
        late = await stage.enqueue(AcceptOffer(offer="f2"), expires=1)
        await stage.until(lambda: stage.refusals == [(late, "expired")])
        visit = await stage.visit()
        assert visit.hello.resume is not None
        await visit.welcome(head=1)
        body = OfferUpserted(offer=offer(state="accepted", ended_at=2))
        await visit.send(
            f.Ev(seq=1, prev=0, id="e1", type="offer.upserted", at=1, cause=id,
                 by=By(kind="agent", id="u1"), body=codec.raw(body))
        )  # fmt: skip
        assert (await visit.next(f.Ack)).seq == 1
        await stage.line("live")
        kept = await stage.enqueue(TakeOver(conversation="c1"))
        assert (await visit.next(f.Cmd)).id == kept
        assert stage.refusals == [(late, "expired")]
        assert [command.id for command in await stage.outbox()] == [kept]


async def test_what_only_made_sense_before_a_restart_is_not_said_after_it(tmp_path: Path) -> None:
    path = tmp_path / "profile.db"
    async with staged(path, start=False) as stage:
        id = await stage.enqueue(SetAgentState(state="available"), expires=LATER)
        await asyncio.sleep(0.002)  # a millisecond later is another start
    async with staged(path) as stage:
        await live_visit(stage)
        await stage.until(lambda: stage.refusals == [(id, "expired")])


async def test_a_command_too_large_for_a_frame_is_refused_here() -> None:
    async with staged() as stage:
        await live_visit(stage)
        id = await stage.enqueue(words("x" * f.MAX_CLIENT_FRAME))
        await stage.until(lambda: stage.refusals == [(id, "payload_too_large")])


async def test_a_command_taken_back_while_it_waits_is_not_said() -> None:
    async with staged() as stage:
        gone = await stage.enqueue(words("regret", "c2"))
        kept = await stage.enqueue(words("kept"))
        await asyncio.wrap_future(stage.store.discard(gone))
        stage.client.nudge()
        visit = await live_visit(stage)
        assert (await visit.next(f.Cmd)).id == kept
