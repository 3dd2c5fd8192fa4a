"""A small company for tests and previews: thirty conversations as they stand on one morning."""

from core.entities import (
    Activity,
    Agent,
    Attachment,
    Author,
    BotState,
    BotTurn,
    Canned,
    Company,
    Contact,
    Conversation,
    Deal,
    Label,
    Message,
    Order,
    Queue,
    Survey,
    Team,
    Ticket,
)  # fmt: skip
from core.rows import Directory, Person

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
NOW = 1_763_793_720_000
"""22 November 2025, 09:42 in Istanbul."""

ME = Person(
    id="a-selim", name="Selim Işık", email="selim@kuzey.example", role="agent",
    account="Kuzey Ticaret", demonstration=True,
    permissions=frozenset({"reply", "assign", "resolve"}), teams=("t-support",),
)  # fmt: skip
DIRECTORY = Directory(
    agents={
        "a-selim": Agent(id="a-selim", name="Selim Işık", teams=("t-support",), state="available"),
        "a-derya": Agent(id="a-derya", name="Derya Koç", teams=("t-support",), state="busy"),
        "a-emma": Agent(id="a-emma", name="Emma Clarke", teams=("t-sales",), state="available"),
    },
    teams={
        "t-support": Team(id="t-support", name="Destek"),
        "t-sales": Team(id="t-sales", name="Satış"),
    },
    queues={"q-order": Queue(id="q-order", name="Sipariş", team="t-support")},
    labels={
        key: Label(id=key, name=name)
        for key, name in (
            ("l-vip", "VIP"), ("l-bill", "Fatura"), ("l-return", "İade"), ("l-sales", "Satış"),
            ("l-ship", "Kargo"),
        )
    },
    canned={
        "c-1": Canned(id="c-1", shortcut="merhaba", title="Karşılama", text="Merhaba, nasıl yardımcı olabilirim?"),
        "c-2": Canned(id="c-2", shortcut="kargo", title="Kargo süresi", text="Kargonuz 1-3 iş günü içinde teslim edilir."),
    },
)  # fmt: skip

# name, channel, preview, minutes ago, unread, label, due in minutes, assignee, status, author
_ROWS: list[tuple[str, str, str, int, int, str, int | None, str | None, str, str]] = [
    ("Ayşe Şahin", "whatsapp", "Kargom hâlâ gelmedi, takip numarası çalışmıyor. Bir bakabilir misiniz?", 1, 3, "l-vip", 2, "a-selim", "open", ""),
    ("Işık Öğüt", "call", "Görüşme sürüyor · Fatura itirazı", 4, 0, "l-bill", None, "a-selim", "open", ""),
    ("Mehmet Güçlü", "email", "Re: Sözleşme yenileme teklifi — ekteki belgeye baktınız mı?", 12, 1, "l-sales", 11, "a-selim", "open", ""),
    ("Zeynep Çağlar", "chat", "Teşekkürler, sorun çözüldü 👍", 20, 0, "", None, "a-selim", "open", ""),
    ("Oğuzhan İnce", "sms", "Randevumu yarın 14.00'e alabilir miyiz?", 37, 0, "", 38, "a-selim", "open", ""),
    ("Elif Yıldız", "whatsapp", "Sesli mesaj · 0:42", 900, 0, "l-return", None, "a-selim", "open", ""),
    ("Kerem Aydın", "email", "İade talebiniz onaylandı, 3 iş günü içinde hesabınızda olur.", 960, 0, "l-return", None, "a-selim", "open", "Selim Işık"),
    ("Gülşen Ünal", "chat", "Dosya gönderdi: dekont-2024.pdf", 1_100, 0, "", None, "a-selim", "open", ""),
    ("Barış Tekin", "call", "Cevapsız çağrı · geri arama planlandı 10:30", 2_300, 0, "", 48, "a-selim", "open", ""),
    ("Çiğdem Akın", "whatsapp", "Adres değişikliğini onaylıyorum.", 2_600, 0, "", None, "a-selim", "open", ""),
    ("Deniz Kaya", "email", "Abonelik iptali hakkında bilgi", 2_800, 0, "", None, "a-selim", "open", ""),
    ("Iğdır Kuruyemiş A.Ş.", "email", "Toptan fiyat listenizi iletebilir misiniz?", 2_900, 2, "l-sales", None, "a-selim", "open", ""),
    ("Emma Clarke", "instagram", "Do you ship to Germany? I could not find it on the page.", 45, 1, "", 15, "a-derya", "open", ""),
    ("James Okafor", "messenger", "Great, thank you!", 300, 0, "", None, "a-derya", "open", ""),
    ("Şule Öztürk", "chat", "Kupon kodu çalışmıyor", 25, 1, "l-ship", None, "a-derya", "open", ""),
    ("Umut Can", "whatsapp", "Beden değişimi yapabilir miyim?", 60, 2, "l-return", -6, None, "open", ""),
    ("İrem Doğan", "chat", "TR-48213 numaralı siparişim nerede?", 2, 1, "l-ship", 9, None, "open", ""),
    ("Hakan Yılmaz", "sms", "Faturamı alamadım.", 70, 1, "l-bill", None, None, "open", ""),
    ("Nazlı Er", "chat", "Kargo ücreti ne kadar?", 1, 0, "", None, None, "pending", "Asistan"),
    ("Burak Şen", "whatsapp", "Sipariş numaranızı yazar mısınız?", 3, 0, "", None, None, "pending", "Asistan"),
    ("Olivia Brown", "chat", "I can help you with that. Which order is it about?", 5, 0, "", None, None, "pending", "Asistan"),
    ("Cem Uçar", "email", "Garanti belgesi", 4_000, 0, "", None, "a-selim", "snoozed", ""),
    ("Pınar Gök", "whatsapp", "Pazartesi tekrar konuşalım.", 4_100, 0, "", None, "a-selim", "snoozed", ""),
    *(
        (name, "email", text, 5_000 + 400 * i, 0, "", None, "a-selim", "resolved", "Selim Işık")
        for i, (name, text) in enumerate(
            (("Ali Rıza Bey", "Sorununuz çözüldü, iyi günler."), ("Sıla Ünsal", "İadeniz hesabınıza geçti."),
             ("Tolga Ağa", "Yeni teklifimiz ektedir."), ("Grace Kim", "Your parcel was delivered today."),
             ("Ömer Faruk", "Adresiniz güncellendi."), ("Ceyda Işık", "Randevunuz iptal edildi."),
             ("Ufuk Çelik", "Görüşmek üzere."))
        )
    ),
]  # fmt: skip


def conversations() -> list[Conversation]:
    return [_conversation(i, row) for i, row in enumerate(_ROWS)]


def contacts() -> dict[str, Contact]:
    return {f"k-{i}": _contact(i, row[0]) for i, row in enumerate(_ROWS)}


def messages(conversation: Conversation) -> list[Message]:
    """Ten entries of every kind, the last one the preview."""
    agent, bot = Author(kind="agent", id=ME.id, name=ME.name), Author(kind="bot", name="Asistan")
    contact = Author(kind="contact", id=conversation.contact)
    system = Author(kind="system")
    recording = Attachment(
        id="r-1", name="kayit.wav", mime="audio/wav", size=480_000, duration_ms=252_000,
        waveform=tuple(20 + i * 37 % 70 for i in range(48)),
    )  # fmt: skip
    photo = Attachment(
        id="p-1", name="koli.jpg", mime="image/jpeg", size=184_000, width=1200, height=800
    )
    said: list[tuple[str, Author, str, dict[str, object]]] = [
        ("activity", system, "", {"activity": Activity(code="created", args={"channel": conversation.channel})}),
        ("in", contact, "Merhaba, 3 gün önce verdiğim sipariş hâlâ kargoya verilmemiş görünüyor.", {}),
        ("out", bot, "Sipariş numaranızı yazar mısınız?", {"turn": BotTurn(intent="order_status", score=0.86)}),
        ("in", contact, "Sipariş no: TR-48213. Takip numarası da çalışmıyor.", {"attachments": (photo,)}),
        ("activity", system, "", {"activity": Activity(code="handoff", args={"reason": "asked"})}),
        ("out", agent, "Merhaba, sizi hemen kontrol ediyorum. Depo kaydında paketin dün akşam çıktığını görüyorum.", {"status": "read"}),
        ("in", contact, "Gelen arama", {"attachments": (recording,)}),
        ("note", agent, "@Derya kargo firmasına şube bazında soralım, müşteri VIP — bugün kapanması gerekiyor.", {"mentions": ("a-derya",)}),
        ("out", agent, "Tabii, şubeyle görüştüm: paket bugün 17.00'ye kadar teslim edilecek. Yeni takip bağlantısı: kargo.example/TR48213", {"status": "delivered"}),
        (conversation.last_kind, contact if conversation.last_kind == "in" else agent, conversation.preview, {}),
    ]  # fmt: skip
    return [
        Message(
            id=f"{conversation.id}-{order}", conversation=conversation.id, order=order, kind=kind,  # type: ignore[arg-type]  # a table of literals
            author=author, text=text, at=conversation.last_at - (len(said) - order) * MINUTE, **more,  # type: ignore[arg-type]
        )
        for order, (kind, author, text, more) in enumerate(said, 1)
    ]  # fmt: skip


def _conversation(
    i: int, row: tuple[str, str, str, int, int, str, int | None, str | None, str, str]
) -> Conversation:
    _, channel, preview, ago, unread, label, due, assignee, status, author = row
    return Conversation(
        id=f"v-{i}", channel=channel, contact=f"k-{i}", status=status,  # type: ignore[arg-type]  # a table of literals
        created_at=NOW - (ago + 30) * MINUTE, last_at=NOW - ago * MINUTE, reference=f"TR-{48213 + i}",
        subject=preview[:40], assignee=assignee, team="t-support", queue="q-order",
        labels=(label,) if label else (), last_order=10, last_kind="out" if author else "in",
        last_author=author, preview=preview, read_up_to=10 - unread, unread=unread,
        waiting_since=NOW - ago * MINUTE if unread else None,
        due_at=None if due is None else NOW + due * MINUTE + 14_000, bot=_bot(status, i),
        priority="urgent" if i == 0 else "normal",
        snoozed_until=NOW + DAY if status == "snoozed" else None,
    )  # fmt: skip


def _bot(status: str, i: int) -> BotState | None:
    if status == "pending":
        return BotState(phase="active", intent="order_status", score=0.74)
    if i not in (0, 16):
        return None
    return BotState(
        phase="handoff" if i == 16 else "silent", intent="order_status", score=0.86,
        slots={"order_number": "TR-48213"}, reason="asked", asked_at=NOW - 2 * MINUTE,
        summary="Müşteri TR-48213 numaralı siparişinin nerede olduğunu soruyor ve bir kişiyle görüşmek istiyor.",
    )  # fmt: skip


def _contact(i: int, name: str) -> Contact:
    return Contact(
        id=f"k-{i}", name=name, phone="+90 533 214 77 08", email="ayse.sahin@ornek.example",
        city="İzmir, Karşıyaka", language="tr", company="f-1", since=NOW - 6 * 365 * DAY,
        balance="1248.90 TRY", tags=("vip",) if i == 0 else (),
    )  # fmt: skip


COMPANY = Company(id="f-1", name="Kuzey Tekstil", sector="Tekstil", city="İzmir")
DEALS = (
    Deal(
        id="d-1",
        contact="k-0",
        title="Kış koleksiyonu",
        stage="offer",
        amount="18500.00 TRY",
        at=NOW - DAY,
    ),
)
TICKETS = (
    Ticket(id="b-1", contact="k-0", number="#48213", title="Teslimat gecikmesi", status="open", at=NOW, priority="urgent"),
    Ticket(id="b-2", contact="k-0", number="#47990", title="Fatura düzeltme", status="waiting", at=NOW - 10 * DAY),
)  # fmt: skip
ORDERS = (
    Order(
        id="o-1",
        contact="k-0",
        number="TR-48213",
        title="Yün kaban",
        amount="1899.00 TRY",
        status="shipped",
        at=NOW - 3 * DAY,
    ),
)
SURVEYS = (
    Survey(id="s-1", contact="k-0", score=5, at=NOW - 19 * DAY, comment="Çok ilgiliydiler."),
)
