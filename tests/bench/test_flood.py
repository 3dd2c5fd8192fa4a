import os
import shutil

import pytest

from tests.bench import cache as caches
from tests.bench.flood import flooded


@pytest.mark.skipif(not shutil.which("Xvfb") or os.name != "posix", reason="needs a virtual screen")
def test_a_small_flood_reaches_the_store_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Counts, not speed."""
    monkeypatch.setattr(caches, "LONG", {"cv-long-1k": 60})
    monkeypatch.setattr(caches, "PLACE", tmp_path_factory.mktemp("bench"))
    found = flooded(caches.prepare(400), rate=200, seconds=1)
    assert found["missing"] == 0
    assert sum(found["counts"].values()) == 200
    assert found["beats"] > 0
