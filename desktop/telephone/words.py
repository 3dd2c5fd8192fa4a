"""Words for what the phone says in codes: how a call ended, what was refused, whether it is ready."""

from collections.abc import Mapping

from desktop.telephone.failure_words import failure_words
from desktop.telephone.telephone import NO_ACCOUNT, STARTING
from desktop.translate import tr
from desktop.words import mark
from voip.values import Call, Registration

SIP: Mapping[int, str] = {
    400: mark("CallEnd", "The number could not be understood"),
    401: mark("CallEnd", "The operator asked for a password it did not accept"),
    402: mark("CallEnd", "The operator wants the account to be paid"),
    403: mark("CallEnd", "The operator does not allow this call"),
    404: mark("CallEnd", "There is no such number"),
    406: mark("CallEnd", "The other telephone cannot take such a call"),
    407: mark("CallEnd", "The operator asked for a password it did not accept"),
    408: mark("CallEnd", "Nobody answered"),
    410: mark("CallEnd", "The number is no longer in use"),
    415: mark("CallEnd", "The two telephones share no codec"),
    480: mark("CallEnd", "Cannot be reached right now"),
    481: mark("CallEnd", "The call was already over on the other side"),
    484: mark("CallEnd", "The number is incomplete"),
    486: mark("CallEnd", "The line is busy"),
    487: mark("CallEnd", "Cancelled before it was answered"),
    488: mark("CallEnd", "The two telephones share no codec"),
    500: mark("CallEnd", "The operator's server failed"),
    501: mark("CallEnd", "The operator's server cannot do this"),
    502: mark("CallEnd", "The operator's network failed"),
    503: mark("CallEnd", "The operator's lines are full or down"),
    504: mark("CallEnd", "The operator's network did not answer in time"),
    600: mark("CallEnd", "The line is busy"),
    603: mark("CallEnd", "Declined"),
    604: mark("CallEnd", "There is no such number"),
    606: mark("CallEnd", "The two telephones share no codec"),
    607: mark("CallEnd", "The other side does not want this call"),
    608: mark("CallEnd", "The operator held the call for unwanted"),
}
"""RFC 3261 and RFC 8197, 8688: what a final status means for a person."""

Q850: Mapping[int, str] = {
    1: mark("CallEnd", "There is no such number"),
    2: mark("CallEnd", "The operator knows no way to this number"),
    3: mark("CallEnd", "The operator knows no way to this number"),
    17: mark("CallEnd", "The line is busy"),
    18: mark("CallEnd", "The other telephone did not react"),
    19: mark("CallEnd", "Nobody answered"),
    20: mark("CallEnd", "The other telephone is switched off or out of reach"),
    21: mark("CallEnd", "Declined"),
    22: mark("CallEnd", "The number has changed"),
    26: mark("CallEnd", "Answered on another telephone"),
    27: mark("CallEnd", "The other telephone is out of order"),
    28: mark("CallEnd", "The number is incomplete"),
    34: mark("CallEnd", "The operator's lines are full or down"),
    38: mark("CallEnd", "The operator's network failed"),
    41: mark("CallEnd", "The operator's network failed"),
    42: mark("CallEnd", "The operator's lines are full or down"),
    44: mark("CallEnd", "The operator's lines are full or down"),
    50: mark("CallEnd", "The operator does not allow this call"),
    52: mark("CallEnd", "The operator does not allow this call"),
    55: mark("CallEnd", "The operator does not allow this call"),
    57: mark("CallEnd", "The operator does not allow this call"),
    58: mark("CallEnd", "The operator's lines are full or down"),
    65: mark("CallEnd", "The two telephones share no codec"),
    88: mark("CallEnd", "The other telephone cannot take such a call"),
    102: mark("CallEnd", "The operator's network did not answer in time"),
}
"""ITU-T Q.850: says more than the SIP status where a gateway gave it. 16 and 31 are ordinary ends."""

REFUSALS: Mapping[str, tuple[str, str]] = {
    "calls.too_many": (
        mark("PhoneRefusal", "Four calls are the most"),
        mark("PhoneRefusal", "End one, then call again."),
    ),
    "call.gone": (
        mark("PhoneRefusal", "The call is already over"),
        mark("PhoneRefusal", "Nothing was done."),
    ),
    "call.state": (
        mark("PhoneRefusal", "Not possible with the call as it is now"),
        mark("PhoneRefusal", "Wait until it is answered, then try again."),
    ),
    "transfer.no_target": (
        mark("PhoneRefusal", "Nobody has answered on the second line yet"),
        mark("PhoneRefusal", "Both calls are as they were."),
    ),
    "transfer.failed": (
        mark("PhoneRefusal", "The transfer did not go through"),
        mark("PhoneRefusal", "The call is yours again."),
    ),
    "conference.nobody_asked": (
        mark("PhoneRefusal", "Ask a colleague first"),
        mark("PhoneRefusal", "Then you can bring both together. Customers stay apart."),
    ),
    "conference.two": (
        mark("PhoneRefusal", "Only two calls can be brought together"),
        mark("PhoneRefusal", "All calls are as they were."),
    ),
    "number.bad": (
        mark("PhoneRefusal", "This is no number that can be called"),
        mark("PhoneRefusal", "Check the digits."),
    ),
    "account.unknown": (
        mark("PhoneRefusal", "This telephone account is not set up"),
        mark("PhoneRefusal", "Look at Settings, Phone."),
    ),
    "account.not_ready": (
        mark("PhoneRefusal", "The phone is not registered"),
        mark("PhoneRefusal", "You can call as soon as its dot is green."),
    ),
    "audio.no_device": (
        mark("PhoneRefusal", "No microphone or loudspeaker was found"),
        mark("PhoneRefusal", "Plug a headset in; the call goes on meanwhile."),
    ),
    "recording.failed": (
        mark("PhoneRefusal", "The call is not being recorded"),
        mark("PhoneRefusal", "Look whether the disk is full."),
    ),
    "dtmf.failed": (
        mark("PhoneRefusal", "The digits were not sent"),
        mark("PhoneRefusal", "Press them again."),
    ),
    "park.unknown": (
        mark("PhoneRefusal", "This account has no place to park a call"),
        mark("PhoneRefusal", "The call is as it was."),
    ),
    "pick_up.unknown": (
        mark("PhoneRefusal", "This account cannot pick up a colleague's call"),
        mark("PhoneRefusal", "Ask your administrator for its prefix."),
    ),
}

_WHY_NOT: Mapping[str, str] = {
    STARTING: mark("Phone", "The phone is starting"),
    "no_library": mark(
        "Phone", "The phone cannot run on this machine: its library PJSIP is missing"
    ),
    "fell": mark("Phone", "The phone fell and is being started again"),
    "keeps_falling": mark("Phone", "The phone keeps falling; it is tried again in a moment"),
    NO_ACCOUNT: mark("Phone", "No telephone account is set up"),
    "trying": mark("Phone", "Registering…"),
}


def end_words(call: Call) -> str:
    """Who ended it, and why where it was no ordinary good-bye."""
    if call.transferring and call.ended_by == "us":
        return tr("CallEnd", "Handed over")
    why = cause_words(call)
    if call.answered_at is None:
        return why or _never_answered(call)
    who = {
        "us": tr("CallEnd", "You hung up"),
        "them": tr("CallEnd", "The other side hung up"),
        "network": tr("CallEnd", "The line was cut"),
        "phone": tr("CallEnd", "Our phone fell"),
    }.get(call.ended_by or "", tr("CallEnd", "The call is over"))
    return f"{who} · {why}" if why and call.ended_by != "us" else who


def cause_words(call: Call) -> str:
    """By Q.850 where a gateway gave it, else by SIP; empty for an ordinary end."""
    text = Q850.get(call.q850) or (SIP.get(call.cause) if call.cause >= 300 else None)
    if text is None and call.cause >= 400:
        return tr("CallEnd", "Failed with code {code}", code=call.cause)
    return tr("CallEnd", text) if text else ""


def _never_answered(call: Call) -> str:
    if call.ended_by == "phone":
        return tr("CallEnd", "Our phone fell")
    if call.direction == "in":
        return tr("CallEnd", "Missed") if call.ended_by != "us" else tr("CallEnd", "Declined")
    if call.ended_by == "network":
        return tr("CallEnd", "The line was cut")
    return tr("CallEnd", "Nobody answered")


def state_words(call: Call) -> str:
    """What a call is doing now, where a time does not say it."""
    if call.transferring:
        return tr("Call", "Transferring…")
    if call.state == "calling":
        return tr("Call", "Calling…")
    if call.state == "ringing_out":
        return tr("Call", "Ringing…")
    if call.state == "ringing_in":
        return tr("Call", "Incoming call")
    if call.hold in ("ours", "both"):
        return tr("Call", "On hold")
    if call.hold == "theirs":
        return tr("Call", "Holds you")
    return tr("Call", "Conference") if call.conference else ""


def refusal_words(code: str) -> tuple[str, str]:
    """What was refused and what to do about it."""
    unknown = (
        mark("PhoneRefusal", "The phone could not do that"),
        mark("PhoneRefusal", "Try again."),
    )
    title, detail = REFUSALS.get(code, unknown)
    return tr("PhoneRefusal", title), tr("PhoneRefusal", detail)


def why_not_words(code: str) -> str:
    """A sentence for `Telephone.why_not`; empty where the phone is ready."""
    if not code:
        return ""
    return tr("Phone", _WHY_NOT[code]) if code in _WHY_NOT else failure_words(code)


def registration_words(registration: Registration) -> str:
    match registration.state:
        case "ready":
            return tr("Phone", "Registered")
        case "trying":
            return tr("Phone", "Registering…")
        case "off":
            return tr("Phone", "Switched off")
        case _:
            return failure_words(registration.code)
