"""Under a window manager, with another program in front: the bar stands over it and leaves it its
keyboard; what is taken there is taken by the mouse, and the desk comes forward to be written in."""

from collections.abc import Callable
from contextlib import ExitStack

from backend.demo.visitors import VISITORS
from tests.end_to_end.other_program import TITLE
from tests.end_to_end.processes import Child, until
from tests.end_to_end.stage import Stage
from tests.end_to_end.stories.first_conversation import opening, with_the_bot
from tests.end_to_end.window_manager import WindowManager

BAR = "FloatingBar"


def play(stage: Stage) -> None:
    with ExitStack() as open_:
        windows = open_.enter_context(WindowManager(stage.display.env))
        until(lambda: windows.is_there, "a window manager", 10, lambda: None)
        opening(stage)
        other = Child(
            "tests.end_to_end.other_program", stage.place / "other.log", stage.display.env
        )
        open_.callback(other.stop)
        _play(stage, windows, other)


def _play(stage: Stage, windows: WindowManager, other: Child) -> None:
    desk, who = stage.desk, VISITORS[stage.language]
    with stage.step("another program comes to the front and is typed in"):
        other.launch()
        _until(stage, lambda: bool(windows.titled(TITLE)), "the other program")
        program = windows.titled(TITLE)
        _until(stage, lambda: windows.active == program, "it has the keyboard")
        windows.type("a")
        _until(stage, lambda: windows.title(program) == f"{TITLE}a", "what was typed")
    with_the_bot(stage, stage.visitor(), who)
    with stage.step("an offer: the bar stands over the other program, which keeps the keyboard"):
        _until(stage, lambda: _bar(stage) in windows.stacked, "the bar")
        _until(stage, lambda: windows.stacked[-1] == _bar(stage), "the bar over all")
        assert windows.active == program, "the bar took the keyboard"
        windows.type("b")
        _until(stage, lambda: windows.title(program) == f"{TITLE}ab", "what was typed")
    with stage.step("the other program is clicked and comes up again: the bar stays over it"):
        windows.click(200, 700)
        windows.type("c")
        _until(stage, lambda: windows.title(program) == f"{TITLE}abc", "what was typed")
        _until(stage, lambda: windows.stacked[-1] == _bar(stage), "the bar over all again")
    with stage.step(
        "accepted in the bar: the desk comes forward with the composer under the hands"
    ):
        windows.click(*desk.ask("point", BAR, "accept"))
        desk.sees(stage.words("1 yazışma", "1 chat"))
        _until(stage, lambda: windows.active not in (program, _bar(stage), 0), "the desk in front")
        assert _bar(stage) not in windows.stacked, "there is nothing to answer any more"
        windows.type("k")
        _until(stage, lambda: desk.ask("typed") == "k", "what was typed to the customer")
        assert windows.title(program) == f"{TITLE}abc"


def _bar(stage: Stage) -> int:
    return int(stage.desk.ask("window", BAR))


def _until(stage: Stage, look: Callable[[], bool], what: str) -> None:
    until(look, what, 30, stage.desk.check)
