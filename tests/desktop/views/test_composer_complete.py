import pytest

from desktop.views.composer_complete import begun


@pytest.mark.parametrize(
    ("before", "note", "found"),
    [
        ("/kar", False, ("canned", "kar")),
        ("Merhaba /", False, ("canned", "")),
        ("1/2", False, None),
        ("https://a", False, None),
        ("@der", True, ("mention", "der")),
        ("@der", False, None),
        ("a@b", True, None),
        ("", True, None),
    ],
)
def test_what_is_being_completed(before: str, note: bool, found: object) -> None:
    assert begun(before, note) == found
