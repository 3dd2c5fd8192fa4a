import pytest

from core.errors import UserError
from core.sync.address import platform_url, socket_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("desk.example.com", "https://desk.example.com"),
        (" https://desk.example.com:8443/ ", "https://desk.example.com:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_what_people_type(typed: str, url: str) -> None:
    assert platform_url(typed) == url


@pytest.mark.parametrize(
    "typed", ["http://desk.example.com", "http://10.0.0.1", "http://127.0.0.1.evil.com"]
)
def test_plain_http_only_to_this_machine(typed: str) -> None:
    with pytest.raises(UserError, match=r"sign_in\.insecure"):
        platform_url(typed)


@pytest.mark.parametrize(
    "typed", ["", "ftp://x", "https://", "https://a:b@c", "https://x:99999", "https://[::"]
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UserError, match=r"sign_in\.not_santral"):
        platform_url(typed)


def test_the_socket_is_as_safe_as_the_rest() -> None:
    assert socket_url("https://x:1", "/v1/ws") == "wss://x:1/v1/ws"
    assert socket_url("http://127.0.0.1:1", "/v1/ws") == "ws://127.0.0.1:1/v1/ws"
