"""Texts: everything the sample company says, read from the files beside this module."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

PLACE = Path(__file__).parent / "texts"
Code = Literal["tr", "en"]


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing customers write about; lists are words with spaces or parts with `|` between."""

    talk: str
    channels: str = "chat whatsapp"
    goods: str = "kitchen furniture electronics appliance textile"
    queue: str = "orders"
    labels: str = ""
    intent: str = "other"
    bot: Literal["order", "plain", "self", "none"] = "plain"
    order: bool = False
    """Whether it is about a purchase; then that order's number is the reference."""
    summary: str = ""
    subject: str = ""
    ticket: str = ""
    deal: str = ""
    corporate: bool = False
    html: str = ""
    """Template of the customer's first e-mail."""
    often: int = 1
    mood: int = 4
    """What such a customer typically gives in the survey, 1 to 5."""


@dataclass(frozen=True, slots=True)
class Product:
    name: str
    price: int
    """Lira."""
    accusative: str
    kind: str = "furniture"


@dataclass(frozen=True)
class Language:
    code: Code
    shared: dict[str, Any]
    products: dict[str, tuple[Product, ...]]
    scenarios: dict[str, Scenario]

    def words(self, key: str) -> list[str]:
        """A shared list, whichever way it is written down."""
        value: str | list[str] = self.shared[key]
        if isinstance(value, list):
            return value
        return value.split("|") if "|" in value else value.split()


@dataclass(frozen=True)
class Texts:
    languages: dict[str, Language]
    names: dict[str, tuple[str, ...]]
    directory: dict[str, list[dict[str, Any]]]
    canned: list[dict[str, Any]]
    desk: list[dict[str, Any]]
    html: dict[str, str]
    work: dict[str, list[dict[str, Any]]]

    @classmethod
    def load(cls) -> "Texts":
        return cls(
            languages={"tr": _language("tr"), "en": _language("en")},
            names={key: _names(value) for key, value in _toml("names").items()},
            directory=_toml("directory"),
            canned=_toml("canned")["canned"],
            desk=_all("desk", "conversation"),
            html={
                path.stem: path.read_text("utf-8")
                for path in sorted((PLACE / "html").glob("*.html"))
            },
            work=_toml("work"),
        )


def _language(code: Code) -> Language:
    products = {
        kind: tuple(_product(kind, line) for line in block.strip().splitlines())
        for kind, block in _toml(f"{code}/products").items()
    }
    return Language(code, _toml(f"{code}/shared"), products, _scenarios(code))


def _scenarios(code: Code) -> dict[str, Scenario]:
    return {
        name: msgspec.convert(table, Scenario)
        for path in sorted((PLACE / code).glob("about_*.toml"))
        for name, table in tomllib.loads(path.read_text("utf-8")).items()
    }


def _product(kind: str, line: str) -> Product:
    name, price, accusative = line.split("|")
    return Product(name, int(price), accusative or name, kind)


def _names(block: str) -> tuple[str, ...]:
    lines = block.strip().splitlines()
    between = "|" if "|" in block else None
    return tuple(name.strip() for line in lines for name in line.split(between) if name.strip())


def _all(folder: str, key: str) -> list[dict[str, Any]]:
    paths = sorted((PLACE / folder).glob("*.toml"))
    return [entry for path in paths for entry in tomllib.loads(path.read_text("utf-8"))[key]]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((PLACE / f"{name}.toml").read_text("utf-8"))
