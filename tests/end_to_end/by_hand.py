"""Figures worked out by hand: from what the platform's file says happened, with none of our own code.

A figure that our one engine gets wrong, it gets wrong the same way on the wallboard and in the report:
so here is another reading of docs/metrics.md, as simple as can be, over SQLite and JSON.
"""

import json
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

Visit = dict[str, Any]


class Figures(NamedTuple):
    offered: int
    answered: int
    abandoned: int
    met: int
    """Answered within T."""
    counted: int
    """Answered, or abandoned after T."""

    @property
    def service_level(self) -> float:
        """In percent."""
        return self.met / self.counted * 100


def visits(platform: Path) -> list[Visit]:
    """Every visit to a queue as it was told last: the log's own, and what the company came with."""
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        told = "select body from events where type = 'interaction.upserted' order by seq"
        said = [json.loads(body)["interaction"] for (body,) in file.execute(told)]
        kept = file.execute("select body from work where kind = 'interaction'")
        before = [json.loads(body) for (body,) in kept]
    file.close()
    return list({visit["id"]: visit for visit in (*before, *said)}.values())


def targets(platform: Path) -> dict[str, int]:
    """T of each queue, in seconds: 20 where its rules say nothing else."""
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        kept = file.execute("select body from entities where kind = 'queue_rules'")
        rules = [json.loads(body) for (body,) in kept]
    file.close()
    return {rule["id"]: rule.get("target_s", 20) for rule in rules}


def audit(platform: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(f"file:{platform / 'platform.db'}?mode=ro", uri=True) as file:
        told = "select body from events where type = 'audit_entry.upserted' order by seq"
        entries = [json.loads(body)["audit_entry"] for (body,) in file.execute(told)]
    file.close()
    return entries


def today(platform: Path, zone: str) -> Callable[[Visit], bool]:
    """Whether a visit entered its queue since the company's midnight."""
    midnight = _midnight(zone)
    return lambda visit: visit["entered_at"] >= midnight


def handled(platform: Path, agent: str, zone: str) -> list[Visit]:
    """What the agent completed since the company's midnight, whenever it came."""
    midnight = _midnight(zone)
    mine = (v for v in visits(platform) if v.get("agent") == agent and v.get("end") == "handled")
    return [visit for visit in mine if visit["completed_at"] >= midnight]


def _midnight(zone: str) -> float:
    now = datetime.now(ZoneInfo(zone))
    return now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1_000


def figures(found: list[Visit], targets: dict[str, int]) -> Figures:
    counted = [visit for visit in found if visit.get("end") != "cancelled"]
    answered = [visit for visit in counted if visit.get("answered_at")]
    gone = [v for v in counted if not v.get("answered_at") and v.get("end") == "abandoned"]
    met = [v for v in answered if _within(v, v["answered_at"], targets)]
    late = [v for v in gone if not _within(v, v["completed_at"], targets)]
    return Figures(len(counted), len(answered), len(gone), len(met), len(answered) + len(late))


def _within(visit: Visit, until: int, targets: dict[str, int]) -> bool:
    return bool(until - visit["entered_at"] <= targets[visit["queue"]] * 1_000)
