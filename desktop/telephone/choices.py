"""Choices: what a person chose in the settings, as the phone takes it."""

from msgspec.structs import replace

from core.phones import PhonePolicy
from core.settings import Settings
from voip.values import Devices, Policy

DEVICES = (
    "phone_microphone",
    "phone_speaker",
    "phone_microphone_gain",
    "phone_speaker_gain",
    "phone_suppress_noise",
    "phone_cancel_echo",
)
"""A change of one of these settings means other `Devices`."""
POLICY = (
    "phone_do_not_disturb",
    "phone_auto_answer",
    "phone_answer_when_asked",
    "phone_record",
    "phone_consent",
    "phone_country",
    "phone_follow_transfers",
)
"""A change of one of these settings means another `Policy`."""


def devices_of(settings: Settings) -> Devices:
    return Devices(
        microphone=settings.get("phone_microphone"),
        speaker=settings.get("phone_speaker"),
        microphone_gain=settings.get("phone_microphone_gain") / 100,
        speaker_gain=settings.get("phone_speaker_gain") / 100,
        suppress_noise=settings.get("phone_suppress_noise"),
        cancel_echo=settings.get("phone_cancel_echo"),
    )


def decided_by(policy: PhonePolicy, consent: str | None) -> dict[str, object]:
    """Settings that a company decides, each with its value. `consent`: where its announcement is."""
    asked = {
        "phone_record": policy.record,
        "phone_auto_answer": policy.auto_answer,
        # Where no phone may answer by itself, no exchange can ask it to.
        "phone_answer_when_asked": False if policy.auto_answer is False else None,
        "phone_consent": consent,
    }
    return {name: value for name, value in asked.items() if value is not None}


def policy_of(settings: Settings, given: Policy) -> Policy:
    """`given` is this machine's: what it asks for cannot be switched off here, only on."""
    country = settings.get("phone_country")
    return replace(
        given,
        country=given.country if country == "system" else country,
        do_not_disturb=given.do_not_disturb or settings.get("phone_do_not_disturb"),
        auto_answer=given.auto_answer or settings.get("phone_auto_answer"),
        answer_when_asked=given.answer_when_asked or settings.get("phone_answer_when_asked"),
        record=given.record or settings.get("phone_record"),
        consent_file=given.consent_file or settings.get("phone_consent"),
        follow_transfers=given.follow_transfers and settings.get("phone_follow_transfers"),
    )
