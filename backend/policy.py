"""What the company has decided for telephones: its people's, and the platform's own switch."""

from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from backend.tables import meta
from core.phones import PhonePolicy

Who = Literal["nobody", "supervisors", "everybody"]
KEY = "phone_policy"


class Decision(PhonePolicy, frozen=True, kw_only=True):
    """All of it; a desk is told `told` alone."""

    switch_records: bool = False
    """Calls through the queue are recorded where they are carried, whoever is in them, and by no desk."""
    outside: Who = "everybody"
    """Who may hand a caller on to a number outside, or call one over the platform's line."""
    abroad: bool = False
    """Also to numbers of other countries."""

    @property
    def told(self) -> PhonePolicy:
        """One call, one recording: what the switch records no desk does."""
        return PhonePolicy(
            record=False if self.switch_records else self.record, auto_answer=self.auto_answer,
            consent=self.consent,
        )  # fmt: skip


def decision(connection: Connection) -> Decision:
    found: str | None = connection.scalar(select(meta.c.value).where(meta.c.key == KEY))
    return msgspec.json.decode(found, type=Decision) if found else Decision()
