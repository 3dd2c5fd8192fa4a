"""What every test stands on: a Qt application without a screen, its loop, and no unseen warning."""

import asyncio
import gc
import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is, not whether the code is right
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false;qt.multimedia.*=false")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.theme import Theme


class Overheard(logging.Handler):
    """Keeps every record from WARNING up, of Python's loggers and of Qt."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(scope="session")
def qapp() -> "Iterator[QApplication]":
    """The one QApplication of the run, with its warnings told to the log."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from desktop import translate
    from desktop.crash import level_of

    def said(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        logging.getLogger("qt").log(level_of(kind, message), "%s: %s", context.category, message)

    qInstallMessageHandler(said)
    app = QApplication.instance() or QApplication(["santral", "-style", "Fusion"])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    translate.use("en")
    yield app
    qInstallMessageHandler(None)


@pytest.fixture(scope="session")
def _theme(qapp: "QApplication") -> "Theme":
    from desktop.theme import Theme

    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def theme(_theme: "Theme") -> "Theme":
    """The one theme of the run, light again for each test."""
    _theme.choose("light")
    return _theme


@pytest.fixture(autouse=True)
def overheard(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Fails the test on a warning nobody expected. A test that expects some clears the list."""
    handler = Overheard()
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)
    if handler.lines and not request.node.get_closest_marker("warns"):
        pytest.fail("unexpected warnings:\n" + "\n".join(handler.lines))


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """As in the desk: garbage is collected on the screen's thread only. A window that is taken
    down by whichever thread happens to collect stops its timers from there, which Qt refuses."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="package")
def swept_whole() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture
def in_turn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One such test at a time in all processes of the run: two whose sound is heard as it comes,
    or that start a platform and desks, would leave each other no core, and the sound its gaps."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    with closing(sqlite3.connect(place / "turn.db", timeout=600, isolation_level=None)) as turn:
        turn.execute("BEGIN EXCLUSIVE")
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    from tests.sharing import Shares

    return Shares(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    from tests.sharing import check

    check(items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    from tests.sharing import give_way

    give_way(item)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "warns: this test expects warnings in the log")


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Tests of the desktop run on Qt's loop, all others on the plain one."""
    if "tests/desktop" in item.path.as_posix():
        return {"qt": _qt_loop}
    return {"plain": asyncio.new_event_loop}


def _qt_loop() -> asyncio.AbstractEventLoop:
    import qasync
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(["santral", "-style", "Fusion"])
    loop: Any = qasync.QEventLoop(app)
    loop.run_until_complete = partial(_to_the_end, loop)
    assert isinstance(loop, asyncio.AbstractEventLoop)
    return loop


def _to_the_end(loop: Any, work: Awaitable[Any]) -> Any:
    """qasync's own lets Qt go round once more after the loop stopped: a timer that is due just
    then starts a task which no loop takes, and the next test is told of a forgotten coroutine."""
    future = asyncio.ensure_future(work, loop=loop)
    future.add_done_callback(lambda _: loop.stop())
    loop.run_forever()
    return future.result()
