"""Draws the few images a style sheet needs, in each theme's colours: python resources/styles/make.py.

Qt's style sheets take images only from files; `tests/desktop/test_theme.py` sees that these
are the ones the tokens make.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from desktop.icons import drawing  # noqa: E402  (the checkout must be on the path first)
from desktop.tokens import DARK, LIGHT, Tokens  # noqa: E402


def svg(width: int, height: int, content: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{content}</svg>'


def images(tokens: Tokens) -> dict[str, str]:
    """File name -> its content."""
    tick = '<path d="M5 9.2 8 12l5.2-5.8" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" stroke="{}"/>'
    box = (
        '<rect x="1" y="1" width="16" height="16" rx="4" fill="{}" stroke="{}" stroke-width="1.5"/>'
    )
    ring = '<circle cx="9" cy="9" r="7.5" fill="{}" stroke="{}" stroke-width="1.5"/>'
    slot = '<rect width="34" height="20" rx="10" fill="{}"/><circle cx="{}" cy="10" r="7.5" fill="#FFFFFF"/>'
    arrows = {
        f"{name}.svg": drawing(name).replace("currentColor", tokens.second)
        for name in ("chevron-down", "chevron-up", "chevron-right")
    }
    return arrows | {
        "check.svg": svg(18, 18, tick.format(tokens.accent_text)),
        "switch-off.svg": svg(34, 20, slot.format(tokens.strong, 10)),
        "switch-on.svg": svg(34, 20, slot.format(tokens.accent, 24)),
        "tick-off.svg": svg(18, 18, box.format(tokens.surface, tokens.strong)),
        "tick-on.svg": svg(18, 18, box.format(tokens.accent, tokens.accent) + tick.format("#FFFFFF")),
        "radio-off.svg": svg(18, 18, ring.format(tokens.surface, tokens.strong)),
        "radio-on.svg": svg(
            18, 18, ring.format(tokens.accent, tokens.accent) + '<circle cx="9" cy="9" r="3" fill="#FFFFFF"/>'
        ),
    }  # fmt: skip


def main() -> None:
    for name, tokens in (("light", LIGHT), ("dark", DARK)):
        (HERE / name).mkdir(exist_ok=True)
        for file, content in images(tokens).items():
            (HERE / name / file).write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
