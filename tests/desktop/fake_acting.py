"""FakeActing: the Desk's part for stepping in, alerts, the audit list and news, set by tests."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from core.changes import Changes
from core.desk import Desk
from core.entities import AgentState
from core.folding import fold
from core.store import listed
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    AuditFetched,
    Mode,
    Supervision,
)
from tests.desktop import sample


class FakeActing(Desk):
    clock: int

    def __init__(self) -> None:
        self.watching: dict[str, Supervision] = {}
        self.alarms: tuple[Alert, ...] = ()
        self.rules: dict[str, AlertRule] = {}
        self.entries: tuple[AuditEntry, ...] = ()
        self.older_entries: tuple[AuditEntry, ...] = ()
        """What only the platform has."""
        self.audited_since = sample.NOW - 92 * 24 * 3_600_000
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()
        self.news: tuple[Announcement, ...] = ()
        self.mine_kept: dict[str, dict[str, bytes]] = {}

    def tell(self, changes: Changes) -> None:
        raise NotImplementedError

    def _did(self, name: str, key: int, *arguments: Any) -> str:
        raise NotImplementedError

    # What a test does to it

    def put_supervision(self, of: Supervision) -> None:
        self.watching[of.id] = of
        self.tell(Changes(supervision={of.id}))

    def put_alert(self, alert: Alert) -> None:
        self.alarms = (alert, *(each for each in self.alarms if each.id != alert.id))
        self.tell(Changes(supervision={alert.id}))

    def put_news(self, of: Announcement) -> None:
        self.news = (of, *self.news)
        self.tell(Changes(supervision={of.id}))

    # Reads

    async def supervisions(self, *, since: int | None = None) -> tuple[Supervision, ...]:
        found = self.watching.values()
        return tuple(of for of in found if of.ended_at is None or since is not None)

    async def alerts(self, *, since: int = 0) -> tuple[Alert, ...]:
        return self.alarms

    async def alert_rules(self) -> tuple[AlertRule, ...]:
        return tuple(self.rules.values())

    async def audit(
        self, text: str = "", *, limit: int | None = 200, before: int | None = None,
        codes: Callable[[str], Sequence[Sequence[str]]] = lambda word: (),
    ) -> tuple[AuditEntry, ...]:  # fmt: skip
        known = self.directory.agents

        def has(entry: AuditEntry, word: str) -> bool:
            names = [
                known[id].name for id in (entry.by, entry.subject.partition(":")[2]) if id in known
            ]
            _, _, *_, said = listed.columns("audit_entry", entry.id, entry)
            if word in fold(" ".join((said, *names))):
                return True
            return any(all(fold(code) in said for code in each) for each in codes(word))

        found = (e for e in self.entries if all(has(e, word) for word in fold(text).split()))
        return tuple(found)[:limit]

    async def audit_since(self) -> int:
        return self.audited_since

    async def fetch_audit(
        self, until: int, on_progress: Callable[[AuditFetched], None] = lambda _: None
    ) -> AuditFetched:
        far = AuditFetched(
            back_to=until, entries=len(self.older_entries), left=9 if self.older_entries else 0
        )
        half = (self.audited_since + until) // 2
        on_progress(replace(far, back_to=half, entries=len(self.older_entries) // 2 or 1))
        await self.may_go_on.wait()
        self.entries, self.older_entries = (*self.entries, *self.older_entries), ()
        self.audited_since = until
        return far

    async def announcements(self, limit: int = 50) -> tuple[Announcement, ...]:
        return self.news[:limit]

    async def keep_own(self, kind: Any, name: str, body: bytes | None) -> None:
        kept = self.mine_kept.setdefault(kind, {})
        if body is None:
            kept.pop(name, None)
        else:
            kept[name] = body

    async def kept_own(self, kind: Any) -> dict[str, bytes]:
        return dict(self.mine_kept.get(kind, {}))

    # What a person does

    async def supervise(
        self, mode: Mode, *, key: int | None = None, call: str | None = None, visible: bool = True
    ) -> str:
        return self._did("supervise", key or 0, mode, call, visible)

    async def stop_supervising(self, of: Supervision) -> str:
        return self._did("stop_supervising", 0, of.id)

    async def force_state(self, agent: str, state: AgentState, reason: str = "") -> str:
        return self._did("force_state", 0, agent, state, reason)

    async def close_work(self, interaction: str, reason: str) -> str:
        return self._did("close_work", 0, interaction, reason)

    async def set_profile(self, agent: str, **changed: Any) -> str:
        return self._did("set_profile", 0, agent, changed)

    async def announce(self, text: str, *, agent: str = "", team: str = "") -> str:
        return self._did("announce", 0, text, agent, team)

    async def save_alert_rule(self, rule: AlertRule) -> str:
        self.rules[rule.id] = replace(rule, version=rule.version + 1)
        return self._did("save_alert_rule", 0, rule)

    async def acknowledge(self, alert: str) -> str:
        return self._did("acknowledge", 0, alert)

    async def note_export(self, note: Any) -> str:
        return self._did("note_export", 0, note)
