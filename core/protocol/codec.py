"""Bytes to frames and back. Rubbish raises ProtocolError, never anything else."""

from typing import Any, TypeVar

import msgspec

from core.protocol.commands import COMMANDS, Request
from core.protocol.events import EVENTS, Body, Event
from core.protocol.frames import ClientFrame, Ev, ServerFrame, Sig
from core.protocol.signals import SIGNALS, Signal, SignalBody

T = TypeVar("T")


class ProtocolError(Exception):
    """The other side sent something that is not ADP/1."""


_encoder = msgspec.json.Encoder()
_client: "msgspec.json.Decoder[ClientFrame]" = msgspec.json.Decoder(ClientFrame)
_server: "msgspec.json.Decoder[ServerFrame]" = msgspec.json.Decoder(ServerFrame)
_events = {name: msgspec.json.Decoder(body) for name, body in EVENTS.items()}
_signals = {name: msgspec.json.Decoder(body) for name, body in SIGNALS.items()}
_commands = {name: msgspec.json.Decoder(body) for name, body in COMMANDS.items()}


def encode(value: Any) -> bytes:
    """A frame or a body as JSON."""
    return _encoder.encode(value)


def raw(value: Any) -> msgspec.Raw:
    """A body ready to stand inside a frame."""
    return msgspec.Raw(_encoder.encode(value))


def client_frame(data: bytes | str) -> ClientFrame:
    try:
        return _client.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error


def server_frame(data: bytes | str) -> ServerFrame:
    try:
        return _server.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error


def event(frame: Ev) -> Event:
    """The typed event of a frame; an unknown type keeps its raw body and has no typed one."""
    decoder = _events.get(frame.type)
    return Event(
        seq=frame.seq, prev=frame.prev, id=frame.id, type=frame.type, at=frame.at, by=frame.by,
        cause=frame.cause, body=_decoded(decoder, frame.body) if decoder else None,
        raw=b"" if decoder else bytes(frame.body),
    )  # fmt: skip


def event_body(type_: str, data: bytes) -> Body:
    """The body of a stored event of a known type."""
    return _decoded(_events[type_], data)


def signal(frame: Sig) -> Signal | None:
    """The typed signal, or None where the type is unknown."""
    decoder = _signals.get(frame.type)
    if decoder is None:
        return None
    body: SignalBody = _decoded(decoder, frame.body)
    return Signal(key=frame.key, type=frame.type, body=body)


def command(type_: str, data: bytes) -> Request:
    """The typed command; KeyError where the type is unknown."""
    return _decoded(_commands[type_], data)


def _decoded(decoder: "msgspec.json.Decoder[T]", data: Any) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error
