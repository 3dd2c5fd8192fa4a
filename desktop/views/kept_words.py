"""What of everything is on this machine, in honest words."""

from core.library import Kept
from core.rows import Directory
from desktop.translate import tr
from desktop.views.review_filter_words import day_words


def sentences(kept: Kept, known: Directory, *, live: bool) -> list[str]:
    """What is here, and where the rest is to be had."""
    if kept.syncing:
        return [tr("Review", "The first fetch is not finished: something may be missing yet.")]
    if kept.since is None and not kept.teams:
        return [tr("Review", "Everything you may see is on this machine.")]
    teams = ", ".join(known.teams[team].name for team in kept.teams if team in known.teams)
    have = _here(teams, day_words(kept.since) if kept.since is not None else "")
    if kept.complete:
        return [have]
    if live:
        return [have, tr("Review", "Older: ask the platform.")]
    return [have, tr("Review", "Older comes once there is a line.")]


def _here(teams: str, day: str) -> str:
    if not day:
        return tr("Review", "Everything of {teams} is on this machine.", teams=teams)
    if teams:
        return tr("Review", "Everything of {teams} since {day} is here.", teams=teams, day=day)
    return tr("Review", "Everything you may see since {day} is here.", day=day)
