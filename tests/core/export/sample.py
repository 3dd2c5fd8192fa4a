"""A conversation with everything in it that is to be seen, and everything that is not."""

from core.export.document import Call, Customer, Dossier, Entry, File, Spoken

AT = 1_795_420_800_000
CARD = "4111 1111 1111 1111"
IBAN = "TR33 0006 1005 1978 6457 8413 26"
NATIONAL_ID = "10000000146"
PHONE = "0532 123 45 67"
EMAIL = "ayse.sahin@ornek.com.tr"
SECRETS = (CARD, IBAN, NATIONAL_ID, PHONE, EMAIL)


def minutes(count: float) -> int:
    return AT + int(count * 60_000)


def dossier() -> Dossier:
    return Dossier(
        id="c-1", reference="TR-48213", subject="Geciken kargo", channel="chat",
        channel_name="Web sohbeti", status="resolved", status_name="Çözüldü", queue="Satış",
        team="İstanbul", agents=("Selim Işık", "Deniz Ağaoğlu"), labels=("Kargo", "VIP"),
        created_at=AT, last_at=minutes(30),
        customer=Customer(
            id="k-1", name="Ayşe Şahin", phone="+905321234567", email=EMAIL, city="İzmir",
            company="Şahin Tekstil",
        ),
        entries=(
            Entry(id="m1", kind="in", at=minutes(0), author="Ayşe Şahin",
                  text="Merhaba, 3 gün önce verdiğim sipariş hâlâ gelmedi. Ben Ayşe Şahin'im."),
            Entry(id="m2", kind="bot", at=minutes(0.2), author="Asistan",
                  text="Sipariş numaranızı yazar mısınız?", intent="order_status", confidence=0.93,
                  slots={"phone": PHONE}, understood=f"Siparişim nerede · %93 · Telefon: {PHONE}"),
            Entry(id="m3", kind="activity", at=minutes(1), text="Bot Selim Işık'a devretti",
                  code="handed_off"),
            Entry(id="m4", kind="in", at=minutes(2), author="Ayşe Şahin",
                  text=f"Kartım {CARD} 12/27, hesabım {IBAN}.\nKimlik {NATIONAL_ID}, tel {PHONE}, "
                  f"posta {EMAIL}."),
            Entry(id="m5", kind="out", at=minutes(3), author="Selim Işık",
                  text="Ayşe Hanım, paket bugün 17.00'ye kadar teslim edilecek. Takip: "
                  "https://kargo.example/TR48213?a=1. Tutar ₺1.248,90."),
            Entry(id="m6", kind="note", at=minutes(4), author="Selim Işık", internal=True,
                  text="@Deniz müşteri VIP, bugün kapanmalı."),
            Entry(id="m7", kind="call", at=minutes(10), author="Selim Işık",
                  text="Gelen arama · 4:12",
                  call=Call(id="call-1", direction="in", cause="answered", started_at=minutes(10),
                            answered_at=minutes(10.2), ended_at=minutes(14.4), number=PHONE,
                            notes="Sakinleşti.",
                            transcript=(
                                Spoken(at_ms=900, until_ms=3_000, who="agent",
                                       text="İyi günler, ben Selim."),
                                Spoken(at_ms=3_200, until_ms=9_000, who="customer",
                                       text=f"Kart numaram {CARD}."),
                            ),
                            recording=File(id="f-2", name="call-1.wav", mime="audio/wav",
                                           size=64_000, duration_ms=252_000))),
            Entry(id="m8", kind="in", at=minutes(26 * 60), author="Ayşe Şahin",
                  text="Teşekkürler 👍", files=(
                      File(id="f-1", name="dekont Ayşe Şahin.pdf", mime="application/pdf",
                           size=120_000),)),
        ),
    )  # fmt: skip
