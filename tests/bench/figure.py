"""One measured figure and what it is held against."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`; `limit` None where it is only reported."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    better: Literal["lower", "higher"] = "lower"
    ok: bool = field(init=False)

    def __post_init__(self) -> None:
        within = self.limit is None or (
            self.value <= self.limit if self.better == "lower" else self.value >= self.limit
        )
        object.__setattr__(self, "ok", within)

    def line(self) -> str:
        mark = "ok  " if self.ok else "OVER"
        bound = "" if self.limit is None else f"  (limit {self.limit:g})"
        return f"{mark} {self.name:<44} {self.value:>10.3f} {self.unit}{bound}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0..1) of the values lie, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def save(figures: Sequence[Figure], path: Path) -> None:
    rows = [{**asdict(figure), "value": round(figure.value, 4)} for figure in figures]
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
