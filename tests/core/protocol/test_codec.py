import pytest

from core.protocol import codec
from core.protocol.codec import ProtocolError


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


def test_a_field_too_many_in_an_event_is_passed_over() -> None:
    assert codec.event_body("label.deleted", b'{"label":"l","surprise":1}')
