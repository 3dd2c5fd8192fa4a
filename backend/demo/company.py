"""The sample company Ardıç Ev: pages of everything it knows, made from a seed.

The same (seed, conversations, now) gives the same rows. Pages come newest first and one at a
time; the first carries the directory. `read_up_to` and `unread` are as the agent
`staff.DESK` sees them. Nothing is kept between pages but the ids that went out.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from heapq import merge

from msgspec.structs import replace

from backend.demo.desk import desk
from backend.demo.endless import endless
from backend.demo.files import File
from backend.demo.history import History
from backend.demo.news import news
from backend.demo.ordinary import Ordinary, Sources
from backend.demo.quality import with_quality
from backend.demo.reviewed import reviewed
from backend.demo.story import Story, pages
from backend.demo.work import with_work
from backend.live.default_rules import default_rules
from core.protocol.frames import Rows

_UNLIKE = 80
"""No two conversations this near each other in the list show the same preview."""
_USUAL_MESSAGES = 9.5


def generate(
    seed: int, conversations: int, now: int, files: dict[str, File] | None = None
) -> Iterator[Rows]:
    """The company with the living desk on top. `files` are those of `load.files`."""
    sources = Sources.of(seed, now, files)
    living = desk(sources)[:conversations]
    ordinary = Ordinary(sources, conversations - len(living))
    stories = merge(living, _unlike(ordinary), key=lambda story: -story.conversation.last_at)
    first = with_quality(with_work(sources.staff.rows(), sources.texts, living, now))
    history = History(seed, now, sources.staff, first.queue_rules)
    first = replace(
        first, states=history.shifts(), alert_rules=default_rules(turkish=True),
        announcements=news(sources.texts, now),
    )  # fmt: skip
    told = history.told(stories)
    return pages(first, reviewed(told, first.evaluation_forms, seed, now))


def generate_large(seed: int, conversations: int, messages: int, now: int) -> Iterator[Rows]:
    """Many ordinary conversations with about `messages` messages in all, for measuring."""
    extra = max(0, round(messages / max(1, conversations) - _USUAL_MESSAGES))
    sources = Sources.of(seed, now)
    return pages(sources.staff.rows(), Ordinary(sources, conversations, extra))


def long_conversation(seed: int, messages: int, now: int) -> Iterator[Rows]:
    """One open conversation of the desk's agent with exactly `messages` messages, in order."""
    return endless(Sources.of(seed, now), messages)


def _unlike(ordinary: Ordinary) -> Iterable[Story]:
    """Says a conversation in other words where its neighbours read the same."""
    recent: deque[str] = deque(maxlen=_UNLIKE)
    for number, (name, story) in enumerate(ordinary.named()):
        salt = 0
        while story.conversation.preview in recent and salt < 8:
            salt += 1
            story = ordinary.story(number, name, salt)
        recent.append(story.conversation.preview)
        yield story
