import pytest

from desktop.hot_keys.chord import Chord, doubt, read


@pytest.mark.parametrize(
    ("keys", "trigger"),
    [
        ("Ctrl+Shift+F2", "CTRL+SHIFT+F2"),
        ("Meta+A", "LOGO+a"),
        ("Ctrl+Alt+PgUp", "CTRL+ALT+Prior"),
        ("Media Play", "XF86AudioPlay"),
        ("Alt+Ş", "ALT+scedilla"),
        ("Ctrl+Shift+,", "CTRL+SHIFT+comma"),
        ("Ctrl+Ω", ""),
    ],
)
def test_keys_have_the_names_the_systems_know(keys: str, trigger: str) -> None:
    chord = read(keys)
    assert chord is not None
    assert chord.trigger == trigger


@pytest.mark.parametrize("keys", ["", "G, M", "nonsense+of keys"])
def test_only_keys_pressed_together_are_one(keys: str) -> None:
    assert read(keys) is None or not (read(keys) or Chord(0)).keysym


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("A", "types"),
        ("Shift+A", "types"),
        ("Space", "types"),
        ("Ş", "types"),
        ("Left", "types"),
        ("F2", None),
        ("Pause", None),
        ("Media Play", None),
        ("Ctrl+C", "common"),
        ("Alt+F4", "common"),
        ("Ctrl+Shift+F2", None),
        ("Ctrl+Alt+E", None),
        ("Meta+E", None),
    ],
)
def test_what_every_other_program_would_miss_is_doubted(keys: str, why: str | None) -> None:
    chord = read(keys)
    assert chord is not None
    assert doubt(chord) == why


def test_alt_gr_is_ctrl_and_alt_on_windows() -> None:
    chord = read("Ctrl+Alt+E")
    assert chord is not None
    assert doubt(chord, windows=True) == "alt_gr"
