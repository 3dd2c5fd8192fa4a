"""Which medium a channel is counted by."""

from core.work import Media

_MEDIA: dict[str, Media] = {"chat": "chat", "email": "mail", "call": "call"}


def media_of(channel: str) -> Media:
    """One of the social channels where it is none of ours."""
    return _MEDIA.get(channel, "message")
