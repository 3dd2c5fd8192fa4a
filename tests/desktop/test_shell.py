import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from core.desk import Desk
from core.entities import BotState
from core.errors import UserError
from core.rows import Line, Refused
from core.settings import Settings
from desktop import translate
from desktop.dialogs.about import Fact
from desktop.dialogs.call_audio import CallAudio
from desktop.dialogs.phone_accounts import PhoneAccountList
from desktop.dialogs.phone_reach import PhoneReach
from desktop.dialogs.settings import SettingsDialog
from desktop.loop import Tasks
from desktop.notifications import PAUSE_MS
from desktop.panels.phone import Phone
from desktop.scene import Scene
from desktop.sounds import Sounds
from desktop.theme import Theme
from desktop.views.conversation_doing import Done
from desktop.views.offer import OfferCard
from desktop.views.toast import SHADOW, ToastCard
from desktop.wishes import Do, Wish
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.telephone.fake_phone import FakePhone, ringing
from tests.desktop.test_actions import shown
from voip import commands as c
from voip import events as e
from voip.values import Call, Registration

CONTROLS = (
    QAbstractButton, QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSlider, QAbstractSpinBox,
    QAbstractItemView,
)  # fmt: skip
READY = Registration(account="a", state="ready")
CALL = Call(id="c", account="a", direction="in", state="ringing_in", number="1002", started_at=1)
pytestmark = pytest.mark.warns
"""The screen of the tests cannot raise a menu or alert."""


class Deaf(Sounds):
    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.played: list[str] = []

    def play(self, sound: str) -> bool:
        self.played.append(sound)
        return True


class Stage:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.settings = Settings(None)
        self.scene = Scene(theme, self.settings, sample.ME)
        self.scene.window.resize(1440, 900)
        self.tasks = Tasks()
        self.scene.run_tasks(self.tasks)
        self.sounds = Deaf(self.settings)
        self.ends: list[str] = []
        self.shell = self.scene.complete(
            self.sounds, lambda: [Fact("a", "A", "1")],
            lambda: self.ends.append("quit"), lambda: self.ends.append("sign_out"),
        )  # fmt: skip
        self.scene.arrive(cast(Desk, self.desk))

    @property
    def window(self) -> QWidget:
        return self.scene.window

    def action(self, id: str) -> QAction:
        return self.shell.actions[id]

    async def open(self, key: int) -> None:
        self.shell.open(key)
        await settled()

    def cards(self) -> list[OfferCard]:
        return [card for card in self.window.findChildren(OfferCard) if card.isVisible()]


async def settled() -> None:
    for _ in range(6):
        await asyncio.sleep(0.03)


@pytest.fixture
async def stage(qapp: QApplication, theme: Theme) -> AsyncIterator[Stage]:
    translate.use("en")
    stage = Stage(theme)
    await shown(stage.window)
    await settled()
    yield stage
    await stage.scene.close()
    await stage.tasks.close()
    stage.scene.take_down()


async def test_opening_a_conversation_opens_all_that_is_beside_it(stage: Stage) -> None:
    assert not stage.action("reply").isEnabled()
    await stage.open(1)
    assert stage.action("reply").isEnabled()
    assert stage.scene.window.panels.customer._name.whole() == "Ayşe Şahin"  # type: ignore[attr-defined]


async def test_a_key_steps_through_the_list(stage: Stage) -> None:
    stage.scene.inbox.list.setFocus()
    QTest.keyClick(stage.scene.inbox.list, Qt.Key.Key_J)
    await asyncio.sleep(0.3)
    assert stage.shell._open_key is not None


async def test_resolving_goes_to_the_next(stage: Stage) -> None:
    await stage.open(1)
    stage.scene.inbox.list.step(0)
    before = stage.shell._open_key
    stage.shell._done(Done("resolved", await stage.desk.open_conversation(1)))
    await asyncio.sleep(0.3)
    assert stage.shell._open_key != before
    stage.settings.put("next_after_resolve", False)
    here = stage.shell._open_key
    stage.shell._done(Done("resolved", await stage.desk.open_conversation(here or 0)))
    await asyncio.sleep(0.3)
    assert stage.shell._open_key == here


async def test_answering_shows_the_customer_and_loses_no_draft(stage: Stage) -> None:
    await stage.open(2)
    stage.scene.window.panels.conversation.composer.editor.set_text("Hemen")  # type: ignore[attr-defined]
    phone = FakePhone(stage.scene.parts.telephone)
    ring = phone.change(ringing(number=stage.desk.contacts["k-0"].phone))
    await settled()
    assert stage.shell._open_key == 2
    stage.action("answer_call").trigger()
    phone.change(ring, state="talking", answered_at=ring.started_at)
    await settled()
    assert stage.shell._open_key == 1
    assert stage.desk.drafts[2].reply == "Hemen"


async def hand_over(stage: Stage, key: int = 19) -> None:
    """By a platform that does not route."""
    stage.desk.known = replace(stage.desk.known, queue_rules={})
    stage.desk.clock += 1_000
    bot = BotState(phase="handoff", asked_at=stage.desk.clock, summary="Where is it?")
    stage.desk.put(key, status="open", bot=bot, waiting_since=stage.desk.clock)
    await asyncio.sleep(PAUSE_MS / 1000)
    await settled()


async def test_a_handover_rings_softly_and_shows_a_card(stage: Stage) -> None:
    await hand_over(stage)
    assert stage.shell.herald.arrivals.sound.now == ("handover", 0)
    assert [card.arrival.key for card in stage.cards()] == [19]
    assert stage.cards()[0].parentWidget() is stage.scene.window.panels.customer
    stage.action("accept").trigger()
    await settled()
    assert ("take_over", 19, ()) in stage.desk.calls
    assert stage.cards() == []


async def test_a_card_goes_when_somebody_else_took_it(stage: Stage) -> None:
    await hand_over(stage)
    stage.desk.put(19, assignee="a-derya", bot=BotState(phase="silent"))
    await asyncio.sleep(PAUSE_MS / 1000 + 0.1)
    assert stage.cards() == []


async def test_without_the_customer_a_card_stands_over_the_list(stage: Stage) -> None:
    stage.action("customer").trigger()
    await hand_over(stage)
    assert stage.cards()[0].parentWidget() is stage.scene.window.places


async def offer(stage: Stage, *numbers: int) -> None:
    for number in numbers:
        stage.desk.put_offer(sample_work.offer_row(number, expires_at=stage.desk.clock + 20_000))
    await settled()


def on_the_window(stage: Stage, widget: QWidget, around: int = 0) -> QRect:
    place = QRect(widget.mapTo(stage.window, QPoint(0, 0)), widget.size())
    return place.adjusted(around, around, -around, -around)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (1000, 600)])
@pytest.mark.parametrize("beside", [True, False])
async def test_an_offer_never_covers_the_composer_or_resolve(
    stage: Stage, width: int, height: int, beside: bool
) -> None:
    stage.window.resize(width, height)
    stage.settings.put("customer_panel", beside)
    await stage.open(1)
    await offer(stage, 0, 2, 3, 4, 5)
    conversation: Any = stage.scene.window.panels.conversation
    kept = [on_the_window(stage, w) for w in (conversation.composer, conversation.header.resolve)]
    cards = [on_the_window(stage, card, SHADOW) for card in stage.cards()]
    assert cards and not any(card.intersects(each) for card in cards for each in kept)
    assert all(stage.window.rect().contains(card) for card in cards)
    assert len(cards) == len({card.y() for card in cards})


async def test_one_key_takes_an_offer_and_puts_the_hands_on_the_composer(stage: Stage) -> None:
    await stage.open(1)
    await offer(stage, 4)
    stage.action("accept").trigger()
    await settled()
    assert ("accept_offer", 0, ("offer-4",)) in stage.desk.calls
    assert stage.shell._open_key == 5
    composer: Any = stage.scene.window.panels.conversation
    assert composer.composer.editor.hasFocus()


async def test_one_key_declines_with_a_reason(stage: Stage) -> None:
    await offer(stage, 4)
    stage.action("decline").trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_2)
    await settled()
    assert ("decline_offer", 0, ("offer-4", "not_mine")) in stage.desk.calls
    assert stage.cards() == []


async def test_one_key_goes_to_an_offer_and_ends_its_sound(stage: Stage) -> None:
    await offer(stage, 4)
    assert stage.shell.herald.arrivals.sound.now is not None
    stage.action("look_at_offer").trigger()
    assert stage.cards()[0].accept.hasFocus()
    assert stage.shell.herald.arrivals.sound.now is None


async def test_who_was_faster_is_said_in_the_card_and_not_twice(stage: Stage) -> None:
    await offer(stage, 4)
    of = stage.desk.offered["offer-4"].offer
    stage.desk.ended["offer-4"] = replace(of, state="rescinded", reason="taken", taken_by="a-derya")
    stage.shell._refused(Refused("c", "offer.accept", "offer:offer-4", "offer_taken"))
    await settled()
    assert [card.over for card in stage.cards()] == ["taken"]
    assert stage.sounds.played == []


async def test_who_did_not_answer_cannot_overlook_it(stage: Stage) -> None:
    stage.desk.put_agent(not_responding=True)
    banner = stage.shell.herald.banner
    assert banner.isVisible() and banner.width() == stage.window.width()
    assert banner._keys.text() == "Ctrl Shift 1"
    banner.back.click()
    await settled()
    assert ("set_state", 0, ("available", "")) in stage.desk.calls
    stage.desk.put_agent(not_responding=False)
    assert not banner.isVisible()


async def test_the_palette_leads_to_the_messages_and_to_the_dialler(stage: Stage) -> None:
    panels = stage.scene.window.panels
    stage.shell._palette.search_asked.emit("kargo")
    assert panels.inbox._field.text() == "kargo"  # type: ignore[attr-defined]
    stage.shell._palette.number_chosen.emit("+905320000001")
    assert stage.scene.window.places.currentWidget() is panels.phone
    assert isinstance(panels.phone, Phone)
    assert "532" in panels.phone.field.field.text()


async def test_who_cannot_be_reached_at_all_is_said(stage: Stage) -> None:
    stage.shell._palette.nowhere.emit("Ali")
    toasts = [card for card in stage.window.findChildren(ToastCard) if card.isVisible()]
    assert toasts[0].toast.title == translate.words(UserError("number.none", name="Ali"))[0]


async def test_the_bell_counts_until_it_is_looked_at(stage: Stage) -> None:
    await hand_over(stage)
    bar = stage.scene.window.panels.top_bar
    assert bar.bell.unseen == 1
    bar.bell.click()
    assert bar.bell.unseen == 0


async def test_what_goes_out_at_once_is_heard(stage: Stage) -> None:
    await stage.open(1)
    composer = stage.scene.window.panels.conversation.composer  # type: ignore[attr-defined]
    for state in ("offline", "live"):
        stage.desk.set_line(Line(state=state, since=0))
        composer.editor.insertPlainText(state)
        composer.send()
        while composer.editor.toPlainText():
            await settled()
    assert stage.sounds.played == ["sent"]


async def test_what_was_refused_is_said(stage: Stage) -> None:
    stage.shell._refused(Refused("c", "conversation.assign", "v-0", "forbidden"))
    toasts = [card for card in stage.window.findChildren(ToastCard) if card.isVisible()]
    title, _ = translate.words(UserError("forbidden"))
    assert toasts[0].toast.title == title
    assert stage.sounds.played == ["problem"]


async def test_what_may_end_it_is_asked_for(stage: Stage) -> None:
    stage.action("quit").trigger()
    stage.action("sign_out").trigger()
    assert stage.ends == ["quit", "sign_out"]


async def test_the_theme_and_the_language_are_settings(stage: Stage) -> None:
    stage.action("theme").trigger()
    stage.action("language").trigger()
    assert (stage.settings.get("theme"), stage.settings.get("language")) == ("dark", "tr")


def speakers(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and not inside_another(widget):
            yield widget


def inside_another(widget: QWidget) -> bool:
    """Parts that Qt itself puts into a control, and headers nobody sees."""
    parent = widget.parentWidget()
    own = widget.objectName().startswith("qt_") or isinstance(parent, QAbstractItemView)
    return own or isinstance(parent, QComboBox | QLineEdit | QAbstractSpinBox) or (
        type(parent).__name__ in ("QComboBoxPrivateContainer", "QKeySequenceEdit")
    )  # fmt: skip


def name_of(widget: QWidget) -> str:
    said = widget.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return said or text


def described(widget: QWidget) -> str:
    above = [type(widget).__name__]
    while (parent := widget.parentWidget()) is not None:
        above.append(type(parent).__name__)
        widget = parent
    return " in ".join(above[:4])


async def test_every_control_has_a_name(stage: Stage) -> None:
    await stage.open(1)
    for id in ("settings", "help", "about", "palette"):
        stage.action(id).trigger()
    await hand_over(stage)
    stage.scene.inbox.focus_search()
    nameless = {described(widget) for widget in speakers(stage.window) if not name_of(widget)}
    assert nameless == set()


async def test_the_focus_goes_through_every_control_once(stage: Stage) -> None:
    await stage.open(1)
    panels = stage.scene.window.panels
    panels.rail.findChildren(QAbstractButton)[0].setFocus()
    seen: list[QWidget] = []
    here = QApplication.focusWidget()
    while here is not None and here not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    columns = [panels.rail, panels.top_bar, panels.inbox, panels.conversation, panels.customer]
    order = [columns.index(c) for w in seen for c in columns if c.isAncestorOf(w)]
    assert set(order) >= {0, 1, 2}


def words_of(root: QWidget) -> dict[int, str]:
    found = {}
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text().strip():
            found[id(widget)] = widget.text()
        elif widget.accessibleName():
            found[id(widget)] = widget.accessibleName()
    return found


async def test_another_language_reaches_every_word(stage: Stage) -> None:
    """What stays the same in both must be a name, a number or the customers' own words."""
    await stage.open(4)
    stage.shell.settings()
    english = words_of(stage.window)
    translate.use("tr")
    await settled()
    turkish = words_of(stage.window)
    titles = [dialog.windowTitle() for dialog in stage.window.findChildren(SettingsDialog)]
    translate.use("en")
    await settled()
    ours = {w for text in english.values() for w in [text] if w in TRANSLATED}
    left = {text for key, text in turkish.items() if text in ours and english.get(key) == text}
    assert (titles, left) == (["Ayarlar"], set())


def _translated() -> dict[str, str]:
    from desktop.translations import Catalogue

    said = Catalogue.read("tr").said
    return {text.source: forms[0] for text, forms in said.items() if forms[0] != text.source}


TRANSLATED = _translated()


async def test_another_theme_paints_everything_anew(stage: Stage, theme: Theme) -> None:
    await stage.open(1)
    light = stage.window.grab().toImage()
    theme.choose("dark")
    await settled()
    dark = stage.window.grab().toImage()
    for x in range(30, 1_440, 150):
        for y in range(30, 900, 150):
            assert dark.pixelColor(x, y).lightness() < 200, (x, y)
    assert light != dark
    theme.choose("light")


async def test_resolving_is_said_and_taken_back_by_key(stage: Stage) -> None:
    await stage.open(1)
    assert not stage.action("undo").isEnabled()
    stage.shell.conversation.resolve()
    await settled()
    (card,) = stage.shell.toasts.stack.cards()
    assert isinstance(card, ToastCard)
    assert (card.toast.title, card.toast.seconds) == ("Ayşe Şahin — resolved", 8)
    await stage.open(2)
    stage.scene.inbox.list.setFocus()
    QTest.keyClick(stage.scene.inbox.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await settled()
    assert [call[1] for call in stage.desk.calls if call[0] == "reopen"] == [1]
    assert stage.shell._open_key == 1
    assert not stage.shell.toasts.stack.cards()
    assert not stage.action("undo").isEnabled()


class Wire:
    """A phone that remembers what it was asked for."""

    def __init__(self) -> None:
        self.sent: list[c.AnyCommand] = []

    def send(self, command: c.AnyCommand, /) -> None:
        self.sent.append(command)


async def test_a_link_only_ever_fills_the_dialler(stage: Stage) -> None:
    line = Wire()
    telephone = stage.scene.parts.telephone
    telephone.arrive(line)
    telephone.heard(e.Welcome(version="2", registrations=(READY,)))
    stage.scene.wish(Wish("fill", "tel:+90-532-111-22-33"))
    assert isinstance(stage.scene.window.panels.phone, Phone)
    assert stage.scene.window.places.currentWidget() is stage.scene.window.panels.phone
    assert "532" in stage.scene.window.panels.phone.field.number()
    assert not [sent for sent in line.sent if isinstance(sent, c.Dial)]


async def test_a_call_back_that_is_taken_stands_ready_in_the_dialler(stage: Stage) -> None:
    back = sample_work.offer_row(
        3, expires_at=stage.desk.clock + 20_000, media="callback", number="+905321112233"
    )
    stage.desk.put_offer(back)
    await settled()
    stage.shell.accept_offer()
    await settled()
    panel = stage.scene.window.panels.phone
    assert isinstance(panel, Phone)
    assert stage.scene.window.places.currentWidget() is panel
    assert panel.field.number() == "+905321112233"
    assert QApplication.focusWidget() is panel.field.field, "Enter calls"


async def test_a_call_is_answered_muted_and_ended_from_the_command_line(stage: Stage) -> None:
    line = Wire()
    telephone = stage.scene.parts.telephone
    telephone.arrive(line)
    telephone.heard(e.Welcome(version="2", registrations=(READY,)))
    for state, wish, sent in (
        ("ringing_in", "hang_up", c.Reject(call="c")),
        ("ringing_in", "answer", c.Answer(call="c")),
        ("talking", "mute", c.Mute(call="c", on=True)),
        ("talking", "hang_up", c.HangUp(call="c")),
    ):
        telephone.heard(e.Changed(call=replace(CALL, state=state)))
        stage.shell.wish(Wish(cast(Do, wish)))
        assert line.sent[-1] == sent
    telephone.heard(e.Changed(call=replace(CALL, state="ended", cause=200)))
    await settled()


async def test_the_phones_pages_stand_in_the_settings(stage: Stage) -> None:
    stage.shell.open_settings("phone")
    dialog = stage.window.findChild(SettingsDialog)
    assert dialog is not None
    for kind in (PhoneAccountList, PhoneReach, CallAudio):
        assert dialog.findChild(kind) is not None
    dialog.accept()
    await settled()


async def test_a_link_that_started_the_desk_waits_for_the_dialler(
    qapp: QApplication, theme: Theme
) -> None:
    scene = Scene(theme, Settings(None), sample.ME)
    tasks = Tasks()
    scene.run_tasks(tasks)
    scene.wish(Wish("fill", "tel:1002"))
    scene.complete(Deaf(Settings(None)), list, lambda: None, lambda: None)
    assert isinstance(scene.window.panels.phone, Phone)
    assert scene.window.panels.phone.field.number() == "1002"
    await scene.close()
    await tasks.close()
    scene.take_down()
