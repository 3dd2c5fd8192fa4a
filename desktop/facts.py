"""What About shows: versions, and the state of the line and the store."""

import platform

from PySide6.QtCore import qVersion

from core.protocol.frames import VERSION as PROTOCOL_VERSION
from core.rows import Line
from desktop.dialogs.about import Fact
from desktop.loop import Tasks
from desktop.session import Session
from desktop.telephone.telephone import Telephone
from desktop.telephone.words import why_not_words
from desktop.times import full
from desktop.translate import tr
from desktop.version import VERSION


class Facts:
    """Asked once a second while About is open; where the store stands is read beside that."""

    def __init__(self, tasks: Tasks, telephone: Telephone) -> None:
        self._tasks, self._telephone = tasks, telephone
        self._session: Session | None = None
        self._where: tuple[str, int | None] = ("", None)
        self._engine = ""

    def follow(self, session: Session | None) -> None:
        self._session = session
        self._where, self._engine = ("", None), ""

    def __call__(self) -> list[Fact]:
        versions = [*_versions(), Fact("pjsip", "PJSIP", self._pjsip())]
        return [*versions, *self._state()] if self._session else versions

    def _pjsip(self) -> str:
        """What the phone's process says of its library, or why there is none."""
        why = self._telephone.why_not if not self._telephone.available else ""
        return why_not_words(why) if why else self._telephone.version

    def _state(self) -> list[Fact]:
        session = self._session
        assert session is not None
        self._tasks.start(self._read(session), "about")
        line, place, (epoch, event) = session.desk.line, session.place, self._where
        store = str(place.store) if place.store else tr("About", "In memory only")
        return [
            Fact("server", tr("About", "Server"), place.profile.server, private=True),
            Fact("line", tr("About", "Connection"), line_words(line)),
            Fact("since", tr("About", "In this state since"), full(line.since) if line.since else ""),
            Fact("session", tr("About", "Session"), session.client.session_id, private=True),
            Fact("epoch", tr("About", "Epoch"), epoch),
            Fact("event", tr("About", "Last event"), "" if event is None else str(event)),
            Fact("delay", tr("About", "Way to the platform and back"), _ms(session.round_trip())),
            Fact("sqlite", "SQLite", self._engine),
            Fact("store", tr("About", "Store"), store, private=True),
            Fact("encrypted", tr("About", "Encrypted"), tr("About", "Yes, by SQLCipher")),
        ]  # fmt: skip

    async def _read(self, session: Session) -> None:
        self._where, self._engine = await session.position(), await session.engine()


def _ms(value: int | None) -> str:
    return "" if value is None else tr("About", "{count} ms", count=value)


def line_words(line: Line) -> str:
    return {
        "live": tr("About", "Live"),
        "catching_up": tr("About", "Catching up"),
        "connecting": tr("About", "Connecting"),
        "offline": tr("About", "Offline"),
        "ended": tr("About", "Ended"),
    }[line.state]


def _versions() -> list[Fact]:
    return [
        Fact("santral", "Santral", VERSION),
        Fact("protocol", tr("About", "Protocol"), f"ADP/{PROTOCOL_VERSION}"),
        Fact("python", "Python", platform.python_version()),
        Fact("qt", "Qt", qVersion()),
        Fact("system", tr("About", "System"), f"{platform.system()} {platform.release()}"),
    ]
