"""ACTIONS: everything a person can do with a key, one row each: menu, palette, shortcuts and help.

Letters alone act only while no field takes text: Qt gives a printable key to the field that has
the focus before any shortcut sees it. I, İ, ı and i are left out, for they are two keys on a
Turkish keyboard and one in Qt; every other letter here stands on the Q and the F layout.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.entities import AgentState
from core.rows import View
from core.settings import Settings
from desktop.translate import tr
from desktop.words import mark

Where = Literal["anywhere", "conversation"]
Group = Literal["conversation", "phone", "go", "places", "me", "desk"]


class ConversationDoer(Protocol):
    """What the conversation panel does when asked by key."""

    def reply(self) -> None: ...
    def note(self) -> None: ...
    def send(self) -> None: ...
    def attach(self) -> None: ...
    def assign(self) -> None: ...
    def snooze(self) -> None: ...
    def snooze_till_tomorrow(self) -> None: ...
    def resolve(self) -> None: ...
    def reopen(self) -> None: ...
    def label(self) -> None: ...
    def priority(self) -> None: ...
    def take_over(self) -> None: ...
    def return_to_bot(self) -> None: ...
    def export(self) -> None: ...
    def use_suggestion(self) -> None: ...
    def dismiss_suggestion(self) -> None: ...


class InboxDoer(Protocol):
    def step(self, rows: int) -> None: ...
    def next_unread(self) -> None: ...
    def choose_view(self, view: View) -> None: ...
    def focus_search(self) -> None: ...


class PhoneDoer(Protocol):
    def answer(self) -> None: ...
    def decline(self) -> None: ...
    def hang_up(self) -> None: ...
    def mute(self) -> None: ...
    def hold(self) -> None: ...
    def transfer(self) -> None: ...
    def consult(self) -> None: ...
    def complete(self) -> None: ...
    def back(self) -> None: ...
    def conference(self) -> None: ...
    def leave_conference(self) -> None: ...
    def keypad(self) -> None: ...
    def record(self) -> None: ...
    def pause_recording(self) -> None: ...
    def dial(self) -> None: ...
    def redial(self) -> None: ...
    def do_not_disturb(self) -> None: ...


class DeskDoer(Protocol):
    def palette(self) -> None: ...
    def go(self, to: Literal["live", "review", "quality", "reports"]) -> None: ...
    def settings(self) -> None: ...
    def help(self) -> None: ...
    def about(self) -> None: ...
    def toggle_theme(self) -> None: ...
    def toggle_customer(self) -> None: ...
    def toggle_language(self) -> None: ...
    def accept_offer(self) -> None: ...
    def decline_offer(self) -> None: ...
    def look_at_offer(self) -> None: ...
    def undo(self) -> None: ...
    def call_person(self) -> None: ...
    def notices(self) -> None: ...
    def read_package(self) -> None: ...
    def reconnect(self) -> None: ...
    def sign_out(self) -> None: ...
    def quit(self) -> None: ...


class WorkDoer(Protocol):
    """A person's own day: what they are, what a contact was about, how it went."""

    def set_state(self, state: AgentState) -> None: ...
    def take_break(self) -> None: ...
    def choose_state(self) -> None: ...
    def wrap_up(self) -> None: ...
    def finish_wrap_up(self) -> None: ...
    def more_time(self) -> None: ...
    def my_day(self) -> None: ...
    def preflight(self) -> None: ...


class Doers(Protocol):
    """Who an action calls; the main window is one."""

    @property
    def conversation(self) -> ConversationDoer: ...
    @property
    def inbox(self) -> InboxDoer: ...
    @property
    def telephone(self) -> PhoneDoer: ...
    @property
    def workday(self) -> WorkDoer: ...
    @property
    def desk_window(self) -> DeskDoer: ...


@dataclass(frozen=True, slots=True)
class Action:
    """`keys` is QKeySequence's portable text; `also` are keys that cannot be changed."""

    id: str
    group: Group
    title: str
    """English; `said` puts it into the person's language."""
    icon: str
    keys: str
    where: Where
    call: Callable[[Doers], None]
    also: tuple[str, ...] = ()
    sought: tuple[str, ...] = ()
    """Words people look for it by, in both languages; never shown."""

    def said(self) -> str:
        return tr("Actions", self.title)


def _row(
    id: str, title: str, icon: str, keys: str, call: Callable[[Doers], None],
    where: Where = "anywhere", also: tuple[str, ...] = (), group: Group = "desk", sought: str = "",
) -> Action:  # fmt: skip
    shown_in: Group = "conversation" if where == "conversation" else group
    return Action(id, shown_in, title, icon, keys, where, call, also, tuple(sought.split()))


ACTIONS: Mapping[str, Action] = {
    row.id: row
    for row in (
        _row("reply", mark("Actions", "Reply"), "reply", "R", lambda d: d.conversation.reply(), "conversation"),
        _row("note", mark("Actions", "Add a note"), "sticky-note", "N", lambda d: d.conversation.note(), "conversation", sought="comment internal iç yorum"),
        _row("send", mark("Actions", "Send"), "send", "Ctrl+Return", lambda d: d.conversation.send(), "conversation", ("Ctrl+Enter",)),
        _row("attach", mark("Actions", "Attach a file…"), "paperclip", "Ctrl+Shift+A", lambda d: d.conversation.attach(), "conversation", sought="file upload dosya ek"),
        _row("snooze", mark("Actions", "Snooze the conversation…"), "alarm-clock", "H", lambda d: d.conversation.snooze(), "conversation", sought="later postpone remind ertele sonra hatırlat"),
        _row("snooze_tomorrow", mark("Actions", "Snooze until tomorrow 09:00"), "alarm-clock", "Shift+H", lambda d: d.conversation.snooze_till_tomorrow(), "conversation"),
        _row("assign", mark("Actions", "Assign or transfer…"), "user-plus", "A", lambda d: d.conversation.assign(), "conversation", sought="transfer forward devret aktar ata"),
        _row("resolve", mark("Actions", "Resolve and go to the next"), "check", "E", lambda d: d.conversation.resolve(), "conversation", sought="close done finish kapat bitir çöz"),
        _row("reopen", mark("Actions", "Open the conversation again"), "rotate-ccw", "Shift+E", lambda d: d.conversation.reopen(), "conversation", sought="again geri"),
        _row("undo", mark("Actions", "Undo what was just decided"), "undo-2", "Ctrl+Z", lambda d: d.desk_window.undo(), group="go", sought="geri al reopen resolve snooze assign"),
        _row("label", mark("Actions", "Labels…"), "tag", "L", lambda d: d.conversation.label(), "conversation", sought="tag etiket"),
        _row("priority", mark("Actions", "Priority…"), "flag", "P", lambda d: d.conversation.priority(), "conversation", sought="urgent important acil öncelik önemli"),
        _row("take_over", mark("Actions", "Take over from the bot"), "hand", "T", lambda d: d.conversation.take_over(), "conversation", sought="bot devral"),
        _row("return_to_bot", mark("Actions", "Return to the bot…"), "bot", "B", lambda d: d.conversation.return_to_bot(), "conversation", sought="bot"),
        _row("use_suggestion", mark("Actions", "Insert what the bot suggests"), "sparkles", "Ctrl+J", lambda d: d.conversation.use_suggestion(), "conversation", sought="suggestion answer öneri ekle bot"),
        _row("dismiss_suggestion", mark("Actions", "Dismiss what the bot suggests"), "eye-off", "Ctrl+Shift+J", lambda d: d.conversation.dismiss_suggestion(), "conversation", sought="suggestion öneri kapat bot"),
        _row("accept", mark("Actions", "Accept what is offered"), "headset", "Ctrl+Shift+T", lambda d: d.desk_window.accept_offer(), group="go", sought="take offer call handover kabul teklif al devral"),
        _row("decline", mark("Actions", "Decline what is offered…"), "x", "Ctrl+Shift+X", lambda d: d.desk_window.decline_offer(), group="go", sought="reject pass offer reddet geç teklif"),
        _row("look_at_offer", mark("Actions", "Go to what is offered"), "hourglass", "Ctrl+Shift+O", lambda d: d.desk_window.look_at_offer(), group="go", sought="offer silence seen teklif sus gördüm"),
        _row("export", mark("Actions", "Take out as a file…"), "download", "Ctrl+Shift+E", lambda d: d.conversation.export(), "conversation", sought="export pdf excel csv json redact package dışa aktar karart kaydet paket"),
        _row("call_person", mark("Actions", "Call this person"), "phone", "C", lambda d: d.desk_window.call_person(), "conversation", sought="phone dial telefon ara"),
        _row("answer_call", mark("Actions", "Answer the call"), "phone", "F2", lambda d: d.telephone.answer(), group="phone", sought="pick up telefon aç yanıtla cevapla"),
        _row("decline_call", mark("Actions", "Decline the call"), "phone-off", "Shift+F2", lambda d: d.telephone.decline(), group="phone", sought="reject reddet"),
        _row("hang_up", mark("Actions", "Hang up"), "phone-off", "F3", lambda d: d.telephone.hang_up(), group="phone", sought="end call telefonu kapat bitir"),
        _row("mute", mark("Actions", "Mute or unmute"), "mic-off", "F4", lambda d: d.telephone.mute(), group="phone", sought="microphone mikrofon sessiz"),
        _row("hold", mark("Actions", "Hold or take back"), "pause", "F6", lambda d: d.telephone.hold(), group="phone", sought="music beklet geri al"),
        _row("consult", mark("Actions", "Ask a colleague on a second line…"), "phone-call", "F7", lambda d: d.telephone.consult(), group="phone", sought="consult danış sor"),
        _row("transfer", mark("Actions", "Transfer the call…"), "phone-forwarded", "F8", lambda d: d.telephone.transfer(), group="phone", sought="forward hand over aktar devret yönlendir"),
        _row("complete_transfer", mark("Actions", "Complete the transfer"), "phone-forwarded", "Shift+F8", lambda d: d.telephone.complete(), group="phone", sought="tamamla aktar"),
        _row("back_from_consult", mark("Actions", "Back to the first call"), "undo-2", "Shift+F7", lambda d: d.telephone.back(), group="phone", sought="geri dön"),
        _row("conference", mark("Actions", "Bring the calls together"), "merge", "Shift+F6", lambda d: d.telephone.conference(), group="phone", sought="conference three konferans birleştir"),
        _row("leave_conference", mark("Actions", "Leave the others together"), "log-out", "", lambda d: d.telephone.leave_conference(), group="phone", sought="conference konferans ayrıl çık"),
        _row("keypad", mark("Actions", "Keypad for tones"), "grip", "F9", lambda d: d.telephone.keypad(), group="phone", sought="dtmf tuş"),
        _row("record", mark("Actions", "Record the call or stop"), "circle-dot", "", lambda d: d.telephone.record(), group="phone", sought="recording kayıt kaydet"),
        _row("pause_recording", mark("Actions", "Pause the recording for a card number"), "pause", "Shift+F9", lambda d: d.telephone.pause_recording(), group="phone", sought="card kart kayıt duraklat"),
        _row("dial", mark("Actions", "Dial a number…"), "phone", "Ctrl+D", lambda d: d.telephone.dial(), group="phone", sought="call phone telefon ara çevir numara"),
        _row("redial", mark("Actions", "Call the last number again"), "rotate-ccw", "Ctrl+Shift+D", lambda d: d.telephone.redial(), group="phone", sought="redial again tekrar ara"),
        _row("do_not_disturb", mark("Actions", "Do not disturb: on or off"), "bell-off", "Ctrl+Shift+4", lambda d: d.telephone.do_not_disturb(), group="phone", sought="dnd quiet rahatsız etme"),
        _row("preflight", mark("Actions", "Check the phone before calls"), "headset", "", lambda d: d.workday.preflight(), group="me", sought="preflight microphone speaker test mikrofon hoparlör denetle ön"),
        _row("next", mark("Actions", "Next conversation"), "arrow-down", "J", lambda d: d.inbox.step(1), group="go"),
        _row("previous", mark("Actions", "Previous conversation"), "arrow-up", "K", lambda d: d.inbox.step(-1), group="go"),
        _row("next_unread", mark("Actions", "Next unread conversation"), "mail-open", "U", lambda d: d.inbox.next_unread(), group="go", sought="new yeni"),
        _row("view_mine", mark("Actions", "Go to Mine"), "inbox", "Ctrl+1", lambda d: d.inbox.choose_view("mine"), also=("G, M",), group="go"),
        _row("view_team", mark("Actions", "Go to Team"), "users", "Ctrl+2", lambda d: d.inbox.choose_view("team"), also=("G, T",), group="go"),
        _row("view_unassigned", mark("Actions", "Go to Unassigned"), "user", "Ctrl+3", lambda d: d.inbox.choose_view("unassigned"), also=("G, U",), group="go"),
        _row("view_bot", mark("Actions", "Go to With the bot"), "bot", "Ctrl+4", lambda d: d.inbox.choose_view("bot"), also=("G, B",), group="go"),
        _row("view_snoozed", mark("Actions", "Go to Snoozed"), "alarm-clock", "Ctrl+5", lambda d: d.inbox.choose_view("snoozed"), also=("G, S",), group="go"),
        _row("view_all", mark("Actions", "Go to All"), "archive", "Ctrl+6", lambda d: d.inbox.choose_view("all"), also=("G, A",), group="go"),
        _row("search", mark("Actions", "Search in messages"), "search", "/", lambda d: d.inbox.focus_search(), also=("Ctrl+F", "Shift+/"), group="go", sought="find ara bul"),
        _row("available", mark("Actions", "I am available"), "circle-check", "Ctrl+Shift+1", lambda d: d.workday.set_state("available"), group="me", sought="online status ready durum müsait çevrimiçi hazır"),
        _row("break", mark("Actions", "Take a break"), "pause", "Ctrl+Shift+2", lambda d: d.workday.take_break(), group="me", sought="pause away not ready mola ara durum"),
        _row("state", mark("Actions", "Choose my state…"), "user", "Ctrl+Shift+3", lambda d: d.workday.choose_state(), group="me", sought="status meal meeting training offline busy durum yemek toplantı eğitim çevrimdışı meşgul"),
        _row("wrap_up", mark("Actions", "Wrap up: what was it about?"), "tag", "W", lambda d: d.workday.wrap_up(), also=("Ctrl+Shift+W",), group="me", sought="disposition outcome note acw sonuç kapanış not kod"),
        _row("finish_wrap_up", mark("Actions", "Finish the wrap-up"), "check", "Shift+W", lambda d: d.workday.finish_wrap_up(), group="me", sought="done acw bitir tamam"),
        _row("more_time", mark("Actions", "More time for the wrap-up"), "plus", "", lambda d: d.workday.more_time(), group="me", sought="extend acw uzat süre"),
        _row("my_day", mark("Actions", "My day"), "chart-column", "D", lambda d: d.workday.my_day(), also=("Ctrl+7",), group="me", sought="figures handled tasks follow-up aht günüm rakamlar görevler takip"),
        _row("live", mark("Actions", "Go to Live"), "gauge", "Ctrl+8", lambda d: d.desk_window.go("live"), also=("G, L",), group="places", sought="supervisor queues agents wallboard canlı kuyruklar temsilciler izle"),
        _row("review", mark("Actions", "Go to Review"), "library", "Ctrl+9", lambda d: d.desk_window.go("review"), also=("G, R",), group="places", sought="library transcripts evaluate search inceleme arşiv döküm değerlendir"),
        _row("quality", mark("Actions", "Go to Quality"), "clipboard-check", "Ctrl+Shift+9", lambda d: d.desk_window.go("quality"), also=("G, Q",), group="places", sought="evaluations forms calibration scores değerlendirmelerim formlar puan kalite"),
        _row("reports", mark("Actions", "Go to Reports"), "file-chart-column", "Ctrl+0", lambda d: d.desk_window.go("reports"), also=("G, P",), group="places", sought="figures intervals export raporlar rakamlar"),
        _row("palette", mark("Actions", "Search or type a command"), "command", "Ctrl+K", lambda d: d.desk_window.palette()),
        _row("notices", mark("Actions", "Notices"), "bell", "Ctrl+Shift+N", lambda d: d.desk_window.notices(), sought="notifications bildirim"),
        _row("customer", mark("Actions", "Show or hide the customer"), "user", "Ctrl+.", lambda d: d.desk_window.toggle_customer(), sought="contact panel müşteri kişi panel"),
        _row("theme", mark("Actions", "Switch between light and dark"), "moon", "Ctrl+Shift+L", lambda d: d.desk_window.toggle_theme(), sought="theme dark light night mode colours tema koyu açık gece karanlık görünüm"),
        _row("language", mark("Actions", "Switch between Turkish and English"), "languages", "", lambda d: d.desk_window.toggle_language(), sought="language english turkish ingilizce türkçe dil"),
        _row("read_package", mark("Actions", "Open a package…"), "package", "", lambda d: d.desk_window.read_package(), sought="santral encrypted take with me paket aç şifreli"),
        _row("reconnect", mark("Actions", "Connect again now"), "refresh-cw", "Ctrl+Shift+R", lambda d: d.desk_window.reconnect(), sought="offline retry connection bağlantı çevrimdışı"),
        _row("settings", mark("Actions", "Settings"), "settings", "Ctrl+,", lambda d: d.desk_window.settings(), sought="preferences options sound notifications size ayarlar tercihler ses bildirim boyut"),
        _row("help", mark("Actions", "Keyboard shortcuts"), "keyboard", "F1", lambda d: d.desk_window.help(), sought="keys hotkeys help klavye yardım tuşlar"),
        _row("about", mark("Actions", "About Santral"), "info", "", lambda d: d.desk_window.about(), sought="version sürüm hakkında"),
        _row("sign_out", mark("Actions", "Sign out…"), "log-out", "", lambda d: d.desk_window.sign_out(), sought="logout log account çıkış oturum hesap"),
        _row("quit", mark("Actions", "Quit"), "x", "Ctrl+Q", lambda d: d.desk_window.quit(), sought="exit close çık kapat"),
    )
}  # fmt: skip


OFFERED = ("accept", "decline", "look_at_offer")
KEY_NAMES = (
    mark("QShortcut", "Ctrl"),
    mark("QShortcut", "Shift"),
    mark("QShortcut", "Alt"),
    mark("QShortcut", "Return"),
)
"""Qt's own Turkish says “Kontrol” and “Üst Karakter” where every keyboard says Ctrl and Shift."""


def chosen_keys(overrides: Mapping[str, str]) -> dict[str, str]:
    """Action id -> its keys now, by default or as the person chose."""
    return {id: overrides.get(id, row.keys) for id, row in ACTIONS.items()}


def conflict(keys: str, id: str, chosen: Mapping[str, str]) -> str | None:
    """Id of another action that `keys` would shadow, or be shadowed by (`G` and `G, M`)."""
    for other, row in ACTIONS.items():
        taken = [chosen.get(other, ""), *row.also]
        if other != id and any(keys and held and _collide(keys, held) for held in taken):
            return other
    return None


def _collide(one: str, other: str) -> bool:
    a, b = sequence(one), sequence(other)
    exact = QKeySequence.SequenceMatch.NoMatch
    return a.matches(b) != exact or b.matches(a) != exact


def sequence(keys: str) -> QKeySequence:
    """Read as it is written here: in Turkish, Qt's own reading takes Enter for Return."""
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


def shown_keys(keys: str) -> str:
    """`Ctrl+Shift+C` as it stands on the screen: `Ctrl Shift C`."""
    native = sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter").replace(", ", " ").replace("+", " ").strip()


class Actions(QObject):
    """ACTIONS as QActions of one window, with the person's own keys."""

    changed = Signal()
    """Titles, keys, or what is possible now."""

    def __init__(self, window: QWidget, doers: Doers, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._made = {row.id: self._make(window, row, doers) for row in ACTIONS.values()}
        self.stop = settings.on_change(self._setting_changed)
        self.rekey()
        self.retranslate()

    def _make(self, window: QWidget, row: Action, doers: Doers) -> QAction:
        action = QAction(self)
        action.setObjectName(row.id)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(row.id in ("next", "previous"))
        action.triggered.connect(lambda: row.call(doers))
        window.addAction(action)
        return action

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def possible(self) -> list[Action]:
        return [row for row in ACTIONS.values() if self._made[row.id].isEnabled()]

    def keys(self, id: str) -> str:
        return chosen_keys(self._settings.get("shortcuts"))[id]

    def set_conversation(self, there_is_one: bool) -> None:
        """Rows that need an open conversation are possible only with one."""
        for row in ACTIONS.values():
            if row.where == "conversation":
                self._made[row.id].setEnabled(there_is_one)
        self.changed.emit()

    def set_phone(self, possible: Container[str]) -> None:
        """Rows of the phone are possible only while there is a call they are about."""
        for row in ACTIONS.values():
            if row.group == "phone":
                self._made[row.id].setEnabled(row.id in possible)
        self.changed.emit()

    def set_offered(self, there_is_one: bool) -> None:
        """Rows about what is offered are possible only while something is."""
        if self._made[OFFERED[0]].isEnabled() != there_is_one:
            for id in OFFERED:
                self._made[id].setEnabled(there_is_one)
            self.changed.emit()

    def permit(self, id: str, permitted: bool) -> None:
        """What a role does not permit is not shown: an action nobody sees cannot be done either."""
        self._made[id].setVisible(permitted)
        self.changed.emit()

    def set_places(self, possible: Container[str]) -> None:
        """Places that only some persons have."""
        for row in ACTIONS.values():
            if row.group == "places":
                self._made[row.id].setEnabled(row.id in possible)
        self.changed.emit()

    def rekey(self) -> None:
        for id, keys in chosen_keys(self._settings.get("shortcuts")).items():
            held = [keys, *ACTIONS[id].also] if keys else list(ACTIONS[id].also)
            self._made[id].setShortcuts([sequence(one) for one in held])
        self.changed.emit()

    def retranslate(self) -> None:
        for id, action in self._made.items():
            action.setText(ACTIONS[id].said())
        self.changed.emit()

    def _setting_changed(self, name: str) -> None:
        if name == "shortcuts":
            self.rekey()
