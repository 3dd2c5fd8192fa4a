"""A person's own day: what they are, what a contact was about, how it goes, to whom it is given."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.entities import Agent
from core.protocol.events import AgentUpserted, BotSuggested, InteractionUpserted
from core.protocol.signals import QueueFigures
from core.work import Interaction
from desktop.telephone.preflight import Check
from tests.end_to_end.screens_offers import State, tell
from tests.end_to_end.screens_phone import _call, _say, talking_to
from tests.end_to_end.screens_room import Room

SECOND, MINUTE = 1_000, 60_000


async def _me(room: Room, **changed: Any) -> Agent:
    """What the platform says of me from now on; the one before is what comes back."""
    before = room.desk.directory.agents[room.desk.me.id]
    now = replace(before, **{"since": room.desk.now() - 764 * SECOND, **changed})
    await tell(room, AgentUpserted(agent=now))
    await room.until(lambda: room.desk.directory.agents[now.id] == now, "my state")
    return before


async def _back(room: Room, me: Agent) -> None:
    await tell(room, AgentUpserted(agent=me))
    await room.until(lambda: room.desk.directory.agents[me.id] == me, "my state")


async def _work(room: Room, name: str, **changed: Any) -> Interaction:
    conversation = (await room.desk.open_conversation(await room.key_of(name))).conversation
    now = room.desk.now()
    given: dict[str, Any] = {
        "id": f"work-{name}", "media": "chat", "queue": "qu-returns",
        "contact": conversation.contact, "conversation": conversation.id,
        "entered_at": now - 6 * MINUTE, "answered_at": now - 5 * MINUTE, "state": "active",
        "agent": room.desk.me.id,
    }  # fmt: skip
    found = Interaction(**{**given, **changed})
    await tell(room, InteractionUpserted(interaction=found))
    await room.until(lambda: found.id in [w.interaction.id for w in room.desk.work], "the work")
    return found


async def _finish(room: Room, *work: Interaction) -> None:
    for each in work:
        done = replace(each, state="done", end="handled", completed_at=room.desk.now())
        await tell(room, InteractionUpserted(interaction=done))
    ids = {each.id for each in work}
    await room.until(lambda: ids.isdisjoint(w.interaction.id for w in room.desk.work), "no work")


async def _wrapping(room: Room, name: str) -> Interaction:
    now = room.desk.now()
    return await _work(
        room, name, state="wrap_up", ended_at=now - 26 * SECOND, wrap_until=now + 34 * SECOND
    )


def _still(room: Room) -> Any:
    """A picture of something that moves would never be still."""
    wraps = room.shell._workday.wraps
    wraps._tick.stop()
    room.window.panels.top_bar._second.stop()
    return wraps


def _moves(room: Room) -> None:
    room.window.panels.top_bar._second.start()


async def wrap_up(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    me = await _me(room, state="available")
    work = [await _wrapping(room, "Elif Yıldız"), await _wrapping(room, "Zeynep Çağlar")]
    _still(room)
    yield
    await _finish(room, *work)
    await _back(room, me)
    _moves(room)


async def wrap_up_searched(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    me = await _me(room, state="available")
    work = await _wrapping(room, "Zeynep Çağlar")
    wraps = _still(room)
    room.shell.workday.wrap_up()
    wraps.form._show_list(True)
    yield
    await _finish(room, work)
    await _back(room, me)
    _moves(room)


async def wrap_up_written(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    me = await _me(room, state="available")
    work = await _wrapping(room, "Zeynep Çağlar")
    wraps = _still(room)
    room.shell.workday.wrap_up()
    wraps.form.choose(wraps.form._dispositions[0].id)
    wraps.form.note.setText("Yeni kargo yarın 12.00'den önce gidiyor.")
    wraps.form._due(room.desk.now() + 24 * 60 * MINUTE)
    yield
    await _finish(room, work)
    await _back(room, me)
    _moves(room)


def _state(working: int = 0, **mine: Any) -> Any:
    async def shown(room: Room) -> State:
        await room.talk("Ayşe Şahin")
        me = await _me(room, **mine)
        names = ("Elif Yıldız", "Zeynep Çağlar")[:working]
        work = [await _work(room, name) for name in names]
        _still(room)
        room.shell.workday.choose_state()
        await room.until(lambda: QApplication.activePopupWidget() is not None, "the menu")
        yield
        room.close_menus()
        await _finish(room, *work)
        await _back(room, me)
        _moves(room)

    return shown


async def my_day(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    room.shell.workday.my_day()
    await room.until(room.shell._workday.day.isVisible, "my day")
    yield
    room.shell.go("inbox")


async def _figures(room: Room) -> None:
    figures = ((3, 2, 40, True), (0, 7, 600, True), (2, 0, 0, True), (0, 1, None, False))
    for queue, (free, waiting, wait, open_) in zip(
        room.desk.directory.queues, figures, strict=False
    ):
        body = QueueFigures(
            queue=queue, free=free, waiting=waiting, estimated_wait_s=wait, open=open_,
            there=free + 2,
        )  # fmt: skip
        room.signal(f"queue:{queue}", "queue_figures", body)
    first = next(iter(room.desk.directory.queues))
    await room.until(lambda: room.desk.queue_now(first) is not None, "the figures")


async def transfer(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    await _figures(room)
    room.shell.conversation.assign()
    await room.until(lambda: QApplication.activePopupWidget() is not None, "to whom")
    yield
    room.close_menus()


async def transfer_call(room: Room) -> State:
    """A call that came through the platform: with a note, and how it stands there."""
    work = await _work(room, "Işık Öğüt", media="call", call="corr")
    await _figures(room)
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt", correlation="corr"))
        room.shell.switchboard.transfer()
        yield
    await _finish(room, work)


async def suggestion(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    id = panel.model.opened.conversation.id
    answer = (
        "Merhaba, paketiniz dağıtımda: bugün 17.00'ye kadar elinizde olur. "
        "Takip bağlantısı kargo.example/TR48213."
    )
    said = BotSuggested(conversation=id, text=answer, sources=("Kargo ve teslimat",))
    await tell(room, said)
    await room.until(panel.suggestion.isVisible, "the suggestion")
    yield
    await tell(room, BotSuggested(conversation=id, text=""))
    await room.until(lambda: not panel.suggestion.isVisible(), "no suggestion")


TROUBLES = (
    Check("microphone", "bad", "none"),
    Check("microphone", "warning", "silent"),
    Check("microphone", "warning", "lost"),
    Check("speaker", "bad", "none"),
    Check("registrar", "bad", "no_account"),
    Check("registrar", "bad", "failed", {"why": "password"}),
    Check("way", "warning", "unsteady", {"ms": "80", "jitter": "45"}),
    Check("platform", "warning", "away"),
    Check("clock", "bad", "fast", {"seconds": "95"}),
    Check("disk", "bad", "little", {"free": "150000000"}),
)


def _ready(check: Check | None) -> Any:
    async def shown(room: Room) -> State:
        await room.talk("Ayşe Şahin")
        there, toasts = room.shell._workday.availability, room.shell.toasts.stack
        there._say_trouble(check) if check else there._say_fine()
        yield
        for card in toasts.cards():
            card.close_it()

    return shown


WORK_MAIN: dict[str, Any] = {
    "work-wrap-up": wrap_up,
    "work-wrap-up-written": wrap_up_written,
    "work-state": _state(state="available"),
    "work-my-day": my_day,
    "work-transfer": transfer,
    "work-transfer-call": transfer_call,
    "work-suggestion": suggestion,
}
"""Those that are also drawn at other sizes and scales."""
WORK: dict[str, Any] = {
    **WORK_MAIN,
    "work-wrap-up-searched": wrap_up_searched,
    "work-state-next": _state(
        2, state="available", next_state="not_ready", next_reason="break"
    ),
    "work-state-break": _state(state="not_ready", reason="break"),
    "work-state-not-responding": _state(state="available", not_responding=True),
    "work-ready": _ready(None),
    **{f"work-not-ready-{check.name}-{check.code}": _ready(check) for check in TROUBLES},
}  # fmt: skip
