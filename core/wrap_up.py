"""What a person has written of a wrap-up, before the platform has it: their own, as drafts are."""

import msgspec


class WrapUpDraft(msgspec.Struct, frozen=True, gc=False):
    """The record of an interaction as far as it is written. `follow_up_at` in ms."""

    disposition: str = ""
    note: str = ""
    follow_up: str = ""
    follow_up_at: int | None = None

    def __bool__(self) -> bool:
        return bool(self.disposition or self.note or self.follow_up_at)


class WrapUpsKept(msgspec.Struct, frozen=True, gc=False):
    """What this machine has of wrap-ups that the platform has not."""

    drafts: dict[str, WrapUpDraft] = msgspec.field(default_factory=dict)
    """By the interaction's id."""
    handed_in: frozenset[str] = frozenset()
    """Ids of interactions whose record waits in the outbox: they ask for none."""
