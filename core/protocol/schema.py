"""The protocol for machines: JSON Schema and AsyncAPI 3, generated from the structs.

`python -m core.protocol.schema` writes them into docs/protocol; `--check` only compares, and
leaves with 1 where they are out of date.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from core.protocol import frames as f
from core.protocol.commands import COMMANDS, VOLATILE
from core.protocol.events import EVENTS
from core.protocol.signals import SIGNALS

DIRECTORY = Path(__file__).parents[2] / "docs" / "protocol"
SCHEMA = "adp-v1.schema.json"
ASYNCAPI = "asyncapi.json"
_CLIENT: tuple[Any, ...] = f.ClientFrame.__args__
_SERVER: tuple[Any, ...] = f.ServerFrame.__args__
_HERE = "#/$defs/{name}"
_THERE = f"{SCHEMA}#/$defs/{{name}}"

Json = dict[str, Any]


def schema() -> Json:
    """Every frame and body under `$defs`; a document is valid if it is one frame."""
    bodies = [*EVENTS.values(), *COMMANDS.values(), *SIGNALS.values()]
    _, components = msgspec.json.schema_components(
        [*_CLIENT, *_SERVER, *bodies], ref_template=_HERE
    )
    defs = dict(sorted(components.items()))
    defs["Events"] = _catalogue("Ev", EVENTS)
    defs["Commands"] = _catalogue("Cmd", COMMANDS)
    defs["Signals"] = _catalogue("Sig", SIGNALS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:santral:{SCHEMA}",
        "title": "ADP/1",
        "description": "One frame of the protocol between the desk and the platform.",
        "oneOf": [_ref(frame.__name__) for frame in (*_CLIENT, *_SERVER)],
        "$defs": defs,
    }


def asyncapi() -> Json:
    """One channel, two operations, a message per frame and per type of event, command, signal."""
    sent = {**_frames(_CLIENT), **_typed("cmd", "Cmd", COMMANDS)}
    received = {**_frames(_SERVER), **_typed("ev", "Ev", EVENTS), **_typed("sig", "Sig", SIGNALS)}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "ADP", "version": str(f.VERSION),
            "description": "How the desk and the platform talk. Sent and received as the desk sees it.",
        },
        "defaultContentType": "application/json",
        "servers": {"platform": {"host": "localhost", "protocol": "wss", "pathname": "/v1/ws"}},
        "channels": {
            "line": {
                "address": "/v1/ws",
                "bindings": {"ws": {"method": "GET"}},
                "messages": {name: _component(name) for name in (*sent, *received)},
            }
        },
        "operations": {"say": _operation("send", sent), "hear": _operation("receive", received)},
        "components": {"messages": {**sent, **received}},
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    written = {SCHEMA: _text(schema()), ASYNCAPI: _text(asyncapi())}
    if "--check" in arguments:
        stale = [name for name, text in written.items() if _read(name) != text]
        for name in stale:
            sys.stderr.write(f"{name} is out of date: python -m core.protocol.schema\n")
        return 1 if stale else 0
    DIRECTORY.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (DIRECTORY / name).write_text(text, encoding="utf-8")
    return 0


def _catalogue(frame: str, bodies: Mapping[str, type[Any]]) -> Json:
    """A frame whose body is the one that its type names."""
    return {"oneOf": [_of_type(_HERE, frame, name, body) for name, body in bodies.items()]}


def _of_type(template: str, frame: str, name: str, body: type[Any]) -> Json:
    fields = {"type": {"const": name}, "body": _ref(body.__name__, template)}
    return {"allOf": [_ref(frame, template), {"properties": fields}]}


def _frames(frames: tuple[Any, ...]) -> Json:
    return {
        frame.__struct_config__.tag: {
            "summary": _summary(frame), "payload": _ref(frame.__name__, _THERE),
        }
        for frame in frames
    }  # fmt: skip


def _typed(tag: str, frame: str, bodies: Mapping[str, type[Any]]) -> Json:
    return {
        f"{tag}.{name}": {
            "summary": _summary(body) + (" Volatile." if name in VOLATILE else ""),
            "payload": _of_type(_THERE, frame, name, body),
        }
        for name, body in bodies.items()
    }


def _operation(action: str, messages: Json) -> Json:
    line = "#/channels/line"
    return {
        "action": action, "channel": {"$ref": line},
        "messages": [{"$ref": f"{line}/messages/{name}"} for name in messages],
    }  # fmt: skip


def _component(name: str) -> Json:
    return {"$ref": f"#/components/messages/{name}"}


def _ref(name: str, template: str = _HERE) -> Json:
    return {"$ref": template.format(name=name)}


def _summary(struct: type[Any]) -> str:
    """The first line of what the struct says of itself; a struct that says nothing has its name."""
    own = struct.__dict__.get("__doc__") or struct.__name__
    return str(own).strip().splitlines()[0]


def _text(document: Json) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _read(name: str) -> str:
    path = DIRECTORY / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
