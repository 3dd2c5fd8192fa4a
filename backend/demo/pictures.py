"""Pictures and papers that customers and agents send each other, drawn here."""

import hashlib
from pathlib import Path

from backend.demo import pdf
from backend.demo.drawing import Canvas
from backend.demo.files import File, cached, keep

_WIDTH, _HEIGHT = 480, 360
_FLOOR = ((214, 205, 192), (176, 160, 141))
_WALL = ((236, 232, 224), (205, 196, 183))


def prepare(directory: Path) -> dict[str, File]:
    """Every picture and paper by id; made if they are not there."""
    made_from = hashlib.sha256(
        Path(__file__).read_bytes() + Path(pdf.__file__).read_bytes()
    ).hexdigest()
    return cached(directory, "pictures", made_from, lambda: _made(directory))


def _made(directory: Path) -> dict[str, File]:
    files = [
        *(_picture(directory, id, draw()) for id, draw in _PICTURES.items()),
        *(_paper(directory, id) for id in _PAPERS),
    ]
    return {file.id: file for file in files}


def _picture(directory: Path, id: str, canvas: Canvas) -> File:
    path = directory / f"{id}.png"
    size, digest = keep(path, canvas.png())
    return File(
        id=id, path=str(path), name=path.name, mime="image/png", size=size, sha256=digest,
        width=canvas.width, height=canvas.height,
    )  # fmt: skip


def _paper(directory: Path, id: str) -> File:
    title, lines, colour = _PAPERS[id]
    path = directory / f"{id}.pdf"
    size, digest = keep(path, pdf.page(title, lines, colour))
    return File(
        id=id, path=str(path), name=path.name, mime="application/pdf", size=size, sha256=digest
    )


def _box() -> Canvas:
    """A cardboard box with a crushed corner."""
    c = Canvas(_WIDTH, _HEIGHT, *_FLOOR)
    c.ellipse(250, 306, 190, 26, (150, 134, 116))
    c.polygon([(90, 130), (250, 165), (250, 310), (96, 262)], (188, 142, 92))
    c.polygon([(250, 165), (398, 124), (372, 190), (388, 258), (250, 310)], (164, 119, 73))
    c.polygon([(90, 130), (236, 96), (398, 124), (250, 165)], (208, 163, 112))
    c.polygon([(372, 190), (398, 124), (388, 258)], (120, 84, 50))
    c.polygon([(158, 112), (182, 107), (326, 143), (302, 150)], (226, 205, 160))
    c.line((372, 190), (330, 214), 3, (104, 72, 44))
    c.line((376, 168), (340, 176), 2, (104, 72, 44))
    c.line((384, 236), (344, 240), 2.5, (104, 72, 44))
    c.polygon([(118, 170), (196, 188), (196, 240), (120, 220)], (246, 244, 238))
    for n in range(9):
        c.line((128 + n * 7, 184 + n * 1.7), (128 + n * 7, 206 + n * 1.7), 1 + n % 3, (40, 40, 44))
    return c


def _glass() -> Canvas:
    """Plates, one of them broken."""
    c = Canvas(_WIDTH, _HEIGHT, (121, 92, 69), (98, 72, 53))
    for x, y in ((150, 120), (330, 130)):
        c.ellipse(x + 5, y + 8, 104, 72, (78, 56, 41))
        c.ellipse(x, y, 104, 72, (238, 240, 242))
        c.ellipse(x, y, 96, 65, (61, 104, 150))
        c.ellipse(x, y, 90, 60, (244, 246, 248))
        c.ellipse(x, y + 2, 58, 37, (228, 233, 238))
    c.polygon([(330, 130), (352, 60), (366, 64)], (98, 72, 53))
    c.polygon([(330, 130), (420, 168), (410, 184)], (98, 72, 53))
    c.line((330, 130), (258, 172), 3, (120, 124, 130))
    c.line((330, 130), (300, 74), 2, (120, 124, 130))
    for points in (
        [(190, 260), (248, 242), (230, 292)], [(262, 286), (322, 262), (300, 312), (272, 316)],
        [(344, 258), (398, 272), (362, 304)], [(150, 300), (180, 284), (176, 318)],
    ):  # fmt: skip
        c.polygon([(x + 4, y + 6) for x, y in points], (74, 53, 39))
        c.polygon(points, (242, 244, 246))
    return c


def _sofa() -> Canvas:
    """An armchair in mustard."""
    c = Canvas(_WIDTH, _HEIGHT, *_WALL)
    c.box(0, 270, _WIDTH, 90, (168, 138, 108))
    c.ellipse(240, 312, 170, 20, (134, 108, 84))
    for x in (140, 326):
        c.polygon([(x, 286), (x + 14, 286), (x + 10, 322), (x + 4, 322)], (92, 62, 40))
    c.ellipse(240, 130, 108, 84, (201, 152, 46))
    c.box(132, 128, 216, 110, (201, 152, 46))
    c.ellipse(240, 140, 88, 68, (214, 168, 64))
    c.ellipse(124, 226, 34, 46, (188, 139, 38))
    c.ellipse(356, 226, 34, 46, (188, 139, 38))
    c.box(124, 216, 232, 74, (188, 139, 38))
    c.ellipse(240, 214, 98, 26, (224, 182, 84))
    c.line((140, 250), (340, 250), 2, (164, 118, 28))
    c.ellipse(270, 172, 40, 34, (92, 116, 104))
    return c


def _screen() -> Canvas:
    """A coffee machine with its red light on."""
    c = Canvas(_WIDTH, _HEIGHT, (208, 214, 218), (172, 178, 184))
    c.box(0, 292, _WIDTH, 68, (120, 104, 92))
    c.box(140, 50, 200, 250, (38, 40, 46))
    c.ellipse(240, 52, 100, 18, (52, 55, 62))
    c.box(160, 88, 160, 56, (18, 26, 30))
    for n, top in enumerate((1, 1, 0, 1)):
        c.box(178 + n * 32, 100, 20, 5, (96, 214, 220) if top else (28, 44, 48))
        c.box(178 + n * 32, 126, 20, 5, (96, 214, 220))
        c.box(178 + n * 32, 100, 5, 31, (96, 214, 220))
    c.ellipse(300, 164, 9, 9, (232, 46, 46))
    c.ellipse(298, 161, 3, 3, (255, 168, 160))
    for x in (180, 210, 240):
        c.ellipse(x, 164, 7, 7, (92, 96, 104))
    c.box(196, 190, 88, 14, (64, 67, 74))
    c.polygon([(208, 232), (272, 232), (262, 292), (218, 292)], (246, 244, 240))
    c.ellipse(240, 232, 32, 7, (222, 218, 210))
    c.ellipse(280, 256, 12, 14, (240, 238, 233))
    return c


def _room() -> Canvas:
    """A bedroom with a window, a lamp and a bedside table."""
    c = Canvas(_WIDTH, _HEIGHT, (226, 231, 226), (204, 212, 204))
    c.box(0, 276, _WIDTH, 84, (182, 152, 120))
    c.box(300, 46, 130, 120, (250, 250, 248))
    c.box(308, 54, 54, 104, (158, 198, 226))
    c.box(368, 54, 54, 104, (170, 208, 232))
    c.ellipse(336, 84, 16, 9, (246, 250, 252))
    c.box(40, 128, 200, 80, (126, 92, 66))
    c.box(30, 196, 226, 92, (244, 241, 234))
    c.polygon([(30, 226), (256, 226), (262, 292), (24, 292)], (104, 134, 118))
    c.ellipse(88, 196, 44, 18, (255, 253, 248))
    c.ellipse(190, 196, 44, 18, (255, 253, 248))
    c.box(284, 222, 82, 70, (142, 104, 74))
    c.line((288, 256), (362, 256), 2, (104, 74, 50))
    c.ellipse(325, 240, 4, 4, (226, 196, 120))
    c.ellipse(325, 274, 4, 4, (226, 196, 120))
    c.box(321, 190, 8, 30, (96, 90, 84))
    c.polygon([(306, 150), (344, 150), (358, 192), (292, 192)], (246, 214, 140))
    c.ellipse(380, 322, 80, 18, (196, 120, 92))
    return c


_PICTURES = {
    "pic-box": _box,
    "pic-glass": _glass,
    "pic-sofa": _sofa,
    "pic-screen": _screen,
    "pic-room": _room,
}
_PAPERS = {
    "pdf-receipt": (
        "Havale dekontu",
        ("Tarih|21.11.2026 14:32", "Gönderen|GÜLŞEN ÜNAL", "Alıcı|ARDIÇ EV A.Ş.",
         "Alıcı IBAN|TR00 0000 0000 0000 0000 0000 00", "Tutar|7.490,00 TL", "Açıklama|halı ödemesi",
         "Referans|2026-1121-884203", "", "Bu belge bilgi amaçlıdır. Örnek Bankası"),
        (0.12, 0.36, 0.42),
    ),
    "pdf-invoice": (
        "Fatura / Invoice",
        ("Satıcı|Ardıç Ev Ticaret A.Ş.", "Vergi dairesi|Örnek, 0000000000", "Fatura no|ARD2026000047881",
         "Ürün|1 adet", "Ara toplam|4.741,67 TL", "KDV %20|948,33 TL", "Genel toplam|5.690,00 TL", "",
         "Düzeltilmiş nüshadır. Corrected copy."),
        (0.48, 0.30, 0.14),
    ),
    "pdf-offer": (
        "Teklif / Offer",
        ("Ardıç Ev Kurumsal|kurumsal@ardic.example", "Çalışma masası|180-200 adet", "Alım iskontosu|%12; 150 adet üzeri %14",
         "Teslimat ve montaj|dahil", "Ödeme|30 gün", "Geçerlilik|15 gün", "",
         "Şartlar karşılıklı imza ile yürürlüğe girer."),
        (0.18, 0.34, 0.24),
    ),
}  # fmt: skip
