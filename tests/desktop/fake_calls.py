"""FakeCalls: the Desk's part about calls, set by tests: who rings, what was called, the accounts."""

from msgspec.structs import replace

from core.call_rows import Caller, CallFilter, CallRow
from core.entities import Agent, CallRecord, Contact, Conversation
from core.numbers import HOME, same, shown
from core.phones import PhoneAccount, PhonePolicy
from tests.desktop.fake_work import FakeWork


class FakeCalls(FakeWork):
    conversations: dict[int, Conversation]
    contacts: dict[str, Contact]

    def __init__(self) -> None:
        super().__init__()
        self.call_rows: list[CallRow] = []
        self.accounts: tuple[PhoneAccount, ...] = ()
        self.policy = PhonePolicy()
        self.records: dict[str, CallRecord] = {}
        """The platform's, by what their INVITE says."""

    def colleagues(self) -> tuple[Agent, ...]:
        others = (a for a in self.directory.agents.values() if a.extension and a.id != self.me.id)
        return tuple(sorted(others, key=lambda agent: agent.name))

    async def who_calls(self, number: str, *, correlation: str = "", region: str = HOME) -> Caller:
        record = self.records.get(correlation)
        found = Caller(number=number, shown=shown(number, region), call=record)
        for key, conversation in self.conversations.items():
            contact = self.contacts[conversation.contact]
            if same(contact.phone, number, region):
                words = conversation.preview
                return replace(found, contact=contact, conversation=key, asked=words)
        return found

    async def call_history(
        self, *, before: CallRecord | None = None, limit: int = 50, which: CallFilter = "mine"
    ) -> list[CallRow]:
        return self.call_rows[:limit] if before is None else []

    async def report_call(self, call: CallRecord) -> str:
        self.calls.append(("report_call", 0, (call,)))
        return f"call:{call.id}"

    async def own_phone_accounts(self) -> tuple[PhoneAccount, ...]:
        return ()

    async def phone_policy(self) -> PhonePolicy:
        return self.policy

    def recordings_from(self, recordings: object) -> None:
        """Uploads are none of the screen's."""

    async def pause_recording(self, correlation: str, seconds: int) -> str:
        self.calls.append(("pause_recording", 0, (correlation, seconds)))
        return f"pause:{seconds}"

    def phone_at(self, address: str, calls: tuple[str, ...] = ()) -> None:
        self.calls.append(("phone_at", 0, (address, *calls)))

    async def phone_accounts(self) -> tuple[PhoneAccount, ...]:
        return self.accounts
