"""Boss: a supervisor's desk at half past ten: one agent on a call, three alerts, a filled audit list."""

from msgspec.structs import replace

from core.protocol.commands import SUPERVISING
from core.rows import Person
from tests.desktop import sample, sample_acting
from tests.desktop.fake_supervision import SUPERVISOR, FakeSupervision

AGENT, CALL = "a0", "call-1"
"""Who is on which call."""


class Boss(FakeSupervision):
    def __init__(self) -> None:
        super().__init__()
        agents = {**self.known.agents, **sample.DIRECTORY.agents}
        self.known = replace(self.known, agents=agents)
        for id, row in self.floor.items():
            if row.interaction.agent == AGENT:
                of = replace(row.interaction, media="call", call=CALL, state="active")
                self.floor[id] = replace(row, interaction=of)
        self.alarms, self.rules = sample_acting.alerts(), sample_acting.rules()
        self.entries = sample_acting.entries()

    @property
    def me(self) -> Person:
        permissions = SUPERVISOR.permissions | SUPERVISING | {"work.transfer"}
        return replace(SUPERVISOR, permissions=permissions)
