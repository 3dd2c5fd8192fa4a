"""Calls out: the echo gives back the agent's own words, and a pasted number of somebody unknown
becomes a customer with a conversation and a call in it."""

from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_call import (
    WORDS_S,
    agents_words,
    opening,
    recognised,
    registered,
    spoken,
)
from tests.end_to_end.telephone import Room, Sound
from tests.voip.pulse import Pulse

ECHO = "600"
PASTED, SHOWN = "+90 (0) 532 123 45 67", "0532 123 45 67"


def play(stage: Stage) -> None:
    with Pulse() as pulse:
        room = Room(pulse)
        # What comes back is the agent's own voice, which is just what an echo canceller takes away
        opening(stage, room, phone_cancel_echo=False, phone_suppress_noise=False)
        registered(stage)
        the_echo(stage, room)
        somebody_unknown(stage, room)


def the_echo(stage: Stage, room: Room) -> None:
    with stage.step("the echo is dialled, and one's own words come back"):
        dial(stage, ECHO)
        words = agents_words(stage)
        recognised(stage, "one's own words", words, spoken(stage, room, words, times=2))
    with stage.step("and is hung up"):
        stage.desk.key("F3")
        stage.desk.sees_not("00:0")


def somebody_unknown(stage: Stage, room: Room) -> None:
    with stage.step("a pasted number is understood and called"):
        dial(stage, PASTED)
        stage.desk.says(SHOWN)
        voice = Sound.of(stage.platform.data / "telephony" / "called.wav")
        recognised(stage, "who was called", voice, room.listen(WORDS_S + 2))
    with stage.step("the call stands in a conversation of its own"):
        stage.desk.keys("F3", "Ctrl+1")
        stage.desk.click_row(SHOWN, seconds=30)
        stage.desk.sees_in_timeline(
            stage.words("Giden arama · 0:", "Outgoing call · 0:"), seconds=30
        )


def dial(stage: Stage, number: str) -> None:
    stage.desk.key("Ctrl+D")
    stage.desk.sees("· 601")
    stage.desk.write(number)
    stage.desk.key("Return")
    stage.desk.sees("00:0", seconds=20)
