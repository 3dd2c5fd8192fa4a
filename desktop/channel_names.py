"""What people call a channel; proper names are the same in every language."""

from desktop.translate import tr


def channel_name(channel: str) -> str:
    """Its own id where it is one that we do not know."""
    names = {
        "chat": tr("Channels", "Web chat"),
        "email": tr("Channels", "E-mail"),
        "whatsapp": "WhatsApp",
        "instagram": "Instagram",
        "messenger": "Messenger",
        "sms": "SMS",
        "call": tr("Channels", "Phone"),
    }
    return names.get(channel, channel)
