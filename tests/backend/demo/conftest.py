"""One small company, one afternoon, shared by the tests that only read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.demo import load
from backend.demo.files import File
from core.protocol.frames import Rows

NOW = 1_795_341_600_000
"""A Sunday in November 2026, 13:00 in Turkey."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, File]:
    return load.files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def company(made: dict[str, File]) -> list[Rows]:
    return list(load.pages(7, 1_200, NOW, made))


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "files"
