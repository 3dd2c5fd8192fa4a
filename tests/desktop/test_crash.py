import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from core.errors import UserError
from desktop.crash import Crash

SECRET = "Ayşe Şahin 0533"


@pytest.fixture
def crash(tmp_path: Path, qapp: QApplication) -> Iterator[Crash]:
    from PySide6.QtCore import qInstallMessageHandler

    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    installed = Crash(tmp_path / "crashes", "0.1.0")
    messages = qInstallMessageHandler(None)
    installed.install()
    yield installed
    installed.uninstall()
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(messages)


def reports(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("crash-*.txt"))]


def fail(text: str = SECRET) -> None:
    raise KeyError(text)


def caught() -> BaseException:
    try:
        fail()
    except KeyError as error:
        return error
    raise AssertionError


@pytest.mark.warns
def test_a_report_says_where_and_never_what_a_customer_said(crash: Crash, tmp_path: Path) -> None:
    shown: list[Path] = []
    crash.show = shown.append
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    (report,) = reports(tmp_path / "crashes")
    assert "KeyError" in report and "in fail" in report
    assert SECRET not in report and str(Path.home()) not in report
    assert len(shown) == 1


@pytest.mark.warns
def test_the_same_failure_is_told_once(crash: Crash, tmp_path: Path) -> None:
    for _ in range(3):
        crash.report(caught(), "here")
    assert len(reports(tmp_path / "crashes")) == 1


@pytest.mark.warns
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_threads_and_what_cannot_be_raised_are_heard(crash: Crash, tmp_path: Path) -> None:
    shown: list[Path] = []
    crash.show = shown.append
    thread = threading.Thread(target=fail, name="store")
    thread.start()
    thread.join()

    class Falls:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    del (falls := [Falls()])[0]
    assert not falls
    text = "\n".join(reports(tmp_path / "crashes"))
    assert "thread store" in text and "ValueError" in text
    assert not shown, "the screen belongs to one thread"


@pytest.mark.warns
def test_a_cause_and_a_code_are_kept(crash: Crash, tmp_path: Path) -> None:
    try:
        try:
            fail()
        except KeyError as cause:
            raise UserError("store.damaged", name=SECRET) from cause
    except UserError as error:
        crash.report(error, "store")
    (report,) = reports(tmp_path / "crashes")
    assert "Led to:" in report and "UserError store.damaged" in report and SECRET not in report


def test_what_qt_says_reaches_the_log(
    crash: Crash, overheard: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, "qt"):
        qWarning("something odd")
        qWarning("PulseAudioService: pa_context_connect() failed")
    assert overheard == ["WARNING qt: default: something odd"]
    overheard.clear()


@pytest.mark.warns
def test_a_full_disk_does_not_make_it_worse(crash: Crash, tmp_path: Path) -> None:
    for path in (tmp_path / "crashes").iterdir():
        path.unlink()
    (tmp_path / "crashes").rmdir()
    assert crash.report(caught(), "here") is None
