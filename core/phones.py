"""What a person's phone is given: its accounts, and what their company decides of it."""

from typing import Literal

from core.entities import Attachment, Entity


class PhoneAccount(Entity, frozen=True, kw_only=True):
    """One SIP account of a person. What each field means is said in `voip.values.Account`, which
    has the same ones: the phone's process and the core know nothing of each other."""

    id: str
    user: str
    domain: str
    registrar: str = ""
    proxy: str = ""
    auth_user: str = ""
    password: str = ""
    display_name: str = ""
    transport: Literal["udp", "tcp", "tls"] = "udp"
    peer: str = ""
    ca_file: str = ""
    srtp: Literal["off", "optional", "mandatory"] = "optional"
    codecs: tuple[str, ...] = ("G722", "PCMA", "PCMU")
    dtmf: Literal["rfc4733", "info"] = "rfc4733"
    session_timer_s: int = 1_800
    register_every_s: int = 300
    keep_alive_s: int = 15
    stun: str = ""
    ice: bool = False
    dscp: int = 46
    voicemail: str = ""
    park: str = ""
    pick_up: str = ""

    def __repr__(self) -> str:
        """Without what a log must not hold."""
        return f"PhoneAccount({self.id!r}, {self.transport!r})"


class PhonePolicy(Entity, frozen=True, kw_only=True):
    """What a company decides for its people's phones; None leaves it to each of them."""

    record: bool | None = None
    """Every call from its first word."""
    auto_answer: bool | None = None
    consent: Attachment | None = None
    """A WAV that both sides hear before a recording begins."""


class PhoneGiven(Entity, frozen=True, kw_only=True):
    """All that a platform gives a person for their phone."""

    accounts: tuple[PhoneAccount, ...] = ()
    policy: PhonePolicy = PhonePolicy()
