"""Every code the desk can meet has words; found in the sources, so that a new one fails here."""

import re
from typing import get_args

from core.protocol.frames import ErrorCode
from core.sync.failures import Unreachable
from desktop.error_words import ERROR_WORDS
from desktop.resources import RESOURCES

CODE = re.compile(r'UserError\(\s*"([a-z_]+\.[a-z_]+)"')
KEPT_APART = re.compile(r'"((?:store|keystore|passphrase|sign_in|file|demonstration)\.[a-z_]+)"')
"""Codes that stand in a table or a condition before they are raised."""


def test_every_code_of_the_sources_has_words() -> None:
    found = {
        code
        for room in ("core", "desktop")
        for path in (RESOURCES.parent / room).rglob("*.py")
        for pattern in (CODE, KEPT_APART)
        for code in pattern.findall(path.read_text(encoding="utf-8"))
    }
    assert found - ERROR_WORDS.keys() == set()


def test_every_way_a_sign_in_can_fail_has_words() -> None:
    failures: tuple[type[Unreachable], ...] = (Unreachable, *Unreachable.__subclasses__())
    assert {f"sign_in.{failure.reason}" for failure in failures} <= ERROR_WORDS.keys()


def test_every_refusal_of_the_platform_has_words() -> None:
    assert set(get_args(ErrorCode)) <= ERROR_WORDS.keys()
