"""What a table of a file must look like, told as somebody who writes the file would say it: every fault
of it at once, with its field and what may stand there."""

import re
import types
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from backend.channels.bot.suspects import meant

_KINDS = {
    "int": "a whole number", "float": "a number", "str": "text in quotes", "bool": "true or false",
    "array": "a list", "object": "a table", "null": "nothing",
}  # fmt: skip
_EXPECTED = re.compile(r"Expected `([\w |]+)`, got `(\w+)`$")
Path = tuple[str, ...]


class Fault(NamedTuple):
    """`item`: what to look for in the value under `path`, where that is a list."""

    path: Path
    words: str
    item: str = ""


def faults(kind: type[Any], table: dict[str, Any], path: Path = ()) -> list[Fault]:
    """None where msgspec can convert it."""
    try:
        msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        return list(_of_struct(kind, table, path)) or [Fault(path, _plain(str(error)))]
    return []


def _of_struct(kind: type[Any], table: dict[str, Any], path: Path) -> Iterator[Fault]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    if kind.__struct_config__.forbid_unknown_fields:
        for name in table.keys() - fields.keys():
            guess = meant(name, [*fields, *_inner(fields.values())])
            yield Fault((*path, name), f"unknown field '{name}'{guess}")
    for name, field in fields.items():
        if name in table:
            yield from _of_value(field.type, table[name], (*path, name))
        elif field.required:
            yield Fault(path, f"'{name}' is missing")


def _inner(fields: Any) -> Iterator[str]:
    """Names within the tables of these fields: one may have been meant a level too high."""
    for field in fields:
        if _is_struct(field.type):
            yield from (inner.encode_name for inner in msgspec.structs.fields(field.type))


def _of_value(kind: Any, value: Any, path: Path) -> Iterator[Fault]:
    """A table within is looked at field by field, so that no fault hides another."""
    within = get_args(kind)[-1:] if get_origin(kind) is dict else ()
    if _is_struct(kind) and isinstance(value, dict):
        yield from _of_struct(kind, value, path)
    elif within and _is_struct(within[0]) and isinstance(value, dict):
        for name, inner in value.items():
            yield from _of_value(within[0], inner, (*path, name))
    else:
        yield from _of_plain(kind, value, path)


def _of_plain(kind: Any, value: Any, path: Path) -> Iterator[Fault]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, _ = str(error).partition(" - at ")
        item = _quoted(message) if isinstance(value, list) else ""
        yield Fault(path, f"'{path[-1]}' {_words(kind, message)}", item)


def _words(kind: Any, message: str) -> str:
    allowed = ", ".join(str(each) for each in _choices(kind))
    if "enum value" in message and allowed:
        return f"is one of {allowed}, not '{_quoted(message)}'"
    if found := _EXPECTED.match(message):
        wanted = " or ".join(_KINDS.get(each, each) for each in found[1].split(" | "))
        return f"holds {wanted}, not {_KINDS.get(found[2], found[2])}"
    return f"cannot be so: {_plain(message)}"


def _choices(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    elif get_origin(kind) is not None or isinstance(kind, types.UnionType):
        for inner in get_args(kind):
            yield from _choices(inner)


def _quoted(message: str) -> str:
    found = re.search(r"'([^']*)'", message)
    return found[1] if found else ""


def _plain(message: str) -> str:
    return message.replace("`", "'")


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
