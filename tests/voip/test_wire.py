import msgspec
import pytest

from voip import commands as c
from voip import events as e
from voip import values as v
from voip import wire

CALL = v.Call(
    id="c1", account="a", direction="in", state="talking", number="+905321112233", started_at=1,
    recorded=v.Recording(path="x", duration_ms=10, started_at=1, pauses=((1, 2),)),
)  # fmt: skip


def test_a_command_comes_back_as_it_went() -> None:
    account = v.Account(id="a", user="1001", domain="sip.example", codecs=("PCMA",))
    sent = c.SetAccounts(accounts=(account,))
    assert wire.command(wire.encode(sent)) == sent


def test_an_event_comes_back_as_it_went() -> None:
    sent = e.Welcome(version="2.15.1", calls=(CALL,))
    assert wire.event(wire.encode(sent)) == sent


def test_an_event_is_no_command() -> None:
    with pytest.raises(msgspec.DecodeError):
        wire.command(wire.encode(e.Changed(call=CALL)))


def test_every_command_and_event_has_a_tag_of_its_own() -> None:
    kinds = [*c.Command.__subclasses__(), *e.Event.__subclasses__()]
    assert len({kind.__struct_config__.tag for kind in kinds}) == len(kinds)
