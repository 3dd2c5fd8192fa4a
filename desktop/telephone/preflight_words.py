"""What each check of the pre-flight is called, and the sentence for what it found."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale

from desktop.telephone.preflight import GIGABYTE, Check, Name
from desktop.telephone.words import why_not_words
from desktop.translate import tr
from desktop.words import mark

TITLES: Mapping[Name, str] = {
    "microphone": mark("Preflight", "Microphone"),
    "speaker": mark("Preflight", "Speaker"),
    "registrar": mark("Preflight", "Phone account"),
    "way": mark("Preflight", "Way to the operator"),
    "platform": mark("Preflight", "Platform"),
    "clock": mark("Preflight", "Clock"),
    "disk": mark("Preflight", "Disk"),
}
SENTENCES: Mapping[tuple[Name, str], str] = {
    ("microphone", "fine"): mark("Preflight", "It hears you."),
    ("microphone", "silent"): mark("Preflight", "It is plugged in but hears nothing at all: look for a mute switch on the headset."),
    ("microphone", "lost"): mark("Preflight", "The one you chose is not plugged in; the system’s own is used."),
    ("microphone", "none"): mark("Preflight", "None is plugged in: customers would not hear you."),
    ("microphone", "not_asked"): mark("Preflight", "Not known: the phone has not said what is plugged in."),
    ("speaker", "fine"): mark("Preflight", "It is plugged in."),
    ("speaker", "lost"): mark("Preflight", "The one you chose is not plugged in; the system’s own is used."),
    ("speaker", "none"): mark("Preflight", "None is plugged in: you would hear nobody."),
    ("speaker", "not_asked"): mark("Preflight", "Not known: the phone has not said what is plugged in."),
    ("registrar", "fine"): mark("Preflight", "Registered: calls reach you."),
    ("registrar", "no_account"): mark("Preflight", "There is none yet: add one in the settings, or ask your administrator."),
    ("registrar", "trying"): mark("Preflight", "Still registering; look again in a few seconds."),
    ("registrar", "some"): mark("Preflight", "One of your accounts is not registered. {why}"),
    ("registrar", "failed"): mark("Preflight", "Calls do not reach you. {why}"),
    ("registrar", "no_phone"): mark("Preflight", "Calls do not reach you. {why}."),
    ("way", "fine"): mark("Preflight", "{ms} ms there and back, jitter {jitter} ms."),
    ("way", "slow"): mark("Preflight", "{ms} ms there and back: people will talk over each other; prefer a cable to Wi-Fi or VPN."),
    ("way", "unsteady"): mark("Preflight", "Unsteady, jitter {jitter} ms: words may break up; prefer a cable to Wi-Fi."),
    ("way", "not_asked"): mark("Preflight", "Not measured yet."),
    ("platform", "fine"): mark("Preflight", "Connected."),
    ("platform", "away"): mark("Preflight", "Not connected: calls work, but what customers wrote meanwhile is not here yet."),
    ("clock", "fine"): mark("Preflight", "Right."),
    ("clock", "slow"): mark("Preflight", "{seconds} s slow: set it by the internet, or certificates will be refused."),
    ("clock", "fast"): mark("Preflight", "{seconds} s fast: set it by the internet, or certificates will be refused."),
    ("clock", "not_asked"): mark("Preflight", "Not known: the platform has not said the time."),
    ("disk", "fine"): mark("Preflight", "{free} GB free."),
    ("disk", "little"): mark("Preflight", "Only {free} GB free: recordings may not fit; remove what you do not need."),
    ("disk", "not_asked"): mark("Preflight", "Not known."),
}  # fmt: skip
"""(check, code) -> what was found and what to do about it."""


def title(check: Check) -> str:
    return tr("Preflight", TITLES[check.name])


def sentence(check: Check) -> str:
    facts: dict[str, Any] = dict(check.facts)
    if "why" in facts:
        facts["why"] = why_not_words(facts["why"]).rstrip(".")
    if "free" in facts:
        facts["free"] = _gigabytes(int(facts["free"]))
    text = tr("Preflight", SENTENCES[check.name, check.code], **facts).strip()
    return text if text.endswith(".") else text + "."


def _gigabytes(free: int) -> str:
    """As the country writes it; one digit behind the comma only where it tells something."""
    many = free / GIGABYTE
    return QLocale().toString(many, "f", 0 if many >= 10 else 1)
