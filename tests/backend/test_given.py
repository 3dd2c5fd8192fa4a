from pathlib import Path

import pytest

from backend.given import content
from backend.people import Refused


def test_what_is_too_large_or_not_there_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x" * 2_048)
    assert len(content(path, 2_048)) == 2_048
    with pytest.raises(Refused, match=r"a\.png is larger than 1 KiB"):
        content(path, 1_024)
    with pytest.raises(Refused, match=r"b\.png cannot be read"):
        content(tmp_path / "b.png", 1_024)
