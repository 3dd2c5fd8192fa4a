import pytest

from voip.place import bracketed, is_ipv6, joined, split


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("a.example", "a.example", ""),
        ("a.example:5060", "a.example", "5060"),
        ("10.0.0.1:5060", "10.0.0.1", "5060"),
        ("::1", "::1", ""),
        ("[::1]", "::1", ""),
        ("[2001:db8::1]:5061", "2001:db8::1", "5061"),
        ("", "", ""),
    ],
)
def test_host_and_port(text: str, host: str, port: str) -> None:
    assert split(text) == (host, port)


def test_an_ipv6_address_stands_in_brackets() -> None:
    assert joined("::1", 5060) == "[::1]:5060"
    assert joined("10.0.0.1", "5060") == "10.0.0.1:5060"
    assert bracketed("fe80::1") == "[fe80::1]" and bracketed("a") == "a"
    assert is_ipv6("::1") and not any(map(is_ipv6, ("", "a:1", "10.0.0.1:5060", "[::1]")))
