"""What a newer platform says: of a frame that cannot be read whole, the part that can.

To end the session for one value this desk does not know would lock everybody out until they have
updated. What is no ADP/1 at all raises ProtocolError.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_args

import msgspec

from core.protocol import codec
from core.protocol import frames as f
from core.protocol.codec import ProtocolError
from core.protocol.events import By


class Understood(NamedTuple):
    frame: f.ServerFrame | None
    """None: a kind of frame that only a newer desk knows."""
    missed: tuple[str, ...]
    """What was left out or read as something else, a name each, without any content."""


def understood(data: bytes | str) -> Understood:
    """For a frame that `codec.server_frame` refused."""
    whole = _json(data)
    kind = whole.get("t")
    if not isinstance(kind, str):
        raise ProtocolError("a frame of no kind")
    if kind not in _TAGS:
        return Understood(None, ())
    missed = _MENDED[kind](whole) if kind in _MENDED else ()
    return Understood(codec.server_frame(codec.encode(whole)), missed)


def _json(data: bytes | str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error


def _mend_code(failure: Any) -> tuple[str, ...]:
    """Whether it may be tried again stands beside the code, so any other code will do."""
    code = failure.get("code") if isinstance(failure, dict) else None
    if not isinstance(code, str) or code in _CODES:
        return ()
    failure["code"] = "internal"
    return ("error.code",)


def _mend_author(event: dict[str, Any]) -> tuple[str, ...]:
    by: Any = event.get("by")
    kind = by.get("kind") if isinstance(by, dict) else None
    if not isinstance(kind, str) or kind in _AUTHORS:
        return ()
    by["kind"] = "system"
    return ("ev.by",)


def _mend_rows(snap: dict[str, Any]) -> tuple[str, ...]:
    """Leaves out what cannot be read; a message without its conversation is dropped later."""
    rows, missed = snap.get("rows"), list[str]()
    if not isinstance(rows, dict):
        return ()
    for field in msgspec.structs.fields(f.Rows):
        row_type, given = get_args(field.type)[0], rows.get(field.name)
        if isinstance(given, list):
            kept = [row for row in given if _reads(row, row_type)]
            missed += [f"snap.{field.name}"] * (len(given) - len(kept))
            rows[field.name] = kept
    return tuple(missed)


def _reads(row: Any, row_type: Any) -> bool:
    try:
        msgspec.convert(row, row_type)
    except msgspec.ValidationError:
        return False
    return True


_TAGS = frozenset(frame.__struct_config__.tag for frame in f.ServerFrame.__args__)
_CODES = frozenset(get_args(f.ErrorCode))
_AUTHORS = frozenset(get_args(By.__annotations__["kind"]))
_MENDED: dict[str, Callable[[dict[str, Any]], tuple[str, ...]]] = {
    "res": lambda res: _mend_code(res.get("error")),
    "error": _mend_code,
    "ev": _mend_author,
    "snap": _mend_rows,
}
