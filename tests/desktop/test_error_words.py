"""Every code the desk can meet has words; found in the sources, so that a new one fails here."""

import re
from typing import get_args

from core.protocol.frames import ErrorCode
from desktop.error_words import ERROR_WORDS
from desktop.resources import RESOURCES

CODE = re.compile(r'UserError\(\s*"([a-z_]+\.[a-z_]+)"')


def test_every_code_of_the_sources_has_words() -> None:
    found = {
        code
        for room in ("core", "desktop")
        for path in (RESOURCES.parent / room).rglob("*.py")
        for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    assert found - ERROR_WORDS.keys() == set()


def test_every_refusal_of_the_platform_has_words() -> None:
    assert set(get_args(ErrorCode)) <= ERROR_WORDS.keys()
