"""Labels: the words of a document that are nobody's. Whoever asks says them in the person's language."""

import msgspec


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences have {places}; each is said at its field."""

    record: str
    """What the document is: "Record of a conversation"."""
    customer: str
    reference: str
    channel: str
    period: str
    queue: str
    team: str
    agents: str
    status: str
    labels: str
    phone: str
    email: str
    subject: str
    blacked_out: str
    internal: str
    """Whether internal notes are in it."""
    note: str
    """Over a note: only colleagues see it."""
    bot: str
    intent: str
    edited: str
    deleted: str
    attachment: str
    recording: str
    silenced: str
    """{spans}: these seconds are silent."""
    transcript: str
    call_notes: str
    said_by: dict[str, str]
    """customer, agent and bot."""
    kinds: dict[str, str]
    """Name of each kind of what was blacked out, and of seconds."""
    not_in_typeface: str
    """Said before all else where signs stand by their names."""
    missing: str
    """{count} older entries are not on the machine it was taken out from."""
    with_notes: str
    without_notes: str
    zone: str = ""
    """Of the zone that all its times are said in."""
    time: str
    author: str
    text: str
    kind: str
    kind_names: dict[str, str]
    """Of the kinds of entries."""
    conversation: str
    sheet: str
    """Name of a workbook's sheet."""
