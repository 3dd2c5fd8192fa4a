"""What a caller hears is said in the name of the company whose platform it is."""

import tomllib
from typing import Any

import pytest

from backend.telephony.prompts import written


def _welcome(company: str, language: str) -> str:
    said: dict[str, Any] = tomllib.loads(written(company))
    return str(said[f"welcome-{language}"]["lines"]).strip()


def test_the_company_welcomes_by_its_own_name() -> None:
    assert _welcome("Çınar & Co.", "en").startswith("A Welcome to Çınar & Co.. We will")
    assert _welcome("Ardıç Ev", "tr").startswith("A Burası Ardıç Ev, hoş geldiniz. Sizi")
    assert "Ardıç" not in written("Acme") and "{welcome}" not in written("Acme")


def test_without_a_name_it_welcomes_all_the_same() -> None:
    assert _welcome("", "en").startswith("A Welcome. We will")
    assert _welcome(" ", "tr").startswith("A Hoş geldiniz. Sizi")


@pytest.mark.parametrize("name", ['"""', "a\\u0000b", "a\nP 9\n[x]", "{0} {welcome}"])
def test_no_name_is_more_than_words(name: str) -> None:
    for language in ("tr", "en"):
        lines = _welcome(name, language).splitlines()
        assert len(lines) == 1 and lines[0].startswith("A ")
