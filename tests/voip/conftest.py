"""The sides of a call, and the servers between them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.peers.kamailio import Kamailio
from tests.voip.sides import DeskSide, FarSide


@pytest.fixture(scope="module")
def kamailio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kamailio]:
    """One for all tests of a module."""
    with Kamailio(Path(tmp_path_factory.mktemp("kamailio"))) as server:
        yield server


@pytest.fixture
def desk(in_turn: None, tmp_path: Path) -> Iterator[DeskSide]:
    side = DeskSide(tmp_path / "phone")
    yield side
    side.close()


@pytest.fixture
def far(in_turn: None, tmp_path: Path) -> Iterator[Callable[..., FarSide]]:
    """Makes far sides: `far(hz)`."""
    sides: list[FarSide] = []

    def make(hz: int = 500) -> FarSide:
        sides.append(FarSide(tmp_path / f"far-{len(sides)}", hz))
        return sides[-1]

    yield make
    for side in sides:
        side.close()
