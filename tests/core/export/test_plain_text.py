from core.export.plain_text import text
from core.export.redaction import Plan, redacted
from tests.core.export.sample import CARD, dossier
from tests.core.export.words import LABELS, WRITING


def test_everything_is_said() -> None:
    said = text(dossier(), LABELS, WRITING).decode()
    for piece in (
        "Müşteri: Ayşe Şahin", "11:03:00  Selim Işık (Temsilci)", "Teşekkürler 👍",
        "Ek: dekont Ayşe Şahin.pdf", "Niyet: Siparişim nerede · %93", f"Müşteri: Kart numaram {CARD}.",
        "── 24.11.2026 ──", "Arama notu: Sakinleşti.", "dışa aktarıldı",
    ):  # fmt: skip
        assert piece in said


def test_what_is_black_is_said() -> None:
    said = text(redacted(dossier(), Plan(kinds=frozenset({"card"}))), LABELS, WRITING).decode()
    assert CARD not in said
    assert "Karartılan: Kart numarası: 2, Kayıtta: 1" in said
    assert "Kaydın susturulan yerleri: 0:03–0:09" in said
