from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from core.work import Task
from desktop import translate
from desktop.theme import Theme
from desktop.views.task_row import TaskRow
from tests.desktop import sample


def test_a_row_says_what_and_when_and_leads_there(qapp: QApplication, theme: Theme) -> None:
    translate.use("en")
    task = Task(id="t", agent="a", title="Ara", due_at=sample.NOW - 1, conversation="v-0")
    row = TaskRow(theme, task, sample.NOW)
    done, opened = QSignalSpy(row.done), QSignalSpy(row.opened)
    assert row.accessibleName().startswith("Ara, due ")
    row.tick.click()
    row.title.click()
    assert (done.at(0), opened.at(0)) == (["t"], ["v-0"])
    assert TaskRow(theme, Task(id="u", agent="a", title="Yaz"), sample.NOW).title.isHidden()
