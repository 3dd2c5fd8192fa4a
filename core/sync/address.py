"""Where a platform lives, checked: TLS everywhere but on this very machine."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from core.errors import UserError


def platform_url(server: str) -> str:
    """What a person typed as `https://host[:port]`.

    Raises UserError: sign_in.not_santral where it is no address, sign_in.insecure where it asks
    for plain HTTP beyond this machine.
    """
    text = server.strip()
    parts = _split(text if "://" in text else f"https://{text}", server)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise UserError("sign_in.insecure", server=server)
    return f"{parts.scheme}://{parts.netloc}"


def socket_url(url: str, path: str) -> str:
    """The websocket's address beside a platform's checked `url`."""
    scheme, _, rest = url.partition("://")
    return f"{'ws' if scheme == 'http' else 'wss'}://{rest}{path}"


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(text: str, server: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        known = False
    if not known or parts.username is not None:
        raise UserError("sign_in.not_santral", server=server)
    return parts
