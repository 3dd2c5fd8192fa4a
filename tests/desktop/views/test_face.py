from desktop.theme import Theme
from desktop.views.face import Face
from tests.desktop.grabs import colours, picture


def test_a_face_says_what_to_do(theme: Theme) -> None:
    face, pressed = Face(theme), []
    face.pressed.connect(lambda: pressed.append(True))
    face.say("inbox", "The queue is empty", "New ones appear here.", "Try again")
    face.resize(332, 500)
    assert face.words() == "The queue is empty New ones appear here."
    assert theme.color("accent_soft").name() in colours(picture(face))
    face._button.click()
    assert pressed == [True]


def test_without_a_button_there_is_none(theme: Theme) -> None:
    face = Face(theme)
    face.say("inbox", "Nothing")
    face.show()
    assert not face._button.isVisible()
    face.close()
