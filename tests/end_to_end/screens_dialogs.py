"""Every dialog and every face of one."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from core.errors import UserError
from core.library import Keeping
from desktop.dialogs.about import About
from desktop.dialogs.final_word import REASONS, FinalWord
from desktop.dialogs.keeping import KeepingPage
from desktop.dialogs.link import Link
from desktop.dialogs.passphrase import AskPassphrase, NewPassphrase
from desktop.dialogs.setting_words import PAGES
from desktop.dialogs.settings import SettingsDialog
from desktop.dialogs.sign_in import Answers, SignIn
from desktop.dialogs.sign_out import SignOut
from desktop.dialogs.store_trouble import WAYS, StoreTrouble
from desktop.models.supervision import NEWS
from desktop.parts import Parts
from desktop.views.toast import Toast
from tests.desktop.dialogs.test_keeping import BOSS, GONE, Here
from tests.end_to_end.screens_room import Room, visible_dialog

State = AsyncIterator[None]


def _shown(make: Any) -> Any:
    async def dialog(room: Room) -> State:
        shown = room.show(make(room))
        await room.until(shown.isVisible, "the dialog")
        yield
        shown.close()
        shown.deleteLater()

    return dialog


def _sign_in(error: UserError | None = None) -> Any:
    async def sign_in(room: Room) -> State:
        async def never(answers: Answers) -> None: ...

        dialog = SignIn(room.theme, room.settings, room.tasks, never)
        room.window.hide()
        dialog.show()
        dialog.activateWindow()
        if error is not None:
            dialog.customer.setText("ardic-ev")
            dialog.user.setText("selim.isik")
            dialog.password.setText("bir parola")
            dialog._edited()
            dialog.show_trouble(error)
        yield
        dialog.close()
        dialog.deleteLater()
        room.window.show()

    return sign_in


def _setting(page: str) -> Any:
    async def settings(room: Room) -> State:
        room.shell.settings()
        dialog = visible_dialog()
        assert isinstance(dialog, SettingsDialog)
        dialog.open_page(page)
        yield
        dialog.close()

    return settings


async def keeping(room: Room) -> State:
    """A supervisor's machine, and what thirty days would take away from it."""
    desk, policy = Here(), Keeping(days=30)
    desk.person, desk.effects[policy] = BOSS, GONE
    parts = Parts(desk=desk, theme=room.theme, tasks=room.tasks, settings=room.settings)
    page = KeepingPage(parts)
    dialog = SettingsDialog(
        room.theme, room.settings, room.shell._sounds, About(room.theme, room.shell._facts),
        room.window, last={"keeping": page},
    )  # fmt: skip
    dialog.open_page("keeping")
    dialog.open()
    await room.until(lambda: page.kept is not None, "what is kept")
    page.days.setCurrentIndex(page.days.findData(30))
    page.days.activated.emit(page.days.currentIndex())
    await room.until(lambda: page.effect is not None, "what would go")
    yield
    dialog.close()
    dialog.deleteLater()


def _asked(what: str) -> Any:
    async def asked(room: Room) -> State:
        getattr(room.shell, what)()
        await room.until(lambda: visible_dialog() is not None, what)
        yield
        dialog = visible_dialog()
        if dialog is not None:
            dialog.close()

    return asked


def _trouble(code: str, unsent: int | None) -> Any:
    path = str(Path.home() / "santral" / "store.db")
    error = UserError(code, path=path)
    return _shown(lambda room: StoreTrouble(room.theme, error, unsent, room.window))


def _final(reason: str) -> Any:
    return _shown(lambda room: FinalWord(room.theme, reason, room.window))


def _new_passphrase(room: Room) -> NewPassphrase:
    dialog = NewPassphrase(room.theme, room.window)
    dialog.first.setText("uzun bir parola cümlesi")
    dialog._changed()
    return dialog


async def toast(room: Room) -> State:
    room.shell.show_error(UserError("refused.forbidden", what="message.send"))
    room.shell.toasts.say(Toast("İletiniz gönderildi", "Ayşe Şahin", "ok", seconds=12))
    yield
    for card in room.shell.toasts.stack.cards():
        card.close_it()


async def announcement(room: Room) -> State:
    """What everybody at the sample company was told this morning."""
    newest = min(await room.desk.announcements(), key=lambda news: news.team)
    await room.desk.keep_own(NEWS, newest.id, None)
    room.shell.supervising.now.read()
    await room.until(lambda: bool(room.shell.toasts.stack.cards()), "the announcement")
    yield
    for card in room.shell.toasts.stack.cards():
        card.close_it()


DIALOGS: dict[str, Any] = {
    "sign-in": _sign_in(),
    "sign-in-wrong": _sign_in(UserError("sign_in.wrong")),
    "sign-in-unreachable": _sign_in(UserError("sign_in.unreachable", host="santral.example")),
    "sign-in-rate-limited": _sign_in(UserError("sign_in.rate_limited", seconds="40")),
    "passphrase-new": _shown(_new_passphrase),
    "passphrase-wrong": _shown(lambda r: AskPassphrase(r.theme, wrong=True, parent=r.window)),
    **{f"settings-{page}": _setting(page) for page in PAGES},
    "keeping": keeping,
    "about": _asked("about"),
    "shortcuts": _asked("help"),
    **{
        f"trouble-{code.removeprefix('store.')}": _trouble(code, 2 if "damaged" in code else 0)
        for code in WAYS
    },
    "trouble-keystore": _trouble("keystore.locked", None),
    **{f"ended-{reason}": _final(reason) for reason in REASONS},
    "sign-out": _shown(lambda r: SignOut(r.theme, 2, r.window)),
    "link": _shown(lambda r: Link(r.theme, "https://kargo.example/takip/TR48213", r.window)),
    "toasts": toast,
    "announcement": announcement,
}
