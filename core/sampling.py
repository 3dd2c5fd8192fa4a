"""Which contacts are drawn to be evaluated: at random, and always the same ones for the same rule.

Each contact has a number by the rule's seed, the week and its own id, and the lowest of an agent's are
drawn. What is added to the week later may change the draw, the order of what is known never does.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from core.evaluation import SamplingRule
from core.work import Interaction


def week_of(at: int, zone: ZoneInfo) -> str:
    """ISO week by the company's clock: "2026-W47"."""
    year, week, _ = dt.datetime.fromtimestamp(at / 1000, zone).isocalendar()
    return f"{year}-W{week:02d}"


def bounds(week: str, zone: ZoneInfo) -> tuple[int, int]:
    """Its first ms and the first after it. Raises ValueError where it names no week."""
    year, _, number = week.partition("-W")
    first = dt.date.fromisocalendar(int(year), int(number), 1)
    days = (first, first + dt.timedelta(days=7))
    start, end = (dt.datetime.combine(day, dt.time(), zone).timestamp() for day in days)
    return round(start * 1000), round(end * 1000)


def drawn(
    rule: SamplingRule, week: str, done: Iterable[Interaction], zone: ZoneInfo,
    agents: frozenset[str] | None = None,
) -> dict[str, tuple[Interaction, ...]]:  # fmt: skip
    """By agent. From what was handled and completed in the week; `agents`: whom it is about, as the
    rule's team has them. An agent with fewer contacts has all of them drawn."""
    by_agent: dict[str, dict[str, Interaction]] = defaultdict(dict)
    for of in done:
        if _counts(rule, of, agents) and week_of(of.completed_at or 0, zone) == week:
            by_agent[of.agent or ""][of.id] = of
    return {
        agent: tuple(sorted(found.values(), key=lambda of: _lot(rule, week, of))[: rule.per_week])
        for agent, found in sorted(by_agent.items())
    }


def _counts(rule: SamplingRule, of: Interaction, agents: frozenset[str] | None) -> bool:
    handled = of.end == "handled" and of.agent is not None and of.completed_at is not None
    about = agents is None or of.agent in agents
    fits = not rule.media or of.media in rule.media
    return handled and about and fits and _length_s(of) >= rule.shortest_s


def _length_s(of: Interaction) -> int:
    if of.answered_at is None or of.ended_at is None:
        return 0
    return max(0, of.ended_at - of.answered_at) // 1_000


def _lot(rule: SamplingRule, week: str, of: Interaction) -> bytes:
    return hashlib.sha256(f"{rule.seed}:{rule.form}:{week}:{of.id}".encode()).digest()
