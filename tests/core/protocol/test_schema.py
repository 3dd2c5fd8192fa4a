import json
from typing import Any

import msgspec
import pytest
from jsonschema import (  # type: ignore[import-untyped]  # it ships no types
    Draft202012Validator,
    ValidationError,
)

from core.protocol import codec, schema
from core.protocol import frames as f
from core.protocol.commands import COMMANDS
from core.protocol.events import EVENTS, By
from core.protocol.signals import SIGNALS
from tests.core.protocol.samples import sample

FRAMES = (*f.ClientFrame.__args__, *f.ServerFrame.__args__)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return schema.schema()


def valid(document: dict[str, Any], name: str, value: object) -> None:
    part = {"$ref": f"#/$defs/{name}", "$defs": document["$defs"]}
    Draft202012Validator(part).validate(json.loads(codec.encode(value)))


def test_the_documents_are_current() -> None:
    assert schema.main(["--check"]) == 0


def test_a_change_of_the_protocol_shows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema, "_read", lambda name: "")
    assert schema.main(["--check"]) == 1
    assert "asyncapi.json is out of date" in capsys.readouterr().err


def test_the_schema_is_one(document: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(document)


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("frame", FRAMES)
def test_every_frame_is_valid(document: dict[str, Any], frame: Any, full: bool) -> None:
    encoded = json.loads(codec.encode(sample(frame, full=full)))
    Draft202012Validator(document).validate(encoded)
    valid(document, frame.__name__, sample(frame, full=full))


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", EVENTS)
def test_every_event_is_valid_and_comes_back(
    document: dict[str, Any], name: str, full: bool
) -> None:
    body = sample(EVENTS[name], full=full)
    frame = f.Ev(seq=2, prev=1, id="e", type=name, at=3, by=By(kind="system"), body=codec.raw(body))
    valid(document, "Events", frame)
    back = codec.server_frame(codec.encode(frame))
    assert isinstance(back, f.Ev)
    assert codec.event(back).body == body


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_valid_and_comes_back(document: dict[str, Any], name: str) -> None:
    body = sample(COMMANDS[name])
    frame = f.Cmd(id="c", type=name, body=codec.raw(body))
    valid(document, "Commands", frame)
    back = codec.client_frame(codec.encode(frame))
    assert isinstance(back, f.Cmd)
    assert codec.command(back.type, bytes(back.body)) == body


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_is_valid(document: dict[str, Any], name: str) -> None:
    valid(document, "Signals", f.Sig(key="k", type=name, body=codec.raw(sample(SIGNALS[name]))))


def test_the_schema_refuses_a_wrong_body(document: dict[str, Any]) -> None:
    wrong = f.Cmd(id="c", type="message.send", body=msgspec.Raw(b'{"text":1}'))
    with pytest.raises(ValidationError):
        valid(document, "Commands", wrong)


def test_the_asyncapi_document_holds_together() -> None:
    document = schema.asyncapi()
    messages = document["components"]["messages"]
    used = {name for operation in document["operations"].values() for name in names_of(operation)}
    assert used == set(messages) == set(document["channels"]["line"]["messages"])
    defs = schema.schema()["$defs"]
    for message in messages.values():
        for ref in references(message["payload"]):
            assert ref.removeprefix("adp-v1.schema.json#/$defs/") in defs


def names_of(operation: dict[str, Any]) -> list[str]:
    return [message["$ref"].rsplit("/", 1)[-1] for message in operation["messages"]]


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [ref for part in value.values() for ref in references(part)]
    return [ref for part in value for ref in references(part)] if isinstance(value, list) else []
