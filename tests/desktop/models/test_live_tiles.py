import pytest
from PySide6.QtWidgets import QApplication

from core.metrics.tally import Tally
from core.protocol.signals import AgentLive
from desktop import translate
from desktop.models.live_behind import Asked, spec_of
from desktop.models.live_tiles import STRIPS, TILES
from desktop.models.live_values import EMPTY, AgentRow, Floor


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    translate.use("en")


def agent(id: str, **today: int) -> AgentRow:
    live = AgentLive(agent=id, at=0, state="available", routing="idle", today=Tally(**today))
    return AgentRow(id=id, name=id, team="", live=live)


def test_of_the_surveys_sent_so_many_came_back() -> None:
    """Sums of all, never an average of averages."""
    agents = (agent("a", surveys_sent=1, surveys_returned=1), agent("b", surveys_sent=3))
    face = TILES["responses"].face(Floor(agents=agents), "")
    assert (face.value, face.note) == ("25%", "1 of 4 surveys")


def test_where_none_was_sent_stands_a_dash() -> None:
    for floor in (EMPTY, Floor(agents=(agent("a", surveys=2, satisfied=2),))):
        face = TILES["responses"].face(floor, "")
        assert (face.value, face.note) == ("–", "no survey sent today")


def test_what_is_behind_it_is_found_by_agent() -> None:
    """A survey is about a person and has no queue."""
    assert "responses" in STRIPS["agents"]
    assert spec_of(Asked(TILES["responses"].figure), EMPTY).by == "agent"
