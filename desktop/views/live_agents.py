"""The tab of the agents: below its table the day of the one who is opened."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.models.live_agents import AGENTS
from desktop.models.live_watch import LiveWatch
from desktop.parts import Parts
from desktop.views.agent_timeline import AgentTimeline
from desktop.views.live_tab import LiveTab

AGAIN_MS = 15_000


class AgentsTab(LiveTab):
    def __init__(self, parts: Parts, watch: LiveWatch) -> None:
        self._agent, self._read_at = "", 0
        super().__init__(parts, watch, AGENTS)
        self.day = QFrame()
        self.day.setProperty("kind", "surface")
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        self.timeline = AgentTimeline(parts.theme)
        self.timeline.opened.connect(self._open)
        column = QVBoxLayout(self.day)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addWidget(self.timeline)
        self.stand_below(self.day)
        self.setTabOrder(self.grid, self.timeline)
        self.day.hide()
        self.agent_shown.connect(self._show_agent)

    def show_floor(self) -> None:
        super().show_floor()
        now = self._watch.floor.now
        if self._agent and now - self._read_at >= AGAIN_MS:
            self._read_at = now
            self._parts.tasks.start(self._read(self._agent), "day of an agent")

    def _show_agent(self, agent: str) -> None:
        self._agent, self._read_at = agent, self._watch.floor.now
        if agent:
            self._parts.tasks.start(self._read(agent), "day of an agent")
        else:
            self.day.hide()

    async def _read(self, agent: str) -> None:
        day = await self._parts.desk.agent_timeline(agent)
        if agent == self._agent:
            self.timeline.show_timeline(day, self._parts.desk.directory, self._watch.floor.now)
            self.day.show()

    def _open(self, conversation: str) -> None:
        self._parts.tasks.start(self._find(conversation), "open a contact")

    async def _find(self, conversation: str) -> None:
        key = await self._parts.desk.key_of(conversation)
        if key is not None:
            self.opened.emit(key, None)


def agents_tab(parts: Parts, watch: LiveWatch) -> AgentsTab:
    return AgentsTab(parts, watch)
