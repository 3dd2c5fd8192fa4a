from pathlib import Path

import pytest

from desktop.options import Options, parse
from desktop.wishes import Wish


def test_nothing_said_is_the_systems_own_places() -> None:
    assert parse([]) == Options()
    assert parse([]).settings_file.name == "settings.json"


def test_everything_said() -> None:
    options = parse(
        ["--data", "d", "--demonstration", "f", "--lang", "tr", "--theme", "dark",
         "--geometry", "1280x720", "--profile", "p"]
    )  # fmt: skip
    assert options == Options(Path("d"), Path("p"), Path("f"), "tr", "dark", (1280, 720))
    assert options.settings_file == Path("d/settings.json")
    assert options.log_folder == Path("d/log")


@pytest.mark.parametrize("argv", [["--geometry", "big"], ["--lang", "de"], ["--password", "x"]])
def test_what_makes_no_sense_is_refused(
    argv: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(argv)
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "wish"),
    [
        ([], None),
        (["tel:+905321112233"], Wish("fill", "tel:+905321112233")),
        (["--", "callto:100"], Wish("fill", "callto:100")),
        (["--dial", "0532 111 22 33"], Wish("fill", "0532 111 22 33")),
        (["--answer"], Wish("answer")),
        (["--hang-up"], Wish("hang_up")),
        (["--mute"], Wish("mute")),
    ],
)
def test_what_is_wished_of_a_desk_that_runs(argv: list[str], wish: Wish | None) -> None:
    assert parse(argv).wish == wish


@pytest.mark.parametrize("argv", [["https://x"], ["--answer", "--mute"], ["--", "--data"]])
def test_what_is_no_wish_is_refused(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(argv)
    assert capsys.readouterr().err
