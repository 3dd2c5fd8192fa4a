import pytest

from core.protocol import codec
from core.protocol.codec import ProtocolError
from core.protocol.frames import Ev


@pytest.mark.parametrize("data", [b"", b"{}", b'{"t":"nothing"}', b"\xff\xfe", b"[" * 10_000])
def test_rubbish_is_a_protocol_error(data: bytes) -> None:
    for decode in (codec.client_frame, codec.server_frame):
        with pytest.raises(ProtocolError):
            decode(data)


def test_an_unknown_command_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        codec.command("fancy.thing", b"{}")


def test_a_field_too_many_in_a_command_is_refused() -> None:
    with pytest.raises(ProtocolError):
        codec.command("bot.take_over", b'{"conversation":"c","surprise":1}')


@pytest.mark.parametrize("body", [b'{"label":', b'{"label":"\xff"}', b"[" * 5_000])
def test_a_body_that_is_no_json_is_rubbish(body: bytes) -> None:
    head = b'{"t":"ev","seq":1,"prev":0,"id":"1","type":"label.deleted","at":1,'
    with pytest.raises(ProtocolError):
        frame = codec.server_frame(head + b'"by":{"kind":"system"},"v":1,"body":' + body + b"}")
        assert isinstance(frame, Ev)
        codec.event(frame)


def test_a_field_too_many_in_an_event_is_passed_over() -> None:
    assert codec.event_body("label.deleted", b'{"label":"l","surprise":1}')
