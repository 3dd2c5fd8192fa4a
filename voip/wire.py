"""Messages as bytes, one to a frame of the pipe."""

import msgspec

from voip import commands, events

_COMMANDS: msgspec.msgpack.Decoder[commands.AnyCommand] = msgspec.msgpack.Decoder(
    commands.AnyCommand
)
_EVENTS: msgspec.msgpack.Decoder[events.AnyEvent] = msgspec.msgpack.Decoder(events.AnyEvent)


def encode(message: commands.Command | events.Event) -> bytes:
    return msgspec.msgpack.encode(message)


def command(data: bytes) -> commands.AnyCommand:
    """Raises msgspec.DecodeError, whose message holds nothing of the data's words."""
    return _COMMANDS.decode(data)


def event(data: bytes) -> events.AnyEvent:
    """Raises msgspec.DecodeError."""
    return _EVENTS.decode(data)
