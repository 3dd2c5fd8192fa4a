"""DeskCalls: the Desk's part about the telephone. The phone itself is not here: it is a process of
its own, which this neither knows nor needs."""

import asyncio
from functools import partial

from core.call_rows import Caller, CallFilter, CallRow
from core.contents import Recordings
from core.desk_base import DeskBase
from core.entities import Agent, CallRecord
from core.numbers import HOME
from core.phone_accounts import PhoneAccounts
from core.phones import PhoneAccount, PhonePolicy
from core.protocol import commands as c
from core.store import calls

_REPORTED = (
    "direction", "number", "started_at", "answered_at", "cause", "correlation", "conversation",
    "ended_by", "sip", "q850", "codec", "sending", "receiving", "notes", "disposition",
)  # fmt: skip
PAUSE_MS = 5_000
"""A pause that does not reach the platform by then was not made: a card number is said soon."""
MOST_ID = 64
"""Characters of a command's id that a platform takes."""


class DeskCalls(DeskBase):
    _accounts: PhoneAccounts

    # Who calls, and who called

    async def who_calls(
        self, number: str, *, correlation: str = "", region: str = HOME
    ) -> Caller:  # fmt: skip
        """From the cache alone. `number` in any form; `correlation`: what the INVITE carried."""
        work = partial(calls.caller, number=number, correlation=correlation, region=region)
        return await self._read(work)

    async def call_history(
        self, *, before: CallRecord | None = None, limit: int = 50, which: CallFilter = "mine"
    ) -> list[CallRow]:
        """Newest first, the page after `before`; the first page begins with what is not sent yet."""
        work = partial(
            calls.history, me=self._current.person, before=before, limit=limit, which=which
        )
        return await self._read(work)

    def colleagues(self) -> tuple[Agent, ...]:
        """Whom one can call inside, by name, each with extension and state; known without a read."""
        agents = self._current.directory.agents.values()
        others = (a for a in agents if a.extension and a.id != self._current.person.id)
        return tuple(sorted(others, key=lambda agent: agent.name))

    # What became of a call

    def recordings_from(self, recordings: Recordings | None) -> None:
        """Where `call.recording` of a report is read from when it is uploaded; None: not now."""
        self._client.recordings_from(recordings)

    async def report_call(self, call: CallRecord) -> str:
        """Once it is over: `call.id` is the phone's, so that the same call is reported only once,
        however often this is called. `call.recording`: one of `recordings_from`, with its size and
        checksum. Works without a line, and is sent when there is one.

        Empty where the platform has its report already: after a crash nobody else remembers that.
        A recording larger than the platform takes is left out. Raises UserError store.full.
        """
        assert call.ended_at is not None, "a call that goes on cannot be reported"
        told = partial(calls.is_told, id=call.id, correlation=call.correlation)
        if await self._read(told):
            return ""
        most = self._client.limits.max_recording
        recording = call.recording if call.recording and call.recording.size <= most else None
        body = c.ReportCall(
            call=call.id, ended_at=call.ended_at,
            attachments=(recording,) if recording else (),
            **{name: getattr(call, name) for name in _REPORTED},
        )  # fmt: skip
        # Its sound stays in its own file: a row of it would be the whole hour in memory
        files = [(recording.name, b"")] if recording else []
        track = f"call:{call.id}"  # of its own: its upload holds up nothing else
        return await self._do(body, id=track[:MOST_ID], track=track, contents=files)

    async def annotate_call(self, call: CallRecord) -> str:
        """`call.notes` and `call.disposition` in place of what was reported."""
        body = c.AnnotateCall(
            call=call.id, correlation=call.correlation, notes=call.notes,
            disposition=call.disposition,
        )  # fmt: skip
        return await self._do(body, track=f"call:{call.id}")  # after the report

    async def pause_recording(self, correlation: str, seconds: int) -> str:
        """The platform's own recording of a call, by what its INVITE said; 0 seconds: it goes on now.
        `CallRecord.untaped_until` says that it is paused, `on_refused` that it is not."""
        body = c.PauseRecording(call=correlation, seconds=seconds)
        return await self._do_now(body, f"recording:{correlation}", self.now() + PAUSE_MS)

    def phone_at(self, address: str, calls: tuple[str, ...] = ()) -> None:
        """SIP address at which this desk's phone can be called now; empty: not at all. `calls`: ids of
        those it talks on that the platform did not bring, and that count as calls all the same.

        Volatile: the platform knows it as long as the line lasts, and it is said on every new one.
        """
        self._client.phone_at(address, calls)

    # Accounts

    async def phone_accounts(self) -> tuple[PhoneAccount, ...]:
        """All, with their passwords, the platform's first; `Changes.phone` says they changed.

        As the phone's own value: `msgspec.convert(msgspec.to_builtins(a), voip.values.Account)`.
        Raises UserError keystore.*.
        """
        return await asyncio.to_thread(self._accounts.all)

    async def phone_policy(self) -> PhonePolicy:
        """The company's, known without a line; `Changes.phone` says that it changed."""
        return await asyncio.to_thread(lambda: self._accounts.policy)

    async def own_phone_accounts(self) -> tuple[PhoneAccount, ...]:
        """Those typed by hand: only they can be changed here."""
        return await asyncio.to_thread(self._accounts.of, "own")

    async def save_phone_account(self, account: PhoneAccount) -> None:
        """One typed by hand, new or changed. Raises UserError keystore.*, store.full."""
        await asyncio.to_thread(self._accounts.save, account)

    async def delete_phone_account(self, id: str) -> None:
        await asyncio.to_thread(self._accounts.delete, id)
