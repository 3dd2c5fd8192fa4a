from desktop.words import mark


def test_marking_changes_nothing() -> None:
    assert mark("Inbox", "Mine") == "Mine"
