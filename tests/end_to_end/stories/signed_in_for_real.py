"""A real person signs in: wrong password, right one, a passphrase for what is kept, a start offline."""

from tests.end_to_end.stage import Stage

PASSWORD, PASSPHRASE = "doğru at pil zımba", "uzun ve gizli bir cümle"
CODE, USER, NAME = "yeni-firma", "ece.ak", "Ece Ak"


def play(stage: Stage) -> None:
    platform, desk = stage.platform, stage.desk
    with stage.step("a platform with one person and no demonstration"):
        who = {"customer-code": CODE, "account": "Yeni Firma", "user": USER, "name": NAME}
        platform.let_in(PASSWORD, **who)
        stage.start_platform(demonstration=False)
    with stage.step("the desk asks to sign in"):
        stage.start_plain_desk()
        desk.sees(stage.words("Santral'da oturum açın", "Sign in to Santral"), seconds=60)
    with stage.step("a wrong password: the desk says what to do, and keeps what was typed"):
        sign_in(stage, "yanlış parola")
        desk.sees(stage.words("uyuşmuyor", "do not belong together"), seconds=30)
        desk.sees(USER)
    with stage.step("the right one: with no keystore here, a passphrase is asked for"):
        sign_in(stage, PASSWORD)
        desk.sees(stage.words("Parola cümlesi", "passphrase"), "parola cümlesi", seconds=30)
        choose_passphrase(stage)
    with stage.step("the inbox of a company without a conversation"):
        desk.sees(stage.words("Hepsi tamam", "All done"), seconds=60)
    with stage.step("a visitor writes, and the bot answers in the company's name"):
        browser = stage.visitor()
        browser.opens_chat("Nil Su")
        browser.writes("Merhaba")
        browser.hears(1)
        browser.reads("Yeni Firma")
        desk.key("Ctrl+6")
        desk.sees("Nil Su", seconds=30)
    with stage.step("started again with no network: the passphrase opens what was kept"):
        desk.stop()
        stage.line.cut()
        stage.start_plain_desk()
        desk.sees(stage.words("Parola cümlesi", "Passphrase"), seconds=60)
        desk.fill(stage.words("Parola cümlesi", "Passphrase"), PASSPHRASE)
        desk.click(stage.words("Aç", "Open"))
        desk.sees(stage.words("çevrimdışı", "Offline"), seconds=30)
        desk.key("Ctrl+6")
        desk.sees("Nil Su", seconds=30)
    with stage.step("the line comes back, and nobody has to sign in again"):
        stage.line.restore()
        desk.sees_not(stage.words("çevrimdışı", "Offline"), seconds=40)
    with stage.step("the passphrase is not in any file, and neither is the password"):
        nowhere(stage)


def sign_in(stage: Stage, password: str) -> None:
    desk = stage.desk
    desk.fill(stage.words("Müşteri kodu", "Customer code"), CODE)
    desk.fill(stage.words("Kullanıcı adı", "User name"), USER)
    desk.fill(stage.words("Sunucu", "Server"), f"http://127.0.0.1:{stage.line.port}")
    desk.fill(stage.words("Parola", "Password"), password)
    desk.key("Return")


def choose_passphrase(stage: Stage) -> None:
    desk = stage.desk
    desk.fill(stage.words("Parola cümlesi", "Passphrase"), PASSPHRASE)
    desk.fill(stage.words("Parola cümlesi, bir kez daha", "Passphrase, once more"), PASSPHRASE)
    desk.click(stage.words("Devam", "Continue"))


def nowhere(stage: Stage) -> None:
    for path in stage.desk.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert PASSWORD.encode() not in content, f"the password is in {path.name}"
            assert PASSPHRASE.encode() not in content, f"the passphrase is in {path.name}"
            assert b"Nil Su" not in content, f"a customer is readable in {path.name}"
