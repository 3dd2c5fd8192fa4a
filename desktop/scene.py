"""Scene: one window with its parts, in the order that makes the first rows appear soonest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from core.rows import InboxRow, Person
from core.settings import Settings
from desktop.main_window import MainWindow, Panels
from desktop.opening import NOBODY, OpeningDesk, OpeningTasks
from desktop.panels.inbox import Inbox
from desktop.parts import Parts
from desktop.theme import Theme

if TYPE_CHECKING:
    from core.desk import Desk
    from desktop.dialogs.about import Fact
    from desktop.loop import Tasks
    from desktop.panels.conversation import Conversation
    from desktop.shell import Shell
    from desktop.sounds import Sounds
    from desktop.wishes import Wish


class Scene:
    """`__init__` is all that the first paint needs, `frame` comes right after it; `complete`
    brings the rest."""

    def __init__(
        self, theme: Theme, settings: Settings, me: Person = NOBODY, *, demonstration: bool = False
    ) -> None:
        self._desk, self._tasks = OpeningDesk(me), OpeningTasks()
        # Both hand everything through to the real ones, which are not there yet
        desk, tasks = cast("Desk", self._desk), cast("Tasks", self._tasks)
        self.parts = Parts(desk, theme, tasks, settings, demonstration)
        self.inbox = Inbox(self.parts)
        self.window = MainWindow(settings, Panels(self.inbox))
        self._framed = False
        self.shell: Shell | None = None
        self._conversation: Conversation | None = None
        self._asked: int | None = None
        self._wish: Wish | None = None
        self.inbox.opened.connect(self._ask)
        self.inbox.list.setFocus()

    def show_first(self, rows: list[InboxRow]) -> None:
        self.inbox.show_first(rows)

    def run_tasks(self, tasks: "Tasks") -> None:
        self._tasks.arrive(tasks)

    def frame(self) -> None:
        """The rail and the top bar, unless they are there: a third of what is built at first."""
        if self._framed:
            return
        from desktop.panels.rail import Rail
        from desktop.panels.top_bar import TopBar

        self._framed = True
        self.window.frame(Rail(self.parts.theme), TopBar(self.parts))

    def complete(
        self,
        sounds: "Sounds",
        facts: "Callable[[], list[Fact]]",
        quit: Callable[[], None],
        sign_out: Callable[[], None],
    ) -> "Shell":
        """After the first paint: these imports take longer than it does."""
        from desktop.panels.conversation import Conversation
        from desktop.panels.customer import Customer
        from desktop.panels.phone import Phone
        from desktop.shell import Shell

        self.frame()
        self._conversation = Conversation(self.parts)
        self.window.fill(self._conversation, Customer(self.parts), Phone(self.parts))
        self.shell = Shell(self.parts, self.window, sounds, facts, quit, sign_out)
        self.inbox.opened.disconnect(self._ask)
        if self._asked is not None:
            self.shell.open(self._asked)
        if self._wish is not None:
            self.shell.wish(self._wish)
        return self.shell

    def wish(self, wish: "Wish") -> bool:
        """Of a link or a command line; the newest number waits until there is a shell. False: it is
        about a call, and there is none."""
        if self.shell is not None:
            return self.shell.wish(wish)
        if not wish.needs_call:
            self._wish = wish
        return not wish.needs_call

    def _ask(self, key: int) -> None:
        """A row that was clicked before there was anything to open it in."""
        self._asked = key

    def arrive(self, desk: "Desk") -> None:
        """The real desk is there: everything on the screen reads it from here on."""
        self._desk.arrive(desk)
        self.inbox.start()

    async def close(self) -> None:
        """In reverse order; the draft that is being typed is committed first."""
        if self._conversation is not None:
            await self._conversation.stop()
        if self.shell is not None:
            self.shell.close()
            await self.shell.herald.system.stop()
            await self.parts.hot_keys.close()
            self.parts.loudspeaker.close()
        self._desk.leave()
        self._tasks.close()

    def take_down(self) -> None:
        self.window.leave()
        self.window.deleteLater()
