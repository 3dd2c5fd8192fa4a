"""The published schema of the JSON: `python -m core.export.schema` writes docs/export/.

A test fails where the file and the values say different things.
"""

from pathlib import Path

import msgspec

from core.export.document import FORMAT, Taken
from core.export.manifest import Signed

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "export"
SCHEMAS = {"conversations-1.schema.json": Taken, "manifest-1.schema.json": Signed}


def of(name: str) -> bytes:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT if SCHEMAS[name] is Taken else "santral.manifest/1",
        **msgspec.json.schema(SCHEMAS[name]),
    }
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2) + b"\n"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / name).write_bytes(of(name))


if __name__ == "__main__":
    main()
