"""SETTINGS: what a person can choose, one row each; Settings keeps the choices in one file.

Nothing secret belongs here: the file is plain JSON. Unknown names are kept, so that an older
desk does not throw away what a newer one wrote.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from core.errors import UserError
from core.metrics.service_level import VARIANTS

Kind = Literal["choice", "switch", "number", "text", "numbers", "texts"]
"""numbers: a list of whole numbers; texts: a map of text to text."""


class Setting(msgspec.Struct, frozen=True):
    """One choice. `page` is where the settings dialog shows it; empty: it is not shown there."""

    name: str
    kind: Kind
    default: Any
    page: str = ""
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    def accepts(self, value: object) -> bool:
        return _ACCEPTS[self.kind](self, value)


def _is_number(setting: Setting, value: object) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and setting.low <= value <= setting.high  # type: ignore[operator]  # whole says int


def _is_numbers(_: Setting, value: object) -> bool:
    return isinstance(value, list) and all(type(item) is int for item in value)


def _is_texts(_: Setting, value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(k, str) and isinstance(v, str) for k, v in value.items()
    )


_ACCEPTS: Mapping[Kind, Callable[[Setting, object], bool]] = {
    "choice": lambda setting, value: value in setting.choices,
    "switch": lambda _, value: isinstance(value, bool),
    "number": _is_number,
    "text": lambda _, value: isinstance(value, str) and len(value) <= 2_000,
    "numbers": _is_numbers,
    "texts": _is_texts,
}

RINGS = ("ring", "ring-soft", "ring-bright", "ring-low")
"""Names of files in resources/sounds."""
COUNTRIES = (
    "TR", "AT", "BE", "CA", "CH", "CY", "DE", "ES", "FR", "GB", "GR", "IT", "JP", "NL", "RU", "SE",
    "US",
)  # fmt: skip
"""By ISO 3166: whose tones the phone knows."""
SOUND_EVENTS = ("handover", "message", "sent", "problem", "alarm")
OFFER_SOUNDS = ("handover", "knock", "bell", "drops", "none")
"""What an offer may sound like: names of files in resources/sounds, and nothing at all."""

SETTINGS: Mapping[str, Setting] = {
    row.name: row
    for row in (
        Setting("language", "choice", "system", "general", choices=("system", "tr", "en")),
        Setting("send_key", "choice", "ctrl_enter", "general", choices=("ctrl_enter", "enter")),
        Setting("next_after_resolve", "switch", True, "general"),
        Setting("close_to_tray", "switch", False, "general"),
        Setting("away_on_lock", "switch", True, "general"),
        Setting("away_after_min", "number", 15, "general", low=0, high=120),
        Setting("away_return_min", "number", 5, "general", low=0, high=60),
        Setting("theme", "choice", "system", "appearance", choices=("system", "light", "dark")),
        Setting(
            "density", "choice", "comfortable", "appearance", choices=("comfortable", "compact")
        ),
        Setting("customer_panel", "switch", True, "appearance"),
        Setting("notifications", "switch", True, "notifications"),
        Setting("notifications_content", "switch", True, "notifications"),
        Setting(
            "notifications_for", "choice", "mine", "notifications", choices=("mine", "team", "all")
        ),
        Setting("notifications_alerts", "switch", True, "notifications"),
        Setting("supervise_visible", "switch", True, "notifications"),
        Setting("floating_bar", "switch", True, "notifications"),
        Setting("floating_bar_place", "numbers", []),
        Setting("sounds", "switch", True, "sounds"),
        Setting("sounds_volume", "number", 70, "sounds", low=0, high=100),
        *(Setting(f"sound_{event}", "switch", True, "sounds") for event in SOUND_EVENTS),
        Setting("offer_sounds", "texts", {}),
        Setting("offer_sounds_of_queues", "texts", {}),
        Setting("phone_do_not_disturb", "switch", False, "phone"),
        Setting("phone_auto_answer", "switch", False, "phone"),
        Setting("phone_answer_when_asked", "switch", False, "phone"),
        Setting("phone_record", "switch", False, "phone"),
        Setting("phone_follow_transfers", "switch", True, "phone"),
        Setting("phone_country", "choice", "system", "phone", choices=("system", *COUNTRIES)),
        Setting("phone_preflight", "switch", True, "phone"),
        Setting("phone_account", "text", ""),
        Setting("phone_looked", "text", ""),
        Setting("phone_microphone", "text", ""),
        Setting("phone_speaker", "text", ""),
        Setting("phone_ring_device", "text", ""),
        Setting("phone_microphone_gain", "number", 100, "audio", low=0, high=400),
        Setting("phone_speaker_gain", "number", 100, "audio", low=0, high=400),
        Setting("phone_consent", "text", ""),
        Setting("phone_ring", "choice", "ring", "audio", choices=RINGS),
        Setting("phone_ring_volume", "number", 80, "audio", low=0, high=100),
        Setting("phone_suppress_noise", "switch", True, "audio"),
        Setting("phone_cancel_echo", "switch", True, "audio"),
        Setting("service_level_variant", "choice", "default", choices=VARIANTS),
        Setting("service_level_goal", "number", 80, low=1, high=100),
        Setting("shortcuts", "texts", {}),
        Setting("hot_keys", "texts", {}),
        Setting("sign_in_server", "text", ""),
        Setting("sign_in_customer", "text", ""),
        Setting("sign_in_user", "text", ""),
        Setting("last_profile", "text", ""),
        Setting("window_geometry", "numbers", []),
        Setting("window_maximised", "switch", False),
        Setting("window_panes", "numbers", []),
    )
}
"""offer_sounds: channel -> one of OFFER_SOUNDS; offer_sounds_of_queues: the same by a queue's id.
floating_bar_place: x and y of its upper left corner, px. shortcuts: action id -> keys as QKeySequence's portable text, empty for none. hot_keys:
the same for keys that work in every program; none are taken before they are chosen. window_geometry:
x, y, width and height in px. window_panes: widths in px. phone_microphone, phone_speaker,
phone_ring_device: names as the system says them, empty for its default, "none" for no sound.
phone_account: id of the one that calls where several can.
phone_looked: when the person last looked at the calls, ms as digits.
phone_consent: path of the WAV both sides hear before a recording, empty for none.
service_level_goal: percent from which on a queue does well.
phone_microphone_gain, phone_speaker_gain: per cent of what comes and goes."""


class Settings:
    """The choices of one person on one machine. `path` None keeps them in memory only."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._values: dict[str, Any] = _read(path) if path else {}
        self._decided: dict[str, Any] = {}
        self._decisions: dict[str, dict[str, Any]] = {}
        self._callbacks: list[Callable[[str], None]] = []

    def get(self, name: str) -> Any:
        """What was decided, else the choice, or its default where none was made or the kept one is
        not valid."""
        setting = SETTINGS[name]
        value = self._decided.get(name, self._values.get(name, setting.default))
        return value if setting.accepts(value) else setting.default

    def put(self, name: str, value: object) -> None:
        """Kept at once and told to everybody. Raises UserError: settings.invalid, settings.unwritable."""
        if not SETTINGS[name].accepts(value):
            raise UserError("settings.invalid", name=name)
        if self._values.get(name, SETTINGS[name].default) == value:
            return
        self._values[name] = value
        self._write()
        for callback in tuple(self._callbacks):
            callback(name)

    def decide(self, values: Mapping[str, object], by: str = "") -> None:
        """What the company decides, until it is said anew `by` the same part of it. A person's own
        choices are kept beneath, and hold again afterwards."""
        before = self._decided
        self._decisions[by] = {n: v for n, v in values.items() if SETTINGS[n].accepts(v)}
        self._decided = {n: v for said in self._decisions.values() for n, v in said.items()}
        names = sorted(before.keys() | self._decided.keys())
        changed = [n for n in names if before.get(n) != self._decided.get(n)]
        for name in changed:
            for callback in tuple(self._callbacks):
                callback(name)

    def is_decided(self, name: str) -> bool:
        return name in self._decided

    def reset(self, name: str) -> None:
        self.put(name, SETTINGS[name].default)

    def on_change(self, callback: Callable[[str], None]) -> Callable[[], None]:
        """`callback` gets the name of each setting that changed; call the result to stop."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    def _write(self) -> None:
        if self._path is None:
            return
        try:
            _write_whole(self._path, json.dumps(self._values, indent=2, sort_keys=True).encode())
        except OSError as error:
            raise UserError("settings.unwritable", path=str(self._path)) from error


def _write_whole(path: Path, content: bytes) -> None:
    """All of `content` or the old file, never half. No fsync: it would hold the screen's thread,
    and file systems flush what replaces a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return _set_aside(path)
    return values if isinstance(values, dict) else _set_aside(path)


def _set_aside(path: Path) -> dict[str, Any]:
    """A damaged file is kept beside the new one: it may hold a person's shortcuts."""
    with contextlib.suppress(OSError):
        path.replace(path.with_name(path.name + ".damaged"))
    return {}
