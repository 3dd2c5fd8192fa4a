"""Changes: what one transaction touched, so that a model re-reads only what it shows."""

from collections.abc import Iterable

import msgspec


class Changes(msgspec.Struct):
    """Local keys and ids touched since the last delivery; `merge` joins two sets.

    A *key* is the store's own integer for a conversation or message: small, stable for the
    life of the profile, and unknown to the platform.
    """

    conversations: dict[int, int | None] = msgspec.field(default_factory=dict)
    """Conversation key -> its `last_at` before the change (None: it was not there), so that a
    list finds the old place by bisection instead of a walk over every row."""
    messages: dict[int, set[int]] = msgspec.field(default_factory=dict)
    """Conversation key -> message keys that were inserted or changed."""
    contacts: set[str] = msgspec.field(default_factory=set)
    outbox: set[str] = msgspec.field(default_factory=set)
    """Ids of commands whose waiting, failed or done changed."""
    outbox_conversations: set[int] = msgspec.field(default_factory=set)
    """Conversation keys whose timeline shows one of them."""
    directory: bool = False
    """An agent, team, queue, label or canned answer changed."""
    people: set[str] = msgspec.field(default_factory=set)
    """Ids of agents whose state changed."""
    calls: set[str] = msgspec.field(default_factory=set)
    """Ids of calls whose record began or changed."""
    work: set[str] = msgspec.field(default_factory=set)
    """Ids of interactions, offers and tasks that came or changed."""
    supervision: set[str] = msgspec.field(default_factory=set)
    """Ids of supervisions, alerts and their rules, audit entries, announcements and scheduled reports."""
    reviews: set[str] = msgspec.field(default_factory=set)
    """Ids of evaluations, their forms, remarks and sampling rules."""
    erased: set[str] = msgspec.field(default_factory=set)
    """Ids of customers who were taken out everywhere, with all that was theirs."""
    phone: bool = False
    """An account of the person's phone, or the company's policy, came, changed or went."""
    everything: bool = False
    """A snapshot replaced the store: read all again."""

    def merge(self, other: "Changes") -> None:
        """Takes `other`, which happened after this one."""
        for key, before in other.conversations.items():
            self.conversations.setdefault(key, before)
        for key, messages in other.messages.items():
            self.messages.setdefault(key, set()).update(messages)
        self.contacts |= other.contacts
        self.outbox |= other.outbox
        self.outbox_conversations |= other.outbox_conversations
        self.directory |= other.directory
        self.people |= other.people
        self.calls |= other.calls
        self.work |= other.work
        self.supervision |= other.supervision
        self.reviews |= other.reviews
        self.erased |= other.erased
        self.phone |= other.phone
        self.everything |= other.everything

    @classmethod
    def all(cls) -> "Changes":
        return cls(everything=True)

    @classmethod
    def joined(cls, parts: Iterable["Changes"]) -> "Changes":
        whole = cls()
        for part in parts:
            whole.merge(part)
        return whole

    def __bool__(self) -> bool:
        return bool(
            self.conversations
            or self.messages
            or self.contacts
            or self.outbox
            or self.outbox_conversations
            or self.directory
            or self.people
            or self.calls
            or self.work
            or self.supervision
            or self.reviews
            or self.erased
            or self.phone
            or self.everything
        )
