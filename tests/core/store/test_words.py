"""Which words of an entity are found."""

from core.store.batch import Entry
from core.store.words import differences, of_message, phone_words
from tests.core.store.samples import message


def test_a_phone_may_be_begun_in_many_ways() -> None:
    assert phone_words("+90 (532) 111-22 33") == (
        "905321112233", "5321112233", "05321112233", "1112233", "2233",
    )  # fmt: skip
    assert phone_words("") == ()
    assert phone_words("112") == ("112", "0112")


def test_only_what_changed_goes_through_the_index() -> None:
    before, after = message(1, "IĞDIR"), message(1, "Ankara")
    status = message(1, "IĞDIR", status="read")
    assert differences([Entry(5, before, after)], of_message) == ([(5, "igdir")], [(5, "ankara")])
    assert differences([Entry(5, before, status)], of_message) == ([], [])
    assert differences([Entry(5, None, after)], of_message) == ([], [(5, "ankara")])
    assert differences([Entry(5, before, None)], of_message) == ([(5, "igdir")], [])
