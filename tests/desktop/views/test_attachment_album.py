from core.entities import Attachment
from desktop.views.attachment_album import Album, Picture
from tests.desktop.views.talks import CUSTOMER, Said, TalkDesk


def file(id: str, mime: str = "image/png") -> Attachment:
    return Attachment(id=id, name=f"{id}.png", mime=mime, size=1)


async def test_steps_from_picture_to_picture_over_what_lies_between() -> None:
    desk = TalkDesk()
    texts: list[Said] = [("in", CUSTOMER, str(n), 1, {}) for n in range(400)]
    texts[3] = ("in", CUSTOMER, "", 1, {"attachments": (file("a"), file("b"))})
    texts[200] = ("in", CUSTOMER, "", 1, {"attachments": (file("x", "application/pdf"),)})
    texts[399] = ("in", CUSTOMER, "", 1, {"attachments": (file("c"),)})
    desk.talk(1, texts)
    album = Album(desk, 1, 400, "Ayşe")
    at: Picture | None = await album.find(file("c"), 400)
    assert at is not None
    seen = [at.file.id]
    while (at := await album.beside(at, -1)) is not None:
        seen.append(at.file.id)
        last = at
    assert seen == ["c", "b", "a"]
    forward = await album.beside(last, 1)
    assert forward is not None and forward.file.id == "b"
    assert await album.find(file("gone"), 5) is None
