"""The two calls the platform needs to open the sample company.

    made = load.files(directory)                       # blocks for seconds the first time
    log.load(list(load.pages(2026, 3_000, now, made)))
    for file in made.values(): serve(file.id, file.path)

An Attachment's id in those pages is a key of `made`, so the platform serves `made[id].path`
as it is. `read_up_to` and `unread` of a conversation are what `users.DESK_USER` has seen; the
other users of `users.USERS` may be given the same. Passwords are the platform's affair.
"""

from collections.abc import Iterator
from pathlib import Path

from backend.demo import pictures, recordings
from backend.demo.company import generate
from backend.demo.files import File
from core.protocol.frames import Rows

SEED = 2026
CONVERSATIONS = 3_000


def files(directory: Path) -> dict[str, File]:
    """Every recording, picture and paper by id, in `directory`; made at the first call."""
    return {**recordings.prepare(directory), **pictures.prepare(directory)}


def pages(
    seed: int = SEED,
    conversations: int = CONVERSATIONS,
    now: int = 0,
    made: dict[str, File] | None = None,
) -> Iterator[Rows]:
    """Pages of the company as it stands at `now` (ms), the newest conversations first.

    Each is below 900 KiB encoded; the first carries the directory.
    """
    return generate(seed, conversations, now, made)
