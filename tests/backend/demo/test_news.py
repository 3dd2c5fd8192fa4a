from backend.audience import is_about
from backend.permissions import viewer_of
from core.protocol.frames import Rows
from tests.backend.demo.conftest import NOW


def test_everybody_finds_one_that_is_new_to_them(company: list[Rows]) -> None:
    """Of today, by somebody else, and in both languages."""
    first = company[0]
    assert len(first.announcements) > 1
    for agent in first.agents:
        told = [of for of in first.announcements if is_about(of, viewer_of(agent))]
        if agent.role == "agent":
            assert any(NOW - of.at < 3_600_000 and of.by != agent.id for of in told)
    assert all(len(of.text.splitlines()) == 2 for of in first.announcements)


def test_only_who_supervises_announces(company: list[Rows]) -> None:
    roles = {agent.id: agent.role for agent in company[0].agents}
    teams = {team.id for team in company[0].teams} | {""}
    assert all(roles[of.by] != "agent" for of in company[0].announcements)
    assert all(of.team in teams for of in company[0].announcements)
    assert not any(page.announcements for page in company[1:])
