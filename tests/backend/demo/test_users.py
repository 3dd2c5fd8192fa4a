"""Everybody who may sign in is somebody of the company."""

from backend.demo.staff import DESK, Staff
from backend.demo.texts import Texts
from backend.demo.users import DESK_USER, USERS


def test_every_user_is_an_agent() -> None:
    staff = Staff(Texts.load(), 0)
    assert {user.agent for user in USERS} == {agent.id for agent in staff.agents.values()}
    assert DESK_USER.agent == DESK and DESK_USER.name == "selim"


def test_roles_and_languages_differ() -> None:
    agents = Staff(Texts.load(), 0).agents
    assert agents["selim"].name == "Selim Işık" and agents["selim"].role == "agent"
    assert agents["deniz"].role == "supervisor" and agents["ebru"].role == "admin"
