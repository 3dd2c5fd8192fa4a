"""TLS to an operator: its certificate is verified, ours is shown where it asks."""

import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from backend.telephony.trunk import Trunk


class Secure(NamedTuple):
    """`towards`: for a line that we open, to somebody whose certificate is for `name`; `ours`: for
    one that is opened to us, None where we have no certificate to show."""

    towards: ssl.SSLContext
    name: str
    ours: ssl.SSLContext | None


def secure(trunk: "Trunk") -> Secure | None:
    """None where it is not encrypted. Raises OSError, of which ssl.SSLError is one."""
    if trunk.transport != "tls":
        return None
    towards = ssl.create_default_context()
    if trunk.ca_file:
        towards.load_verify_locations(trunk.ca_file)
    if trunk.certificate:
        towards.load_cert_chain(trunk.certificate, trunk.key)
    for context in (towards, ours := _ours(trunk)):
        if context is not None:
            context.minimum_version = ssl.TLSVersion.TLSv1_2
    return Secure(towards, trunk.name or trunk.host, ours)


def _ours(trunk: "Trunk") -> ssl.SSLContext | None:
    """Whoever opens a line to us is known by their address; a certificate of theirs must be good."""
    if not trunk.certificate:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(trunk.certificate, trunk.key)
    context.verify_mode = ssl.CERT_OPTIONAL
    context.load_default_certs(ssl.Purpose.CLIENT_AUTH)
    if trunk.ca_file:
        context.load_verify_locations(trunk.ca_file)
    return context


def unusable(trunk: "Trunk") -> Iterator[tuple[str, str]]:
    """Field and words for each of its files that cannot be used."""
    context = ssl.create_default_context()
    if trunk.ca_file:
        try:
            context.load_verify_locations(trunk.ca_file)
        except OSError as error:
            yield "ca_file", _words(error)
    if trunk.certificate:
        try:
            context.load_cert_chain(trunk.certificate, trunk.key)
        except OSError as error:
            yield "certificate", _words(error)


def _words(error: OSError) -> str:
    if isinstance(error, ssl.SSLError):
        return "is no PEM file of a certificate and its key"
    return f"cannot be read: {error.strerror}"
