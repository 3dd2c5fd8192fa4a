"""From elsewhere: commands answer, mute and hang up in the desk that runs, and a link only fills the
dialler."""

import os
import subprocess
import sys
import tempfile

from tests.end_to_end.processes import ROOT
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.a_call import a_customer_rings, opening
from tests.end_to_end.telephone import Room
from tests.voip.pulse import Pulse

LINK, SHOWN = "tel:+90-532-111-22-33", "532 111 22 33"


def play(stage: Stage) -> None:
    with Pulse() as pulse:
        opening(stage, Room(pulse))
        commands(stage)
        link(stage)


def commands(stage: Stage) -> None:
    customer = a_customer_rings(stage)
    with stage.step("`santral --answer` answers in the desk that runs"):
        wish(stage, "--answer")
        customer.answered()
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
