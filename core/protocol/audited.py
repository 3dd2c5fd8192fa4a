"""What the platform answers who asks it for the audit list of a time that no snapshot tells of."""

import msgspec

from core.supervision import AuditEntry


class AuditPage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Newest first. All there is from `back_to` (ms) on is in this page or in those before it; what
    happened in one millisecond stands on one page."""

    back_to: int
    """What to ask for the next one before; 0: there is nothing older."""
    entries: tuple[AuditEntry, ...] = ()
    left: int = 0
    """So many are older still."""
