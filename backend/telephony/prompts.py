"""What a caller hears from the queue: announcements, spoken once per data folder, and music."""

import re
import tomllib
from pathlib import Path
from typing import Literal

from backend.demo import recordings

Language = Literal["tr", "en"]
Prompt = Literal[
    "welcome", "offer", "number", "type", "wrong", "noted", "again", "moved", "nobody",
    "later",
]  # fmt: skip
_SCRIPT = Path(__file__).with_name("queue.toml")
_MUSIC = Path(__file__).parents[2] / "resources" / "sounds" / "hold.wav"
_PLACES = range(1, 11)
_MINUTES = (1, 2, 3, 5, 10, 15, 20, 30)
_PLACE = {"tr": "Sıradaki yeriniz {}.", "en": "You are number {} in the queue."}
_WAIT = {
    "tr": "Tahmini bekleme süresi {} dakika.",
    "en": "The estimated waiting time is {} minutes.",
}
_WELCOME = {"tr": "Burası {}, hoş geldiniz.", "en": "Welcome to {}."}
_WELCOME_ALL = {"tr": "Hoş geldiniz.", "en": "Welcome."}
"""Of a company without a name."""
_WAIT_ONE = {"tr": "Bir dakikadan az beklersiniz.", "en": "You will wait less than one minute."}


class Prompts:
    music = str(_MUSIC)

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def of(self, prompt: Prompt, language: Language) -> str:
        """Path of a WAV."""
        return self._files[f"{prompt}-{language}"]

    def waiting(self, place: int, wait_s: int | None, language: Language) -> list[str]:
        """Nothing of a place beyond the tenth, and nothing of a wait that nobody knows."""
        said = [self._files[f"place{place}-{language}"]] if place in _PLACES else []
        if wait_s is not None:
            minutes = next((m for m in _MINUTES if wait_s <= 60 * m), None)
            said += [self._files[f"minutes{minutes}-{language}"]] if minutes else []
        return said


def prepare(place: Path, company: str = "") -> Prompts:
    """Speaks what is not there yet; blocks for some seconds, once per folder and name."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    script = place / _SCRIPT.name
    text = written(company)
    assert tomllib.loads(text)
    if not script.exists() or script.read_text("utf-8") != text:
        script.write_text(text, "utf-8")
    made = recordings.prepare(place, scripts=script)
    return Prompts({id: file.path for id, file in made.items()})


def written(company: str) -> str:
    """All that is said, in the name of `company`."""
    # Quotes and backslashes would end the text in the file, or mean something else there
    name = " ".join(re.sub(r"[^\w\s&+.,'-]", " ", company).split())
    said, words = _SCRIPT.read_text("utf-8"), _WELCOME if name else _WELCOME_ALL
    for language in words:
        said = said.replace("{welcome}", words[language].format(name), 1)
    return said + "".join(_more())


def _more() -> list[str]:
    return [
        *(_entry(f"place{n}", language, words.format(n))
          for language, words in _PLACE.items() for n in _PLACES),
        *(_entry(f"minutes{n}", language, (words if n > 1 else _WAIT_ONE[language]).format(n))
          for language, words in _WAIT.items() for n in _MINUTES),
    ]  # fmt: skip


def _entry(id: str, language: str, words: str) -> str:
    id = f"{id}-{language}"
    return f'[{id}]\nlanguage = "{language}"\nname = "{id}.wav"\nlines = "A {words}"\n'
