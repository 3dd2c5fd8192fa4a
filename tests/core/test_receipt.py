from pathlib import Path

import msgspec

from core.receipt import Receipt, keep
from core.supervision import TakenOut


def test_it_is_kept_where_it_can_be_read_again_and_under_a_name_of_its_own(tmp_path: Path) -> None:
    taken = TakenOut(at=1, by="a1", what="audit", format="csv", count=7)
    receipts = [Receipt(at=at, conversations=3, taken_out=(taken,)) for at in (5, 6)]
    places = [keep(receipt, tmp_path / "receipts", "p1") for receipt in receipts]
    assert [place.name for place in places] == ["5-p1.json", "6-p1.json"]
    read = [msgspec.json.decode(place.read_bytes(), type=Receipt) for place in places]
    assert read == receipts
