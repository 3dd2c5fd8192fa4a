"""From elsewhere: keys and commands answer, mute and hang up while another program is in front, and
a link only fills the dialler."""

import os
import subprocess
import sys
import tempfile

from desktop.hot_keys.keys import SUGGESTED
from tests.desktop.hot_keys.hands import Program
from tests.end_to_end.processes import ROOT
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_call import a_customer_rings, opening
from tests.end_to_end.telephone import Customers, Room
from tests.voip.pulse import Pulse

LINK, SHOWN = "tel:+90-532-111-22-33", "532 111 22 33"


def play(stage: Stage) -> None:
    with Pulse() as pulse:
        opening(stage, Room(pulse), hot_keys=dict(SUGGESTED))
        with Program(stage.display.env["DISPLAY"]) as other:
            keys(stage, other)
        commands(stage)
        link(stage)


def keys(stage: Stage, other: Program) -> None:
    customer = a_customer_rings(stage)
    other.take_focus()
    with stage.step("a key answers while another program is in front"):
        other.press("Control_L", "Shift_L", "F2")
        customer.answered()
        stage.desk.says(stage.words("ile görüşme", "Call with"), customer.name)
    with stage.step("another one mutes"):
        other.press("Control_L", "Shift_L", "F4")
        stage.desk.says(stage.words("Mikrofon kapalı", "Muted"))
    with stage.step("a third one hangs up, and the other program never lost the focus"):
        other.press("Control_L", "Shift_L", "F3")
        customer.over()
        assert other.has_focus()
        stage.desk.sees_in_timeline(
            stage.words("Gelen arama · 0:", "Incoming call · 0:"), seconds=30
        )


def commands(stage: Stage) -> None:
    with stage.step("somebody else rings"):
        customer = Customers(stage.platform.port).ring(language=stage.language)
        stage.desk.says(customer.name)
        stage.desk.sees(stage.words("Yanıtla", "Answer"))
    with stage.step("`santral --answer` answers in the desk that runs"):
        wish(stage, "--answer")
        customer.answered()
        stage.desk.says(stage.words("ile görüşme", "Call with"), customer.name)
    with stage.step("`--mute` mutes"):
        wish(stage, "--mute")
        stage.desk.says(stage.words("Mikrofon kapalı", "Muted"))
    with stage.step("`--hang-up` ends it, and the call stands in the timeline"):
        wish(stage, "--hang-up")
        customer.over()
        stage.desk.sees_in_timeline(
            stage.words("Gelen arama · 0:", "Incoming call · 0:"), seconds=30
        )


def link(stage: Stage) -> None:
    with stage.step("a link fills the dialler and calls nobody"):
        wish(stage, "--", LINK)
        stage.desk.says(SHOWN)
        calling = stage.words("Aranıyor", "Calling"), stage.words("Çalıyor", "Ringing")
        stage.desk.sees_not(*calling, seconds=3)
        assert not any(word in said for said in stage.desk.spoken() for word in calling)
    with (
        stage.step("where no desk runs, a wish about a call says so"),
        tempfile.TemporaryDirectory() as nowhere,
    ):
        assert started(nowhere, stage, "--answer") == 1


def wish(stage: Stage, *words: str) -> None:
    assert started(str(stage.desk.data), stage, *words) == 0, f"nobody heard {words}"


def started(data: str, stage: Stage, *words: str) -> int:
    command = [sys.executable, "-m", "desktop", "--data", data, *words]
    env = {**os.environ, **stage.display.env}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, timeout=60).returncode
