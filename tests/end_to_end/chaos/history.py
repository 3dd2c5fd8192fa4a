"""What was promised during a run, and the check that it was kept.

Promises are noted by the driver at the moment somebody was told: a command once the desk had
committed it, a customer's message once the platform had.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from core.entities import Conversation, Message


class Written(msgspec.Struct, frozen=True):
    """Something somebody was told is safe. Texts are unique in a run."""

    conversation: str
    text: str
    id: str = ""
    """The command's; empty for a customer's message."""


class Truth(msgspec.Struct, frozen=True):
    """One side's state at the end: conversations and their messages in order."""

    conversations: dict[str, Conversation]
    messages: dict[str, list[Message]]
    outbox: int = 0
    """Commands not acknowledged."""


@dataclass
class History:
    """`sent` and `received` are promises; `tried` was killed before anybody was told."""

    sent: list[Written] = field(default_factory=list)
    received: list[Written] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)

    def violations(self, platform: Truth, desk: Truth) -> list[str]:
        """Everything that is not as promised, in words; empty when all is well."""
        return [
            *self._not_once(platform),
            *self._strangers(platform),
            *self._out_of_order(platform),
            *holes(platform),
            *differences(platform, desk),
            *([f"{desk.outbox} commands stay in the outbox"] if desk.outbox else []),
        ]

    def _not_once(self, truth: Truth) -> Iterator[str]:
        texts = Counter(message.text for message in everything(truth))
        ids = Counter(m.client_id for m in everything(truth) if m.client_id)
        for written in (*self.sent, *self.received):
            if texts[written.text] != 1:
                yield f"{written.text!r} stands {texts[written.text]} times on the platform"
            elif written.id and ids[written.id] != 1:
                yield f"{written.text!r} came under another id than it was sent with"

    def _strangers(self, truth: Truth) -> Iterator[str]:
        known = {written.text for written in (*self.sent, *self.received)} | self.tried
        for message in everything(truth):
            if message.kind in ("in", "out", "note") and message.text not in known:
                yield f"nobody wrote {message.text!r}"

    def _out_of_order(self, truth: Truth) -> Iterator[str]:
        promised: dict[str, list[str]] = defaultdict(list)
        for written in self.sent:
            promised[written.conversation].append(written.id)
        for conversation, ids in promised.items():
            wanted = set(ids)
            found = [m.client_id for m in truth.messages[conversation] if m.client_id in wanted]
            if found != [id for id in ids if id in set(found)]:
                yield f"{conversation} is not in the order it was written in"


def everything(truth: Truth) -> Iterator[Message]:
    for messages in truth.messages.values():
        yield from messages


def holes(truth: Truth) -> Iterator[str]:
    for conversation, messages in truth.messages.items():
        if [m.order for m in messages] != list(range(1, len(messages) + 1)):
            yield f"{conversation} has holes: {[m.order for m in messages]}"


def differences(platform: Truth, desk: Truth) -> Iterator[str]:
    """The cache after convergence against the platform's own state."""
    if platform.conversations.keys() != desk.conversations.keys():
        yield f"conversations differ: {platform.conversations.keys() ^ desk.conversations.keys()}"
    for id, conversation in platform.conversations.items():
        mine = desk.conversations.get(id)
        if mine is not None and mine != conversation:
            yield f"{id} differs: {fields_that_differ(conversation, mine)}"
        if platform.messages.get(id, []) != desk.messages.get(id, []):
            yield f"{id}: messages differ ({len(platform.messages.get(id, []))} and {len(desk.messages.get(id, []))})"


def fields_that_differ(one: Conversation, other: Conversation) -> dict[str, tuple[object, object]]:
    return {
        name: (getattr(one, name), getattr(other, name))
        for name in one.__struct_fields__
        if getattr(one, name) != getattr(other, name)
    }
