"""The look promises contrast; these are the formulas of WCAG 2.2, relative luminance."""

import pytest

from desktop.tokens import CHANNEL_COLOURS, DARK, LIGHT, PEOPLE, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("background", "surface", "raised", "sunken", "side", "selection", "hover")
PAIRS = [
    *((text, ground) for text in ("text", "second", "third") for ground in GROUNDS),
    *(("accent_text", ground) for ground in ("surface", "raised", "accent_soft", "selection")),
    *((text, ground) for text in ("text", "second") for ground in ("bubble_in", "bubble_out", "mark")),
    ("third", "bubble_in"), ("note_text", "bubble_note"), ("text", "pressed"),
    ("ok", "ok_soft"), ("ok", "surface"), ("ok", "raised"),
    ("warning", "warning_soft"), ("warning", "surface"), ("warning", "raised"),
    ("bad", "bad_soft"), ("bad", "surface"), ("bad", "raised"),
    ("on_accent", "accent"), ("on_accent", "danger"), ("on_accent", "ok_button"),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["surface", "raised", "side"])
def test_borders_of_controls_can_be_seen(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.strong, getattr(tokens, ground)) >= 3
    assert contrast(tokens.accent, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("colour", [*PEOPLE, *CHANNEL_COLOURS.values()])
def test_white_stands_out_on_avatars_and_badges(colour: str) -> None:
    assert contrast("#FFFFFF", colour) >= 4.5
