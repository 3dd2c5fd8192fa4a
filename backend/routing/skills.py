"""Who knows enough: needed skills, how they relax while somebody waits, and who has them.

A skill is needed at a level from 1 to 5; a language is a skill like any other. After each
`relax_after_s` of waiting every needed level falls by one, and at 0 the skill is no longer needed.
"""

from collections.abc import Mapping

from core.work import QueueRules

Needed = tuple[tuple[str, int], ...]
"""Skill and level, sorted by skill."""


def needed_by(own: Needed, rules: QueueRules, down: int = 0) -> Needed:
    """What is needed once every level fell by `down`: the queue's skills and the work's own, the higher
    of both."""
    levels = dict(rules.skills)
    for skill, level in own:
        levels[skill] = max(level, levels.get(skill, 0))
    return tuple(sorted((skill, at - down) for skill, at in levels.items() if at > down))


def able(skills: Mapping[str, int], needed: Needed) -> bool:
    return all(skills.get(skill, 0) >= level for skill, level in needed)


def matched(
    skills: Mapping[str, int], own: Needed, rules: QueueRules, down: int
) -> tuple[str, ...]:
    """The skills that were asked for at first and that the agent has well enough by now."""
    now = dict(needed_by(own, rules, down))
    return tuple(
        skill for skill, _ in needed_by(own, rules) if skills.get(skill, 0) >= now.get(skill, 1)
    )


def fallen(rules: QueueRules, waited: int) -> int:
    """By how many levels, after `waited` ms."""
    return max(0, waited) // (rules.relax_after_s * 1000) if rules.relax_after_s else 0
