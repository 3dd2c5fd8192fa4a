from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.voip.sides import DeskSide, FarSide


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(tmp_path / "phone")
    yield side
    side.close()


@pytest.fixture
def far(tmp_path: Path) -> Iterator[Callable[..., FarSide]]:
    """Makes far sides: `far(hz)`."""
    sides: list[FarSide] = []

    def make(hz: int = 500) -> FarSide:
        sides.append(FarSide(tmp_path / f"far-{len(sides)}", hz))
        return sides[-1]

    yield make
    for side in sides:
        side.close()
