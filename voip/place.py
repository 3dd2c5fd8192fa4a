"""host:port as it stands in SIP, where an IPv6 address has brackets (RFC 3261, 25.1)."""

from ipaddress import IPv6Address


def split(text: str) -> tuple[str, str]:
    """Host without brackets, and port; empty where none is said."""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, rest.removeprefix(":")
    if is_ipv6(text):
        return text, ""
    host, colon, port = text.rpartition(":")
    return (host, port) if colon else (port, "")


def joined(host: str, port: int | str) -> str:
    return f"{bracketed(host)}:{port}"


def bracketed(host: str) -> str:
    return f"[{host}]" if is_ipv6(host) else host


def is_ipv6(host: str) -> bool:
    """An address without brackets."""
    try:
        IPv6Address(host)
    except ValueError:
        return False
    return True
