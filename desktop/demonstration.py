"""The demonstration's file: the platform that was started beside the desk, and who signs in."""

import json
from pathlib import Path

import msgspec

from core.errors import UserError


class Demonstration(msgspec.Struct, frozen=True):
    """Never on a command line or in the environment: the file is its owner's only."""

    server: str
    customer_code: str
    user: str
    password: str

    def __repr__(self) -> str:
        """Without the password, so that no report can hold it."""
        return f"Demonstration({self.server!r}, {self.customer_code!r}, {self.user!r})"


def read(path: Path) -> Demonstration:
    """The first agent of the file. Raises UserError demonstration.unreadable."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        people = content["users"]
        agent = next((user for user in people if user.get("role") == "agent"), people[0])
        return Demonstration(
            server=str(content["server"]), customer_code=str(content["customer_code"]),
            user=str(agent["user"]), password=str(agent["password"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise UserError("demonstration.unreadable", path=str(path)) from error
