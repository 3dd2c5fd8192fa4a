from core.rows import Typist
from desktop.views.conversation_typing import TypingLine, typing_words


def test_customers_and_colleagues_are_told_apart(qapp: object) -> None:
    ayse = Typist("k", "Ayşe Şahin", True, "reply")
    derya = Typist("a", "Derya Koç", False, "note")
    assert typing_words([ayse]) == "Ayşe is writing…"
    assert typing_words([ayse, derya]) == "Ayşe is writing… · Derya is writing a note…"
    assert typing_words([Typist("k", "", True, "reply")]) == "The customer is writing…"
    unnamed = Typist("k", "", True, "reply")
    assert typing_words([unnamed], "Gül Işıldak") == "Gül is writing…"


def test_its_place_is_kept_while_nobody_writes(qapp: object) -> None:
    line = TypingLine()
    before = line.height()
    line.show_typists([Typist("k", "<b>Ayşe</b>", True, "reply")])
    assert line.height() == before
    assert line.text().startswith("<b>Ayşe</b>")
