import json

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import msgspec
import pytest

from core.export.document import Taken
from core.export.schema import FOLDER, SCHEMAS, of
from tests.core.export.sample import dossier


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_published_is_what_is_written(name: str) -> None:
    assert (FOLDER / name).read_bytes() == of(name), "run python -m core.export.schema"


def test_a_conversation_is_as_the_schema_says() -> None:
    taken = msgspec.json.encode(Taken(at=1, by="Deniz", conversations=(dossier(),)))
    jsonschema.validate(json.loads(taken), json.loads(of("conversations-1.schema.json")))
