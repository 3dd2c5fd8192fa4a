"""The phone beside its calls: accounts and their test, the pre-flight, a call's notes and figures."""

from collections.abc import AsyncIterator
from typing import Any

from core.entities import CallQuality, CallRecord
from desktop.dialogs.call_record import CallSheet
from desktop.dialogs.hot_keys import HotKeyEditor
from desktop.dialogs.phone_account import PhoneAccountSheet
from desktop.dialogs.preflight import PreflightSheet
from desktop.dialogs.settings import SettingsDialog
from desktop.hot_keys.chord import read
from desktop.hot_keys.keys import Wanted
from desktop.hot_keys.x11 import X11Way
from desktop.telephone.preflight import Facts, checks
from desktop.telephone.presets import presets
from desktop.telephone.telephone import Telephone
from tests.end_to_end.screens_room import Room, visible_dialog
from voip import commands as c
from voip import events as e
from voip.values import Account, Registration

State = AsyncIterator[None]
MINE = Account(
    id="m", user="1001", domain="sip.kuzey.example", registrar="sip.kuzey.example", password="gizli"
)
TO_REGISTER = (("name", 12.0), ("connect", 31.0), ("tls", 44.0), ("register", 46.0))
READY = Registration(account="m", state="ready")
REFUSED = Registration(account="m", state="failed", code="password_refused")
FINE = Facts(
    microphones=1, speakers=1, heard=0.2, registrations=(READY,), round_trips_ms=(21, 24),
    skew_ms=40, free_bytes=90 * 10**9,
)  # fmt: skip
TROUBLED = Facts(
    microphones=1, speakers=0, heard=0.0, registrations=(REFUSED,), round_trips_ms=(240, 330),
    line="offline", skew_ms=-90_000, free_bytes=4 * 10**8,
)  # fmt: skip
CALL = CallRecord(
    id="c", contact="k", direction="in", number="+905332147708", started_at=1_763_796_000_000,
    answered_at=1_763_796_008_000, ended_at=1_763_796_260_000, ended_by="them", sip=200,
    codec="G722", sending=CallQuality(loss=0.06, jitter_ms=12, round_trip_ms=84, mos=3.4),
    receiving=CallQuality(loss=0.002, jitter_ms=8, round_trip_ms=84, mos=4.3),
    notes="Kargo yarın sabah çıkacak; müşteri cumartesi evde. Pazartesi tekrar aranacak.",
)  # fmt: skip


class Mute:
    """A phone that hears everything and says nothing by itself."""

    def send(self, command: c.AnyCommand, /) -> None: ...


def _phone() -> Telephone:
    telephone = Telephone()
    telephone.arrive(Mute())
    telephone.heard(e.Welcome(version="2.15.1", registrations=(READY,)))
    return telephone


def _account(account: Account, *said: e.Event, more: bool = False, save: bool = False) -> Any:
    """`said`: what the phone says while the account is tried; none: it is not tried."""

    async def shown(room: Room) -> State:
        telephone = _phone()
        sheet = PhoneAccountSheet(
            room.theme, telephone, account, presets=presets(), parent=room.window
        )
        room.show(sheet)
        if said:
            sheet.test.button.click()
        for event in said:
            telephone.heard(event)  # type: ignore[arg-type]  # any of them
        sheet.form.more.setChecked(more)
        if save:
            sheet.save.click()
        yield
        sheet.close()
        sheet.deleteLater()

    return shown


def _preflight(facts: Facts) -> Any:
    async def shown(room: Room) -> State:
        async def look() -> Any:
            return checks(facts)

        sheet = PreflightSheet(room.theme, room.tasks, look, room.window)
        room.show(sheet)
        yield
        sheet.close()
        sheet.deleteLater()

    return shown


async def call_record(room: Room) -> State:
    sheet = CallSheet(room.theme, CALL, room.window)
    room.show(sheet)
    yield
    sheet.close()
    sheet.deleteLater()


def _hot_keys(chosen: dict[str, str], typed: str = "") -> Any:
    """One of the suggested keys belongs to another program meanwhile."""

    async def shown(room: Room) -> State:
        other, held = X11Way(), read("Ctrl+Shift+F4")
        assert held is not None
        await other.bind({"theirs": Wanted(held, "")})
        room.settings.put("hot_keys", chosen)
        room.shell.open_settings("phone")
        dialog, keys = visible_dialog(), room.scene.parts.hot_keys
        assert isinstance(dialog, SettingsDialog)
        await room.until(lambda: not keys.asking and len(keys.answers) == len(chosen), "answers")
        editor = dialog.findChild(HotKeyEditor)
        assert editor is not None
        if typed:
            editor.change("mute", typed)
        page = dialog.pages["phone"]
        inside = page.widget()
        assert inside is not None
        await room.until(lambda: page.verticalScrollBar().maximum() > 0, "the page laid out")
        page.verticalScrollBar().setValue(editor.mapTo(inside, editor.rect().topLeft()).y())
        yield
        dialog.close()
        room.settings.put("hot_keys", {})
        await room.until(lambda: not keys.asking and not keys.answers, "given back")
        await other.close()

    return shown


CHOSEN = {
    "answer": "Ctrl+Shift+F2", "hang_up": "Ctrl+Shift+F3", "mute": "Ctrl+Shift+F4",
    "front": "Ctrl+B",
}  # fmt: skip
PHONE_DIALOGS: dict[str, Any] = {
    "phone-account-new": _account(Account(id="n", user="", domain="")),
    "phone-account-wrong": _account(Account(id="n", user="1001 a", domain="sip kuzey"), save=True),
    "phone-account-more": _account(MINE, more=True),
    "phone-account-testing": _account(MINE, e.Testing(account="m", step="register")),
    "phone-account-refused": _account(
        MINE, e.Tested(account="m", failure="password_refused", status=403, steps=TO_REGISTER)
    ),
    "phone-account-works": _account(
        MINE, e.Tested(account="m", failure=None, status=200,
                       steps=(*TO_REGISTER, ("call", 120.0), ("audio", 310.0)))
    ),
    "preflight-fine": _preflight(FINE),
    "preflight-troubled": _preflight(TROUBLED),
    "call-record": call_record,
    "settings-hot-keys-none": _hot_keys({}),
    "settings-hot-keys": _hot_keys(CHOSEN),
    "settings-hot-keys-refused": _hot_keys({"answer": "Ctrl+Shift+F2"}, "M"),
}  # fmt: skip
