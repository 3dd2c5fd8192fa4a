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
    """The typed event of a frame; what this desk does not understand keeps its raw body."""
    decoder = _events.get(frame.type)
    body = _understood(decoder, frame.body) if decoder else None
    return Event(
        seq=frame.seq, prev=frame.prev, id=frame.id, type=frame.type, at=frame.at, by=frame.by,
        cause=frame.cause, body=body, raw=bytes(frame.body) if body is None else b"",
    )  # fmt: skip


def event_body(type_: str, data: bytes) -> Body:
    """The body of a stored event of a known type."""
    return _decoded(_events[type_], data)


def signal(frame: Sig) -> Signal | None:
    """The typed signal, or None where this desk does not understand it."""
    decoder = _signals.get(frame.type)
    body: SignalBody | None = _understood(decoder, frame.body) if decoder else None
    return Signal(key=frame.key, type=frame.type, body=body) if body else None


def command(type_: str, data: bytes) -> Request:
    """The typed command; KeyError where the type is unknown."""
    return _decoded(_commands[type_], data)


def _understood(decoder: "msgspec.json.Decoder[T]", data: Any) -> T | None:
    """None for sound JSON of another shape: a newer platform may know a value that we do not.

    To end the session for it would lock everybody out until they have updated.
    """
    try:
        return decoder.decode(data)
    except msgspec.ValidationError:
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error


def _decoded(decoder: "msgspec.json.Decoder[T]", data: Any) -> T:
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error
