import pytest

from desktop.views.attachment_saving import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("dekont.pdf", "dekont.pdf"),
        ("../../.ssh/authorized_keys", "authorized_keys"),
        ("C:\\Windows\\x.dll", "x.dll"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_strangers_name_cannot_climb(name: str, safe: str) -> None:
    assert safe_name(name) == safe
