"""DeskSupervision: the Desk's part for supervisors: watching, stepping in, alerts, audit, news.

Nothing here is refused by the desk itself but by the platform; `Desk.may` says what is worth showing.
"""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from core.desk_base import DeskBase
from core.entities import AgentState
from core.folding import fold
from core.protocol import commands as c
from core.receipt import CustomerReceipt
from core.rows import BotTalk, WorkRow
from core.store import audited, floor, supervision, taken_out
from core.supervision import (
    Alert,
    AlertRule,
    Announcement,
    AuditEntry,
    AuditFetched,
    Mode,
    ReportSchedule,
    Supervision,
    TakenOut,
)
from core.work import Media


class DeskSupervision(DeskBase):
    """`Changes.supervision` says that any of what is read here came or changed."""

    # Reads

    async def supervisions(self, *, since: int | None = None) -> tuple[Supervision, ...]:
        """Those that go on, of anybody; to an agent the visible ones of their own work. With
        `since` those too that ended since then."""
        return await self._read(partial(supervision.supervisions, since=since))

    async def alerts(self, *, since: int = 0) -> tuple[Alert, ...]:
        """Those that stand, and those raised since; newest first."""
        return await self._read(partial(supervision.alerts, since=since))

    async def alert_rules(self) -> tuple[AlertRule, ...]:
        return await self._read(supervision.alert_rules)

    async def audit(
        self, text: str = "", *, limit: int | None = 200, before: int | None = None,
        codes: supervision.Codes = lambda word: (),
    ) -> tuple[AuditEntry, ...]:  # fmt: skip
        """Newest first; `limit` None: all. `text` is looked for in who, what, whom and the facts, and
        in the names of people, teams and queues. `codes`: for a folded word, the sets of codes that
        the screen says with it."""
        known = self._current.directory
        names = {
            id: fold(of.name)
            for group in (known.agents, known.teams, known.queues)
            for id, of in group.items()
        }
        words = supervision.asked(text, names, codes)
        most = -1 if limit is None else limit
        work = partial(supervision.audit, words=words, limit=most, before=before)
        return await self._read(work)

    async def audit_since(self) -> int:
        """From then on nothing of the audit list is missing on this machine, in ms; 0: all that ever
        stood in it is here."""
        return await self._read(audited.since)

    async def fetch_audit(
        self, until: int, on_progress: Callable[[AuditFetched], None] = lambda _: None
    ) -> AuditFetched:
        """Brings older entries from the platform, one page at least and back to `until` (ms); they
        stay for a week whatever the policy says. `on_progress` is called on the thread that awaits
        this. Cancelling it keeps what came.

        Raises UserError: history.offline, history.unknown (a platform that cannot be asked).
        """
        loop = asyncio.get_running_loop()

        def told(far: AuditFetched) -> None:
            loop.call_soon_threadsafe(on_progress, far)

        return await asyncio.wrap_future(self._client.fetch_audit(until, told))

    async def announcements(self, limit: int = 50) -> tuple[Announcement, ...]:
        """For this person, or by them; newest first."""
        return await self._read(partial(supervision.announcements, limit=limit))

    async def report_schedules(self) -> tuple[ReportSchedule, ...]:
        return await self._read(supervision.report_schedules)

    async def floor_work(self) -> tuple[WorkRow, ...]:
        """Everybody's that is not finished: waiting, offered, active or in wrap-up; who came first
        is first. `Changes.work` has the ids of what came or changed."""
        return await self._read(floor.unfinished)

    async def floor_work_of(self, ids: Sequence[str]) -> dict[str, WorkRow]:
        """Those interactions that are known, the finished among them too."""
        return await self._read(partial(floor.of, ids=ids))

    async def bot_talks(self) -> tuple[BotTalk, ...]:
        """What the bot answers, and what it asked a person for whom nobody has; the quietest first."""
        return await self._read(floor.bot_talks)

    async def taken_out(self, conversation: str) -> tuple[TakenOut, ...]:
        """Every time it was taken out, by its id on the platform, as far as the audit list on this
        machine tells; those that wait for a line among it. Newest first."""
        work = partial(taken_out.of, conversation=conversation, me=self._current.person.id)
        return await self._read(work)

    async def receipts(self) -> tuple[CustomerReceipt, ...]:
        """Of every customer who was erased, newest first, with what had been taken out before."""
        return await self._read(partial(taken_out.receipts, me=self._current.person.id))

    # Each commits one outbox row and returns the command's id

    async def supervise(
        self, mode: Mode, *, key: int | None = None, call: str | None = None, visible: bool = True
    ) -> str:
        """A conversation by its key, or a call by the id of its record. The same again changes the
        mode. It makes no sense half a minute later."""
        conversation = None if key is None else await self._id(key)
        body = c.Supervise(mode=mode, conversation=conversation, call=call, visible=visible)
        return await self._do_now(body, f"supervise:{conversation or call}")

    async def stop_supervising(self, of: Supervision) -> str:
        body = c.StopSupervising(supervision=of.id)
        return await self._do_now(body, f"supervise:{of.conversation or of.call}")

    async def force_state(self, agent: str, state: AgentState, reason: str = "") -> str:
        return await self._do_now(c.ForceState(agent=agent, state=state, reason=reason))

    async def close_work(self, interaction: str, reason: str) -> str:
        return await self._do(c.CloseWork(interaction=interaction, reason=reason))

    async def set_profile(
        self, agent: str, *, skills: dict[str, int] | None = None,
        queues: tuple[str, ...] | None = None, capacity: dict[Media, int] | None = None,
        chat_in_call: bool | None = None,
    ) -> str:  # fmt: skip
        """What is None stays as it is."""
        body = c.SetProfile(
            agent=agent, skills=skills, queues=queues, capacity=capacity, chat_in_call=chat_in_call
        )
        return await self._do(body, track=f"profile:{agent}")

    async def announce(self, text: str, *, agent: str = "", team: str = "") -> str:
        """To one, to a team, or, with neither, to everybody."""
        return await self._do(c.Announce(text=text, agent=agent, team=team))

    async def save_alert_rule(self, rule: AlertRule) -> str:
        return await self._do(c.SaveAlertRule(rule=rule), track=f"rule:{rule.id}")

    async def acknowledge(self, alert: str) -> str:
        return await self._do(c.AcknowledgeAlert(alert=alert), track=f"alert:{alert}")

    async def save_report_schedule(self, schedule: ReportSchedule) -> str:
        return await self._do(
            c.SaveReportSchedule(schedule=schedule), track=f"schedule:{schedule.id}"
        )

    async def erase_customer(self, contact: str) -> str:
        """Everywhere, for good, once the platform has it: here when its word comes back. Without a line
        it waits. Refused (conflict) while anything of theirs is open."""
        return await self._do(c.EraseCustomer(contact=contact), track=f"erase:{contact}")

    async def note_export(self, note: c.NoteExport) -> str:
        """Also where it was done without a line: it is told when there is one."""
        return await self._do(note)
