import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from core.changes import Changes
from core.entities import BotState
from core.rows import InboxRow, Line
from core.settings import Settings
from desktop.notifications import PAUSE_MS, Means, Notice, Notifications, kind_of, means
from desktop.theme import Theme
from tests.desktop import sample, sample_work
from tests.desktop.fake_desk import FakeDesk
from tests.desktop.parts import parts_over

ROW = InboxRow(
    key=1, id="v", contact="k", name="Ayşe", channel="chat", status="open", preview="",
    last_kind="in", last_author="", last_at=1_000, unread=1, priority="normal", labels=(),
    assignee="a-selim", due_at=None, waiting_since=None, snoozed_until=None, bot=None,
)  # fmt: skip
HANDED = replace(ROW, bot="handoff", assignee=None, waiting_since=1_000)


@pytest.mark.parametrize(
    ("row", "after", "kind"),
    [
        (ROW, 999, "message"),
        (ROW, 1_000, None),
        (replace(ROW, unread=0), 0, None),
        (replace(ROW, last_kind="out"), 0, None),
        (replace(ROW, status="pending"), 0, None),
        (replace(ROW, status="resolved"), 0, None),
        (HANDED, 999, "handover"),
        (HANDED, 1_000, None),
        (replace(HANDED, assignee="a-derya"), 999, "message"),
    ],
)
def test_what_is_new(row: InboxRow, after: int, kind: str | None) -> None:
    assert kind_of(row, after) == kind


def test_loudness_follows_the_settings_and_the_window() -> None:
    settings = Settings(None)
    assert means("message", settings, active=False, looking=False) == Means(True, True, False)
    assert means("message", settings, active=True, looking=False) == Means(True, False, False)
    assert means("message", settings, active=True, looking=True) == Means(False, False, False)
    assert means("message", settings, active=False, looking=True) == Means(True, True, False)
    assert means("handover", settings, active=True, looking=False) == Means(True, False, True)
    settings.put("sound_message", False)
    settings.put("notifications", False)
    assert means("message", settings, active=False, looking=False) == Means(False, False, False)
    settings.put("sounds", False)
    assert means("handover", settings, active=False, looking=False) == Means(False, False, True)


class Watch:
    def __init__(self, theme: Theme) -> None:
        self.desk = FakeDesk()
        self.desk.known = replace(self.desk.known, queue_rules={})
        self.parts = parts_over(theme, self.desk)
        self.active, self.open_key = False, None
        self.notifications = Notifications(
            self.parts, lambda: self.active, lambda: self.open_key
        )  # fmt: skip
        self.told: list[tuple[Notice, Means]] = []
        self.settled: list[int] = []
        self.notifications.told.connect(lambda notice, how: self.told.append((notice, how)))
        self.notifications.settled.connect(self.settled.append)

    def later(self) -> None:
        self.desk.clock += 1_000

    async def wait(self) -> None:
        await asyncio.sleep(PAUSE_MS / 1000 + 0.1)

    def kinds(self) -> list[tuple[str, int]]:
        return [(notice.kind, notice.row.key) for notice, _ in self.told]


@pytest.fixture
async def watch(qapp: QApplication, theme: Theme) -> AsyncIterator[Watch]:
    watch = Watch(theme)
    watch.later()
    yield watch
    watch.notifications.close()


async def test_a_message_for_me_is_told_once(watch: Watch) -> None:
    watch.desk.receive(1, "Merhaba")
    await watch.wait()
    watch.desk.tell(Changes(conversations={1: 0}))
    await watch.wait()
    assert watch.kinds() == [("message", 1)]
    assert watch.notifications.recent[0].row.preview == "Merhaba"


async def test_a_second_message_is_told_again(watch: Watch) -> None:
    for text in ("bir", "iki"):
        watch.desk.receive(1, text)
        await watch.wait()
        watch.later()
    assert watch.kinds() == [("message", 1)] * 2
    assert len(watch.notifications.recent) == 1


async def test_messages_of_others_are_told_where_that_was_chosen(watch: Watch) -> None:
    watch.desk.receive(13, "Hello")
    await watch.wait()
    assert watch.kinds() == []
    watch.parts.settings.put("notifications_for", "team")
    watch.later()
    watch.desk.receive(13, "Hello again")
    await watch.wait()
    assert watch.kinds() == [("message", 13)]


async def test_a_handover_is_told_and_settled_when_somebody_takes_it(watch: Watch) -> None:
    bot = BotState(phase="handoff", asked_at=watch.desk.clock)
    watch.desk.put(19, status="open", bot=bot, waiting_since=watch.desk.clock)
    await watch.wait()
    assert watch.kinds() == [("handover", 19)]
    watch.desk.put(19, assignee="a-derya", bot=BotState(phase="silent"))
    await watch.wait()
    assert watch.settled == [19]


async def test_what_a_platform_routes_comes_as_an_offer(watch: Watch) -> None:
    watch.desk.known = replace(watch.desk.known, queue_rules=sample_work.RULES)
    bot = BotState(phase="handoff", asked_at=watch.desk.clock)
    watch.desk.put(19, status="open", bot=bot, waiting_since=watch.desk.clock)
    await watch.wait()
    assert watch.kinds() == []


async def test_what_was_missed_is_not_read_aloud(watch: Watch) -> None:
    watch.desk.set_line(Line("offline", sample.NOW))
    watch.later()
    watch.desk.receive(1, "während der Leitung")
    await watch.wait()
    watch.later()
    watch.desk.set_line(Line("live", watch.desk.clock))
    watch.desk.tell(Changes(conversations={1: 0}))
    await watch.wait()
    assert watch.kinds() == []


async def test_a_conversation_in_front_of_the_eyes_is_quiet(watch: Watch) -> None:
    watch.active, watch.open_key = True, 1  # type: ignore[assignment]  # the fixture starts with none
    watch.desk.receive(1, "Merhaba")
    await watch.wait()
    assert watch.told[0][1] == Means(False, False, False)
