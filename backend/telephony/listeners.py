"""Listeners: supervisors who are on somebody's call, and who hears whom then. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.telephony.legs import CUSTOMER
from core.supervision import Mode


@dataclass(frozen=True)
class Listener:
    """`id` is the supervision's and its leg's; `who` the supervisor."""

    id: str
    who: str
    mode: Mode
    there: bool = False
    """Her phone has answered."""


def hears(agent: str, listeners: Iterable[Listener]) -> Mapping[str, tuple[str, ...]]:
    """Leg -> those it hears, while the caller talks with the leg `agent`.

    Whoever monitors hears all that both of them hear, and is heard by nobody. A whisper is the
    agent's alone: other listeners do not hear it either.
    """
    there = [one for one in listeners if one.there]
    aloud = tuple(one.id for one in there if one.mode == "barge")
    whispered = tuple(one.id for one in there if one.mode == "whisper")
    talk = {CUSTOMER: (agent, *aloud), agent: (CUSTOMER, *aloud, *whispered)}
    both = (CUSTOMER, agent)
    return talk | {one.id: (*both, *(other for other in aloud if other != one.id)) for one in there}
