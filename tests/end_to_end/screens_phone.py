"""Every state of the phone: a fake one says what there is, the screen is the real one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from msgspec.structs import replace

from core.clock import wall_ms
from core.entities import CallRecord
from core.ids import uuid7
from desktop.telephone.telephone import Telephone
from desktop.views.account_choice import AccountChoice
from tests.desktop.telephone.fake_phone import FakePhone
from tests.end_to_end.screens_room import Room
from voip import events as e
from voip.values import Account, Call, Quality, Registration

State = AsyncIterator[None]
ACCOUNT = Account(
    id="office", user="201", domain="santral.ornek", voicemail="*97", park="*68", pick_up="*8"
)
OTHER = Account(id="home", user="kuzey-destek-hatti", domain="sip.operator.example")
READY = Registration(account="office", state="ready", voicemails=2, round_trip_ms=18)
GOOD = Quality(loss=0.002, jitter_ms=4, round_trip_ms=26, mos=4.3)
WAVE = (0.2, 0.5, 0.9, 0.4, 0.7, 1.0, 0.3)


def _calls(room: Room) -> FakePhone:
    telephone: Telephone = room.scene.parts.telephone
    phone = FakePhone(telephone, ready=False)
    telephone.set_accounts([ACCOUNT])
    phone.say(e.Registered(registration=READY))
    return phone


@asynccontextmanager
async def talking_to(room: Room) -> AsyncIterator[FakePhone]:
    """Beside an open conversation; afterwards there was never a phone."""
    await room.talk("Ayşe Şahin")
    phone = _calls(room)
    yield phone
    await _tidy(room, phone)


async def _number(room: Room, name: str) -> str:
    key = await room.key_of(name)
    return (await room.desk.open_conversation(key)).contact.phone


async def _call(room: Room, who: str, seconds: int = 252, **more: Any) -> Call:
    """One that has gone on for so long."""
    usual: dict[str, Any] = {
        "account": "office", "direction": "in", "state": "talking", "codec": "G722",
        "started_at": wall_ms() - seconds * 1_000 - 9_000, "encrypted": True,
        "answered_at": wall_ms() - seconds * 1_000, "number": await _number(room, who),
    }  # fmt: skip
    return Call(id=uuid7(), **{**usual, **more})


async def _ringing(room: Room, name: str, seconds: int = 8) -> Call:
    ringing = await _call(room, name, state="ringing_in", answered_at=None, codec="")
    return replace(ringing, started_at=wall_ms() - seconds * 1_000)


def _loud(phone: FakePhone) -> None:
    for loud in WAVE:
        phone.say(e.Levels(microphone=0.0, speaker=loud))


async def _tidy(room: Room, phone: FakePhone) -> None:
    room.close_menus()
    room.shell.go("inbox")
    room.scene.parts.telephone.leave()
    for bar in (strip := room.shell.switchboard.strip)._over:
        strip._over = {key: kept for key, kept in strip._over.items() if key != bar}
    strip._show()
    for card in room.shell.toasts.stack.cards():
        card.close_it()


async def _say(phone: FakePhone, *calls: Call) -> None:
    for call in calls:
        phone.change(call)
    await asyncio.sleep(0.3)
    _loud(phone)


async def incoming(room: Room) -> State:
    async with talking_to(room) as phone:
        await _say(phone, await _ringing(room, "Mehmet Güçlü"))
        yield


async def talking(room: Room) -> State:
    """The picture of the design: on a call, and a second one rings."""
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt"), await _ringing(room, "Mehmet Güçlü"))
        yield


async def without_customer(room: Room) -> State:
    """The column beside is not there: it rings over the list, above what else is said there."""
    room.settings.put("customer_panel", False)
    async with talking_to(room) as phone:
        await _say(phone, await _ringing(room, "Mehmet Güçlü"))
        phone.say(e.Refused(code="transfer.failed"))
        yield
        room.settings.put("customer_panel", True)


async def ringing_out(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _call(
            room, "Ayşe Şahin", direction="out", state="ringing_out", answered_at=None
        )
        await _say(phone, call)
        yield


async def held(room: Room) -> State:
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt", hold="ours"))
        yield


async def muted(room: Room) -> State:
    """And recorded, with a pause for a card number."""
    async with talking_to(room) as phone:
        call = await _call(room, "Işık Öğüt", muted=True, recording="on")
        await _say(phone, call, replace(call, recording="paused"))
        yield


async def recorded(room: Room) -> State:
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt", recording="on"))
        yield


def _consulting(state: str) -> Any:
    async def consulting(room: Room) -> State:
        async with talking_to(room) as phone:
            first = await _call(room, "Işık Öğüt", hold="ours")
            asked: Any = {
                "direction": "out",
                "number": "202",
                "consults": first.id,
                "name": "Derya Aksoy",
            }
            if state != "talking":
                asked |= {"state": state, "answered_at": None}
            await _say(phone, first, await _call(room, "Işık Öğüt", 24, **asked))
            yield

    return consulting


async def conference(room: Room) -> State:
    async with talking_to(room) as phone:
        first = await _call(room, "Işık Öğüt", conference=True)
        second = await _call(
            room, "Işık Öğüt", 60, conference=True, direction="out", number="202", name="Derya Aksoy",
            consults=first.id,
        )  # fmt: skip
        await _say(phone, first, second)
        yield


async def four(room: Room) -> State:
    """As many as there can be, recorded: nothing covers anything, and all have a name."""
    async with talking_to(room) as phone:
        names = ("Işık Öğüt", "Mehmet Güçlü", "Ayşe Şahin")
        waiting = [await _call(room, name, 90 + at, hold="ours") for at, name in enumerate(names)]
        await _say(phone, *waiting, await _call(room, "Zeynep Çağlar", 42, recording="on"))
        yield


async def four_on_the_phone(room: Room) -> State:
    """The same beside the dial pad and its choice of account: long names have the least room."""
    async with talking_to(room) as phone:
        room.scene.parts.telephone.set_accounts([ACCOUNT, OTHER])
        phone.say(e.Registered(registration=replace(READY, account=OTHER.id, voicemails=0)))
        names = ("Işık Öğüt", "Mehmet Güçlü", "Ayşe Şahin")
        waiting = [await _call(room, name, 90 + at, hold="ours") for at, name in enumerate(names)]
        last = await _call(room, "Zeynep Çağlar", 42, account=OTHER.id, muted=True)
        await _say(phone, *waiting, last)
        room.shell.go("phone")
        yield


async def two(room: Room) -> State:
    """With what the bar had no room for."""
    async with talking_to(room) as phone:
        first = await _call(room, "Işık Öğüt", hold="ours")
        second = await _call(room, "Zeynep Çağlar", 42, recording="on")
        await _say(phone, first, second)
        room.shell.switchboard.strip.open_more(second.id)
        yield


async def bad_line(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _call(room, "Işık Öğüt")
        await _say(phone, call)
        there, here = Quality(loss=0.06, jitter_ms=41, mos=2.9), Quality(loss=0.05, jitter_ms=38)
        for _ in range(2):
            phone.measure(call.id, there, here)
        yield


async def about_line(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _call(room, "Işık Öğüt")
        await _say(phone, call)
        phone.measure(call.id, GOOD, GOOD)
        room.shell.switchboard.strip.open_details(call.id)
        yield


async def tones(room: Room) -> State:
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt"))
        room.shell.switchboard.keypad()
        yield


async def target(room: Room) -> State:
    async with talking_to(room) as phone:
        await _say(phone, await _call(room, "Işık Öğüt"))
        room.shell.switchboard.consult()
        yield


async def reasons(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _ringing(room, "Mehmet Güçlü")
        await _say(phone, call)
        room.shell.decline_offer()
        yield


async def ended(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _call(room, "Işık Öğüt")
        await _say(phone, call)
        phone.change(call, state="ended", ended_by="them", cause=200, ended_at=wall_ms())
        yield


async def missed(room: Room) -> State:
    async with talking_to(room) as phone:
        call = await _ringing(room, "Mehmet Güçlü")
        await _say(phone, call)
        phone.change(call, state="ended", ended_by="them", cause=487, ended_at=wall_ms())
        room.settings.put("phone_looked", str(wall_ms() - 600_000))
        await _some_calls(room)
        await room.until(lambda: room.window.panels.rail._phone.count == 1, "the badge")
        yield


def _nobody(event: e.AnyEvent) -> Any:
    async def nobody(room: Room) -> State:
        async with talking_to(room) as phone:
            phone.say(event)
            room.shell.go("phone")
            yield

    return nobody


async def dial_pad(room: Room) -> State:
    room.scene.parts.telephone.last_number = "+905321234821"
    async with talking_to(room):
        room.shell.go("phone")
        panel: Any = room.window.panels.phone
        panel.fill("05332147708")
        yield
        panel.field.field.clear()


async def two_accounts(room: Room) -> State:
    """Which of them calls can be chosen; what of the typed is not dialled at once is said."""
    async with talking_to(room) as phone:
        room.scene.parts.telephone.set_accounts([ACCOUNT, OTHER])
        phone.say(e.Registered(registration=replace(READY, account=OTHER.id, voicemails=0)))
        room.shell.go("phone")
        panel: Any = room.window.panels.phone
        panel.fill("0212 444 1 555 / 0532 123 48 21 dahili 14")
        yield
        panel.field.field.clear()


async def account_choice(room: Room) -> State:
    """Open, and the longer of the two is the one that calls."""
    async with talking_to(room) as phone:
        telephone = room.scene.parts.telephone
        telephone.set_accounts([ACCOUNT, OTHER])
        telephone.chosen = OTHER.id
        phone.say(e.Registered(registration=Registration(account=OTHER.id, state="ready")))
        room.shell.go("phone")
        panel: Any = room.window.panels.phone
        choice: AccountChoice = panel.choice
        choice.showPopup()
        yield
        choice.hidePopup()
        telephone.chosen = ""


def _page(page: str) -> Any:
    async def shown(room: Room) -> State:
        async with talking_to(room):
            room.shell.go("phone")
            panel: Any = room.window.panels.phone
            if page == "history":
                await _some_calls(room)
                panel.start()
                await room.until(lambda: bool(panel.history.lines()), "the history")
            panel.choose(page)
            yield
            panel.choose("keypad")

    return shown


async def _some_calls(room: Room) -> None:
    """Reported by this desk, so that there is a history of every kind."""
    for minutes, name, way, cause in (
        (4, "Mehmet Güçlü", "in", "missed"), (31, "Işık Öğüt", "in", "answered"),
        (95, "Ayşe Şahin", "out", "busy"), (1_500, "Elif Yıldız", "out", "answered"),
    ):  # fmt: skip
        at = wall_ms() - minutes * 60_000
        record: Any = {"direction": way, "cause": cause, "number": await _number(room, name)}
        answered = at + 5_000 if cause == "answered" else None
        await room.desk.report_call(CallRecord(
            id=f"shown-{minutes}", contact="", started_at=at, ended_at=at + 200_000,
            answered_at=answered, **record,
        ))  # fmt: skip


FALLEN = e.Unavailable(reason="no_library", detail="No module named 'pjsua2'")
FAILED = e.Registered(
    registration=Registration(account="office", state="failed", code="password_refused")
)
PHONE_MAIN: dict[str, Any] = {
    "phone-talking": talking,
    "phone-consulting": _consulting("talking"),
    "phone-dial-pad": dial_pad,
    "phone-bad-line": bad_line,
    "phone-four": four,
    "phone-two": two,
    "phone-four-dial-pad": four_on_the_phone,
    "phone-two-accounts": two_accounts,
}
"""Those that are also drawn at other sizes and scales."""
PHONE: dict[str, Any] = {
    **PHONE_MAIN,
    "phone-incoming": incoming,
    "phone-incoming-no-customer": without_customer,
    "phone-reasons": reasons,
    "phone-ringing-out": ringing_out,
    "phone-held": held,
    "phone-muted": muted,
    "phone-recorded": recorded,
    "phone-consulting-unanswered": _consulting("ringing_out"),
    "phone-conference": conference,
    "phone-about-line": about_line,
    "phone-tones": tones,
    "phone-target": target,
    "phone-ended": ended,
    "phone-missed": missed,
    "phone-no-library": _nobody(FALLEN),
    "phone-failed": _nobody(FAILED),
    "phone-account-choice": account_choice,
    "phone-history": _page("history"),
    "phone-colleagues": _page("colleagues"),
}
