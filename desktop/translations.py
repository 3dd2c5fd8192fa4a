"""Collects every tr() and mark() into resources/translations and compiles it.

python -m desktop.translations            bring new strings in, drop unused ones, compile
python -m desktop.translations compile    compile only
python -m desktop.translations --check    fail where one is missing, unfinished or misfilled
"""

import ast
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import PySide6

from desktop.resources import RESOURCES

ROOT = RESOURCES.parent
FOLDER = RESOURCES / "translations"
FORMS = {"tr": 1, "en": 2}
"""Plural forms of each language; English needs a file only for them."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    context: str
    source: str
    plural: bool = False


@dataclass(slots=True)
class Catalogue:
    """One language's words; a missing form is empty."""

    language: str
    said: dict[Text, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, language: str) -> "Catalogue":
        catalogue = cls(language)
        path = FOLDER / f"{language}.ts"
        if path.exists():
            for context in ET.parse(path).getroot().iter("context"):
                name = context.findtext("name", "")
                catalogue.said.update(_read_message(name, m) for m in context.iter("message"))
        return catalogue

    def holding(self, wanted: set[Text]) -> "Catalogue":
        """The same words for exactly the `wanted` texts."""
        empty = {text: ("",) * _forms(self.language, text) for text in wanted}
        kept = {text: self.said[text] for text in wanted if text in self.said}
        return Catalogue(self.language, empty | kept)

    def write(self) -> None:
        root = ET.Element("TS", version="2.1", language=self.language, sourcelanguage="en")
        for name in sorted({text.context for text in self.said}):
            context = ET.SubElement(root, "context")
            ET.SubElement(context, "name").text = name
            for text in sorted(text for text in self.said if text.context == name):
                _write_message(context, text, self.said[text])
        ET.indent(root, "  ")
        body = ET.tostring(root, encoding="unicode")
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        (FOLDER / f"{self.language}.ts").write_text(head + body + "\n", encoding="utf-8")


def collected() -> set[Text]:
    """Every text of the desktop."""
    found: set[Text] = set()
    for path in sorted((ROOT / "desktop").rglob("*.py")):
        found.update(texts_in(path.read_text(encoding="utf-8")))
    return found


def texts_in(source: str) -> Iterator[Text]:
    """The texts of one module: calls of tr and mark whose first two arguments are literals."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or len(node.args) < 2:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        literals = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
        if name in ("tr", "mark") and len(literals) == 2:
            plural = len(node.args) > 2 or any(k.arg == "n" for k in node.keywords)
            yield Text(str(literals[0]), str(literals[1]), plural and name == "tr")


def wanted_by(language: str, texts: set[Text]) -> set[Text]:
    return {text for text in texts if text.plural} if language == "en" else texts


def problems(language: str) -> list[str]:
    """Why the language's file is not complete, a line each."""
    wanted = wanted_by(language, collected())
    said = Catalogue.read(language).said
    lines = [f"{language}: not used any more: {text.source}" for text in said.keys() - wanted]
    for text in sorted(wanted):
        forms = said.get(text, ())
        if not forms or not all(forms):
            lines.append(f"{language}: not translated: [{text.context}] {text.source}")
        lines += [
            f"{language}: other {{names}} than the source: [{text.context}] {text.source}"
            for form in forms
            if form and _names(form) != _names(text.source)
        ]
    return lines


def update() -> None:
    texts = collected()
    for language in FORMS:
        Catalogue.read(language).holding(wanted_by(language, texts)).write()


def compile_all() -> None:
    """Raises CalledProcessError with the compiler's words shown.

    Each file takes the old one's place whole: a desk that runs has the old one mapped into its
    memory, and dies of a bus error where that is written over.
    """
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    for language in FORMS:
        made, part = FOLDER / f"{language}.qm", FOLDER / f"{language}.{os.getpid()}.part"
        words = [str(FOLDER / f"{language}.ts"), "-qm", str(part)]
        subprocess.run([str(tool), "-silent", *words], check=True)
        part.replace(made)


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = [line for language in FORMS for line in problems(language)]
        sys.stderr.write("".join(f"{line}\n" for line in found))
        return 1 if found else 0
    if arguments != ["compile"]:
        update()
    compile_all()
    return 0


def _forms(language: str, text: Text) -> int:
    return FORMS[language] if text.plural else 1


def _names(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}|%L?n", text.replace("%Ln", "%n")))


def _read_message(context: str, message: ET.Element) -> tuple[Text, tuple[str, ...]]:
    plural = message.get("numerus") == "yes"
    text = Text(context, message.findtext("source", ""), plural)
    translation = message.find("translation")
    if translation is None:
        return text, ("",)
    if not plural:
        return text, (translation.text or "",)
    return text, tuple(form.text or "" for form in translation.iter("numerusform"))


def _write_message(context: ET.Element, text: Text, forms: tuple[str, ...]) -> None:
    message = ET.SubElement(context, "message")
    ET.SubElement(message, "source").text = text.source
    translation = ET.SubElement(message, "translation")
    if text.plural:
        message.set("numerus", "yes")
        for form in forms:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0]
    if not all(forms):
        translation.set("type", "unfinished")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
