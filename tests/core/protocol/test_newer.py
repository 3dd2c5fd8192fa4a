import msgspec
import pytest

from core.protocol import codec
from core.protocol import frames as f
from core.protocol.codec import ProtocolError
from core.protocol.newer import understood
from tests.core.protocol.samples import sample
from tests.core.protocol.scenes import raw_frame


@pytest.mark.parametrize("field", [each.name for each in msgspec.structs.fields(f.Rows)])
def test_of_every_kind_of_row_what_can_be_read_is_kept(field: str) -> None:
    rows = sample(f.Rows)
    page = msgspec.json.decode(codec.encode(f.Snap(seq=1, page=1, pages=1, rows=rows)))
    page["rows"][field].append({"id": 7})
    frame, missed = understood(raw_frame(**page))
    assert isinstance(frame, f.Snap)
    assert frame.rows == rows
    assert missed == (f"snap.{field}",)


def test_a_kind_of_frame_it_does_not_know_is_nothing() -> None:
    assert understood(b'{"t":"fancy"}') == (None, ())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"t":7}', b'{"t":"snap"}', b"\xff"])
def test_rubbish_stays_rubbish(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        understood(data)
