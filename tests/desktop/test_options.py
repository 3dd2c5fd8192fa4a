from pathlib import Path

import pytest

from desktop.options import Options, parse


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
