"""PhoneSide: what the shell has of the phone beside the calls: its settings, and the pre-flight."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.dialogs.call_audio import CallAudio
from desktop.dialogs.consent_row import ConsentRow
from desktop.dialogs.hot_keys import HotKeyEditor
from desktop.dialogs.phone_accounts import PhoneAccountList
from desktop.dialogs.phone_reach import PhoneReach
from desktop.dialogs.preflight import PreflightSheet
from desktop.media_keys import MediaKeys
from desktop.parts import Parts
from desktop.telephone.choices import DEVICES, POLICY, devices_of, policy_of
from desktop.telephone.preflight_run import PreflightRun
from desktop.telephone.presets import presets
from desktop.telephone.ringer import Ringer
from voip.values import Policy


class PhoneSide(QObject):
    """`given` is this machine's policy, which no setting weakens."""

    settings_asked = Signal(str)

    def __init__(
        self,
        parts: Parts,
        window: QWidget,
        ringer: Ringer,
        given: Callable[[], Policy] = Policy,
    ) -> None:
        super().__init__(window)
        self._parts, self._window, self._given = parts, window, given
        self._ringer = ringer
        self.run = PreflightRun(parts, self._folder, self)
        self._keys = MediaKeys(parts.telephone, self)
        self._keys.raised.connect(window.activateWindow)
        self._stop = parts.settings.on_change(self._setting_changed)

    def close(self) -> None:
        self._stop()
        self._keys.close()

    def _folder(self) -> Path:
        """Of the recordings, which may lie on another disk; known once the phone was set up."""
        recordings = self._given().recordings
        return Path(recordings) if recordings else Path.home()

    # Settings

    def pages(self) -> dict[str, QWidget]:
        """What stands first on the pages of the phone; built anew for each dialog."""
        parts = self._parts
        audio = CallAudio(parts.theme, parts.settings, parts.telephone, self._ringer)
        return {"phone": PhoneAccountList(parts, presets), "audio": audio}

    def last(self) -> dict[str, QWidget]:
        """What stands below the settings of a page."""
        parts = self._parts
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ConsentRow(parts.theme, parts.settings, parts.telephone))
        column.addWidget(HotKeyEditor(parts.theme, parts.settings, parts.hot_keys))
        column.addWidget(PhoneReach(parts.theme, parts.tasks))
        return {"phone": below}

    def _setting_changed(self, name: str) -> None:
        """What stood there at its coming the phone knows from `telephone/keeper.py`."""
        settings = self._parts.settings
        if name in DEVICES:
            self._parts.telephone.set_devices(devices_of(settings))
        elif name in POLICY:
            self._parts.telephone.set_policy(policy_of(settings, self._given()))

    # Pre-flight

    def preflight(self) -> None:
        """The sheet with everything."""
        sheet = PreflightSheet(self._parts.theme, self._parts.tasks, self.run.checks, self._window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.settings_asked.connect(self.settings_asked)
        sheet.open()
