from core.export.rows import table
from tests.core.export.sample import CARD, dossier
from tests.core.export.words import LABELS, WRITING


def test_each_entry_and_each_word_of_a_call_is_a_row() -> None:
    made = table([dossier(), dossier()], LABELS, WRITING)
    assert len(made.rows) == 2 * (8 + 2)
    assert all(len(row) == len(made.columns) for row in made.rows)
    assert made.rows[6][6] == "Gelen arama · 4:12\nArama notu: Sakinleşti."
    assert made.rows[8][5:7] == ("Müşteri", f"Kart numaram {CARD}.")
