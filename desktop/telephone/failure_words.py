"""FAILURE_WORDS: what went wrong with an account, one sentence that also says what to do."""

from collections.abc import Mapping

from desktop.translate import tr
from desktop.words import mark
from voip.values import Failure

STEPS: Mapping[str, str] = {
    "name": mark("PhoneTest", "The server’s name is found"),
    "connect": mark("PhoneTest", "The server answers"),
    "tls": mark("PhoneTest", "Its certificate is trusted"),
    "register": mark("PhoneTest", "User and password are accepted"),
    "call": mark("PhoneTest", "A call goes through"),
    "audio": mark("PhoneTest", "Sound comes back"),
}
"""What is tried, in this order."""

FAILURE_WORDS: Mapping[Failure, str] = {
    "name_not_found": mark("PhoneTest", "No server has this name: check the spelling of the domain, or whether this machine is on the network."),
    "nobody_answers": mark("PhoneTest", "Nobody answers at this address: check port and transport, and whether a firewall or VPN stands between."),
    "refused": mark("PhoneTest", "The server is there but takes no calls on this port: check the port, or choose another transport."),
    "tls_untrusted": mark("PhoneTest", "The server’s certificate is not trusted here: check the domain and this machine’s clock, or ask your administrator for the right certificate."),
    "tls_failed": mark("PhoneTest", "No protected connection came about: this port may speak no TLS; check the port, or choose UDP or TCP."),
    "password_refused": mark("PhoneTest", "The server refused the password: type it again, and check the user for authentication under More."),
    "unknown_user": mark("PhoneTest", "The server does not know this user: check the user and the domain."),
    "no_common_codec": mark("PhoneTest", "You and the server share no codec: allow PCMA and PCMU under More."),
    "no_audio_back": mark("PhoneTest", "The call went through but no sound came back: a firewall drops it; allow UDP for voice, or ask for STUN under More."),
    "no_echo": mark("PhoneTest", "Sound comes, but not your own: this number plays or answers something else; ask your operator for the number of its echo test."),
    "server_error": mark("PhoneTest", "The server failed by itself: try again in a minute, and tell your operator if it stays."),
    "transport_lost": mark("PhoneTest", "The connection broke off in the middle: check the network cable or Wi-Fi, then try again."),
}  # fmt: skip

AT_STEP: Mapping[Failure, str] = {
    "name_not_found": "name",
    "nobody_answers": "connect",
    "refused": "connect",
    "tls_untrusted": "tls",
    "tls_failed": "tls",
    "password_refused": "register",
    "unknown_user": "register",
    "server_error": "register",
    "transport_lost": "register",
    "no_common_codec": "call",
    "no_audio_back": "audio",
    "no_echo": "audio",
}
"""Where each failure is found, for a phone that does not say how far it came."""


def failure_words(failure: str) -> str:
    """Also for a code of a newer phone, which has no words here."""
    unknown = mark("PhoneTest", "It failed in a way this version has no words for: {code}")
    for code, text in FAILURE_WORDS.items():
        if code == failure:
            return tr("PhoneTest", text)
    return tr("PhoneTest", unknown, code=failure)


def step_words(step: str) -> str:
    return tr("PhoneTest", STEPS[step]) if step in STEPS else step
