"""CHANNELS: everything the desk knows about a way customers write or call, one row each."""

import msgspec


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """What a channel allows. `icon` names a file in resources/icons."""

    id: str
    icon: str
    can_attach: bool = True
    can_type: bool = False
    """Typing is shown to the other side."""
    can_read: bool = False
    """The other side reports what it has read."""
    max_length: int = 10_000
    """Characters in one message."""
    reply_window_hours: int | None = None
    """None: a reply may be sent at any time."""


CHANNELS: dict[str, Channel] = {
    row.id: row
    for row in (
        Channel(id="chat", icon="messages-square", can_type=True, can_read=True, max_length=4_000),
        Channel(id="email", icon="mail", max_length=100_000),
        Channel(
            id="whatsapp",
            icon="message-circle",
            can_read=True,
            max_length=4_096,
            reply_window_hours=24,
        ),
        Channel(
            id="instagram", icon="camera", can_read=True, max_length=1_000, reply_window_hours=24
        ),
        Channel(id="messenger", icon="message-square", max_length=2_000, reply_window_hours=24),
        Channel(id="sms", icon="smartphone", can_attach=False, max_length=918),
        Channel(id="call", icon="phone", can_attach=False, max_length=0),
    )
}
