"""Labels as a test says them."""

from core.export.labels import Labels
from core.export.writing import Writing

LABELS = Labels(
    record="Görüşme kaydı", customer="Müşteri", reference="Numara", channel="Kanal",
    period="Dönem", queue="Kuyruk", team="Ekip", agents="Temsilciler", status="Durum",
    labels="Etiketler", phone="Telefon", email="E-posta", subject="Konu",
    blacked_out="Karartılan", internal="İç notlar", note="İç not", bot="Bot", intent="Niyet",
    edited="düzenlendi: {at}", deleted="Bu mesaj geri alındı", attachment="Ek",
    recording="Kayıt", silenced="Kaydın susturulan yerleri: {spans}", transcript="Döküm",
    call_notes="Arama notu",
    said_by={"customer": "Müşteri", "agent": "Temsilci", "bot": "Bot"},
    kinds={
        "card": "Kart numarası", "iban": "IBAN", "national_id": "T.C. kimlik no",
        "email": "E-posta", "phone": "Telefon", "name": "Müşterinin adı", "hand": "Elle",
        "seconds": "Kayıtta",
    },
    not_in_typeface="Yazı tipinde bulunmayan işaretler köşeli ayraç içinde adlarıyla yazıldı.",
    missing="{count} eski kayıt bu makinede değil.", with_notes="Dahil", without_notes="Dahil değil",
    time="Zaman", author="Yazan", text="Metin", kind="Tür",
    kind_names={
        "in": "Müşteri", "out": "Temsilci", "bot": "Bot", "note": "İç not",
        "activity": "Olay", "call": "Arama",
    },
    conversation="Görüşme", sheet="Görüşmeler",
)  # fmt: skip
WRITING = Writing(
    language="tr", company="Anadolu Ticaret A.Ş.", page="Sayfa {page} / {pages}",
    made="23.11.2026 10:32 tarihinde Deniz Ağaoğlu tarafından dışa aktarıldı",
)  # fmt: skip
