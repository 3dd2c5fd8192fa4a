from types import SimpleNamespace
from typing import cast

from voip.declining import declining
from voip.ports import Line


def line(voicemail: str) -> Line:
    values = SimpleNamespace(voicemail=voicemail)
    return cast(Line, SimpleNamespace(values=values, address=lambda number: f"sip:{number}@pbx"))


def test_only_where_there_is_a_mailbox_is_anybody_sent_there() -> None:
    assert declining(line("*97"), "voicemail") == (302, {"Contact": "<sip:*97@pbx>"})
    assert declining(line(""), "voicemail") == (480, {})
    assert declining(line("*97"), "busy") == (486, {})
