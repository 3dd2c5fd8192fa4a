import json

import pytest

from backend.channels.frames import BadFrame, Hello, Say, encode, incoming
from backend.channels.frames import Welcome as WelcomeFrame

TOKEN = "a" * 43


def test_what_a_page_says() -> None:
    assert incoming(f'{{"t":"hello","token":"{TOKEN}","language":"en"}}') == Hello(
        token=TOKEN, language="en"
    )
    assert incoming('{"t":"say","id":"0123456789","text":"Merhaba"}') == Say(
        id="0123456789", text="Merhaba"
    )


@pytest.mark.parametrize(
    "frame",
    [
        "", "null", "[]", "{}", '{"t":"nothing"}', '{"t":"hello"}', '{"t":"hello","token":"short"}',
        f'{{"t":"hello","token":"{TOKEN}","language":"xx"}}', '{"t":"say","id":"1"}',
        '{"t":"say","id":"0123456789","text":5}', '{"t":"say","id":"0123456789","extra":1}',
        '{"t":"say","id":"../../../..","text":""}', '{"t":"mark","read":-1}', '{"t":"mark","read":1e99}',
        '{"t":"say","id":"0123456789","text":"\\ud800"}', "[" * 30_000, '{"t":"typing","on":"yes"}',
        json.dumps({"t": "say", "id": "0123456789", "files": [{"id": "f"}] * 6}), "\x00", "é" * 100,
    ],
)  # fmt: skip
def test_rubbish_is_a_bad_frame_and_nothing_else(frame: str) -> None:
    with pytest.raises(BadFrame):
        incoming(frame)


def test_what_a_page_is_told_names_itself() -> None:
    told = json.loads(encode(WelcomeFrame()))
    assert (told["t"], told["state"], told["max_text"]) == ("welcome", "none", 4000)
