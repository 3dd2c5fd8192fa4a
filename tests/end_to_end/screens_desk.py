"""Every state of the main window; each puts the room into it, waits to be pictured, tidies up."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from core.protocol.signals import Typing, Viewer, Viewers
from core.rows import InboxFilter, View
from desktop.notifications import Notice
from desktop.views.composer_guard import Collision
from tests.end_to_end.screens_room import Room

State = AsyncIterator[None]


# The inbox


def _view(view: View) -> Any:
    async def inbox(room: Room) -> State:
        room.inbox.choose_view(view)
        await room.until(lambda: room.inbox.model.filter.view == view, view)
        yield
        room.inbox.choose_view("mine")

    return inbox


async def filter_menu(room: Room) -> State:
    room.inbox.filter_button.click()
    await room.until(lambda: room.menu() is not None, "the filter's menu")
    yield
    room.close_menus()


async def filtered(room: Room) -> State:
    narrow = InboxFilter(view="all", channel="whatsapp", unread=True)
    room.inbox._narrow(narrow)
    yield
    room.inbox._narrow(InboxFilter())


async def empty_view(room: Room) -> State:
    room.inbox._narrow(InboxFilter(view="snoozed", priority="urgent", channel="sms"))
    await room.until(lambda: not room.inbox.model.rowCount(), "no rows")
    yield
    room.inbox._narrow(InboxFilter())


async def nothing_snoozed(room: Room) -> State:
    """The face of a list that is done, as everybody sees it at the end of a good day."""
    room.inbox.face.say(*_done())
    room.inbox._lists.setCurrentWidget(room.inbox.face)
    yield
    room.inbox._lists.setCurrentWidget(room.inbox.list)


def _done() -> tuple[str, str, str]:
    from desktop.panels.inbox import _empty

    return _empty("mine")


def _search(words: str, hits: bool) -> Any:
    async def search(room: Room) -> State:
        room.inbox.focus_search()
        QTest.keyClicks(room.inbox._field, words)
        model = room.inbox.results.model
        await room.until(lambda: bool(model.hits) == hits, f"hits for {words}")
        yield
        room.inbox.close_search()

    return search


async def compact(room: Room) -> State:
    room.settings.put("density", "compact")
    yield
    room.settings.put("density", "comfortable")


# A conversation


def _talk(name: str) -> Any:
    async def conversation(room: Room) -> State:
        await room.talk(name)
        yield

    return conversation


async def top_of_talk(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.transcript.show_order(1)
    yield
    panel.transcript.to_end()


async def somebody_is_there(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    id = panel.model.opened.conversation.id
    contact = panel.model.opened.contact
    typing = Typing(
        conversation=id, author_kind="contact", author=contact.id, name=contact.name, kind="reply"
    )
    viewers = Viewers(conversation=id, viewers=(Viewer(id="a02", name="Derya Aksoy"),))
    room.signal(f"viewers:{id}", "viewers", viewers)
    room.signal(f"typing:{id}", "typing", typing)
    await room.until(lambda: bool(room.desk.typists(id)), "somebody types")
    yield
    room.signal(f"typing:{id}", "typing", replace_kind(typing))
    room.signal(f"viewers:{id}", "viewers", Viewers(conversation=id))


def replace_kind(typing: Typing) -> Typing:
    return Typing(
        conversation=typing.conversation, author_kind="contact", author=typing.author, kind="none"
    )


async def failed_message(room: Room) -> State:
    panel = await room.talk("Çiğdem Akın")
    id = await room.desk.send_message(panel.key, "Paketiniz dağıtıma çıktı, iyi günler dilerim.")
    await asyncio.wrap_future(room.store.refused(id, "window_closed"))
    await room.until(lambda: bool(panel.transcript.visible_texts()), "the refused reply")
    yield
    await room.desk.discard(id)


async def waiting_offline(room: Room) -> State:
    panel = await room.talk("Zeynep Çağlar")
    room.line("offline", minutes=3, reason="unreachable")
    text = "Rica ederim Zeynep Hanım, iyi kullanımlar dilerim."
    id = await room.desk.send_message(panel.key, text)
    await room.until(lambda: room.desk.line.state == "offline", "offline")
    await room.until(lambda: any(text in t for t in panel.transcript.visible_texts()), "waits")
    yield
    await room.desk.discard(id)
    room.line("live")
    await room.until(lambda: room.desk.line.state == "live", "live")


async def guard(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.composer.editor.set_text("Hemen bakıyorum.")
    panel.composer.guard.warn(Collision(colleague="Derya"))
    yield
    panel.reply()
    panel.composer.guard.hide()
    panel.composer.editor.set_text("")


async def note(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.note()
    panel.composer.editor.set_text("@Derya kargo şubesi 17.00'de arayacak, sen de bakar mısın?")
    yield
    panel.composer.editor.set_text("")
    panel.reply()


async def emoji(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.composer.emoji()
    yield
    room.close_menus()


async def canned(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.reply()
    panel.composer.editor.set_text("/ka")
    panel.composer.editor.moveCursor(QTextCursor.MoveOperation.End)
    await room.until(panel.composer.inserting.completion.isVisible, "the canned answers")
    yield
    panel.composer.inserting.completion.hide()
    panel.composer.editor.set_text("")


async def files_added(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    paths = [Path(room.client._files[id].path) for id in ("pic-sofa", "pdf-offer")]
    panel.composer.files.add(paths)
    yield
    panel.composer.files.clear()
    panel.composer.files.changed.emit()


async def answering(room: Room) -> State:
    panel = await room.talk("Ayşe Şahin")
    panel.composer.answer(
        panel.transcript.entries.entry(panel.transcript.entries.index(panel.model.last))
    )
    yield
    panel.composer.answer(None)


def _menu(open: str) -> Any:
    async def menu(room: Room) -> State:
        panel = await room.talk("Ayşe Şahin")
        getattr(panel.menus, open)()
        yield
        room.close_menus()

    return menu


async def row_menu(room: Room) -> State:
    key = await room.key_of("Emma Clarke")
    room.shell._row_menu(key, room.inbox.mapToGlobal(QPoint(140, 260)))
    yield
    room.close_menus()


# What comes from beside


async def notices(room: Room) -> State:
    for name in ("Melis Aydemir", "Emma Clarke"):
        key = await room.key_of(name)
        row = (await room.desk.inbox_rows([key]))[key]
        kind: Any = "handover" if row.bot == "handoff" else "message"
        room.shell.herald.notifications.recent.append(Notice(kind, row, room.desk.now() - 60_000))
    room.shell.notices()
    yield
    room.close_menus()


async def my_menu(room: Room) -> State:
    room.window.panels.top_bar.open_my_menu()
    yield
    room.close_menus()


def _line(state: str, **more: Any) -> Any:
    async def line(room: Room) -> State:
        await room.talk("Ayşe Şahin")
        room.line(state, **more)
        await room.until(lambda: room.desk.line.state == state, state)
        yield
        room.line("live")
        await room.until(lambda: room.desk.line.state == "live", "live")

    return line


async def customer_hidden(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    room.settings.put("customer_panel", False)
    yield
    room.settings.put("customer_panel", True)


# The palette


def _palette(*words: str) -> Any:
    async def palette(room: Room) -> State:
        from PySide6.QtCore import QLocale

        await room.talk("Ayşe Şahin")
        turkish = QLocale().language() == QLocale.Language.Turkish
        room.shell.palette()
        QTest.keyClicks(room.shell._palette.field, words[0 if turkish else -1])
        await asyncio.sleep(0.2)
        yield
        room.shell._palette.leave()

    return palette


async def person(room: Room) -> State:
    await room.talk("Ayşe Şahin")
    room.shell.palette()
    field = room.shell._palette.field
    field.setText("Mehmet")
    field.textEdited.emit("Mehmet")
    await room.until(
        lambda: any("Mehmet" in entry.title for entry in room.shell._palette.model.entries), "found"
    )
    yield
    room.shell._palette.leave()


MAIN: dict[str, Any] = {
    "inbox": _view("mine"),
    "conversation-whatsapp-vip": _talk("Ayşe Şahin"),
    "conversation-hand-over": _talk("Melis Aydemir"),
    "conversation-mail": _talk("Mehmet Güçlü"),
    "palette-words": _palette("ertele", "snooze"),
    "offline": _line("offline", minutes=4, reason="unreachable"),
    "canned": canned,
    "note": note,
}
"""Those that are also drawn at other sizes and scales."""
DESK: dict[str, Any] = {
    **MAIN,
    "inbox-team": _view("team"),
    "inbox-unassigned": _view("unassigned"),
    "inbox-bot": _view("bot"),
    "inbox-snoozed": _view("snoozed"),
    "inbox-all": _view("all"),
    "inbox-compact": compact,
    "inbox-filter": filter_menu,
    "inbox-filtered": filtered,
    "inbox-nothing-fits": empty_view,
    "inbox-all-done": nothing_snoozed,
    "inbox-row-menu": row_menu,
    "search-hits": _search("kargo", True),
    "search-nothing": _search("zzzyx", False),
    "conversation-bot": _talk("Hasan Toprak"),
    "conversation-bot-english": _talk("Emma Clarke"),
    "conversation-top": top_of_talk,
    "conversation-call": _talk("Işık Öğüt"),
    "conversation-attachments": _talk("Elif Yıldız"),
    "conversation-picture": _talk("Zeynep Çağlar"),
    "conversation-file": _talk("Gülşen Ünal"),
    "composer-answering": answering,
    "conversation-sms": _talk("Oğuzhan İnce"),
    "conversation-somebody-there": somebody_is_there,
    "conversation-failed": failed_message,
    "conversation-waiting": waiting_offline,
    "conversation-guard": guard,
    "conversation-no-customer": customer_hidden,
    "composer-emoji": emoji,
    "composer-files": files_added,
    "menu-assign": _menu("assign"),
    "menu-snooze": _menu("snooze"),
    "menu-more": _menu("more"),
    "menu-label": _menu("label"),
    "menu-me": my_menu,
    "notices": notices,
    "palette": _palette("", ""),
    "palette-person": person,
    "palette-nothing": _palette("qqqzz"),
    "catching-up": _line("catching_up", done=34, total=60, minutes=9),
    "connecting": _line("connecting", minutes=1),
    "ended-read-on": _line("ended", reason="revoked", minutes=2),
}
