"""Who may sign in to the demonstration; the platform makes the passwords at its first start."""

from dataclasses import dataclass

CUSTOMER_CODE = "ardic"
ACCOUNT = "Ardıç Ev"


@dataclass(frozen=True)
class User:
    """`agent`: id of the Agent that signs in under this user name."""

    name: str
    agent: str


USERS = tuple(
    User(name, f"ag-{name}")
    for name in (
        "selim", "deniz", "derya", "emre", "hannah", "nazli",
        "burak", "tugce", "cem", "gizem", "onur", "ebru",
    )
)  # fmt: skip
DESK_USER = USERS[0]
"""Whose desk the demonstration opens."""
