"""Parts over a desk in memory, for a panel that is tested alone."""

from core.desk import Desk
from core.settings import Settings
from desktop.loop import Tasks
from desktop.parts import Parts
from desktop.theme import Theme
from tests.desktop.fake_desk import FakeDesk


def parts_over(theme: Theme, desk: Desk | None = None) -> Parts:
    """Needs a running loop."""
    return Parts(desk=desk or FakeDesk(), theme=theme, tasks=Tasks(), settings=Settings(None))
