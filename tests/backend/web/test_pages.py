"""The company’s page in a real browser."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from playwright.async_api import Browser, BrowserContext, FilePayload, Page, expect

import backend.web
from backend.log import Transaction
from backend.logo import SetLogo, read
from backend.server import Platform
from core.entities import Activity, Author, Queue
from core.protocol import events as e
from core.work import Calendar, Interaction, QueueRules

WEB = Path(backend.web.__file__).parent
EVIL = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
BY = e.By(kind="system")
AYSE = Author(kind="agent", id="ayse", name="<b>Ayşe</b> Kaya")


async def test_it_survives_offline_and_a_reload(platform: Platform, phone: BrowserContext) -> None:
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    await page.get_by_role("button", name="Sohbeti aç").click()
    await _write(page, "Siparişim hâlâ gelmedi")
    await expect(page.locator(".theirs .bubble")).to_contain_text("sipariş numaranızı")
    await phone.set_offline(True)
    await expect(page.locator("#chat-line")).to_contain_text("Bağlantı yok")
    await _write(page, "TR-48213")
    await expect(page.locator(".mine.waiting .meta")).to_contain_text("Bekliyor")
    await page.locator("#chat-text").fill("yarım kalan")
    await page.reload()
    await expect(page.locator(".mine.waiting .bubble")).to_have_text("TR-48213")
    await expect(page.locator(".theirs .bubble")).to_contain_text("sipariş numaranızı")
    await expect(page.locator("#chat-text")).to_have_value("yarım kalan")
    await expect(page.locator("#chat-line")).to_contain_text("Bağlantı yok")
    await phone.set_offline(False)
    await expect(page.locator(".theirs .bubble").last).to_contain_text("son dört hanesini")
    await _write(page, "7708")
    await expect(page.locator(".line").last).to_contain_text("müşteri temsilcisi bekleniyor")
    await expect(page.locator(".waiting")).to_have_count(0)
    await page.reload()
    said = ["Siparişim hâlâ gelmedi", "TR-48213", "7708"]
    await expect(page.locator(".mine .bubble")).to_have_text(said)
    texts = await platform.log.transact(
        lambda work: [m.text for c in work.state.with_status("open") for m in work.messages(c.id)
                      if m.kind == "in"]
    )  # fmt: skip
    assert texts == said


async def test_a_strangers_text_stays_text_in_english_and_in_the_dark(
    platform: Platform, browser: Browser
) -> None:
    context = await browser.new_context(
        locale="en-GB", color_scheme="dark", reduced_motion="reduce"
    )
    context.set_default_timeout(8_000)
    page = await context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    await page.goto(f"{platform.chat_url}?lang=en")
    await page.get_by_role("button", name="Ask us").click()
    await expect(page.locator("#chat-text")).to_be_focused()
    await expect(page.locator(".price").first).to_have_text("1,890 TL")
    await page.get_by_label("Your name (optional)").fill(EVIL)
    await _write(page, EVIL)
    await expect(page.locator(".theirs .bubble")).to_be_visible()
    where = await platform.log.transact(lambda work: work.with_bot()[0])
    await platform.log.transact(lambda work: _answers(work, where))
    await expect(page.locator(".theirs .bubble").last).to_have_text(
        f"{EVIL} https://example.com/a?b=c."
    )
    await expect(page.locator(".mine .bubble")).to_have_text(EVIL)
    await expect(page.locator(".line").last).to_contain_text("<b>Ayşe</b> Kaya joined")
    assert await page.locator("#chat-log img, #chat-log script, #chat-log b").count() == 0
    link = page.locator("#chat-log a")
    await expect(link).to_have_attribute("href", "https://example.com/a?b=c")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await page.get_by_role("button", name="Türkçe").click()
    await expect(page.locator("#chat-status")).to_have_text("Müşteri temsilcisi")
    await page.keyboard.press("Escape")
    await expect(page).to_have_title("Ardıç")
    assert problems == []
    await context.close()


async def test_what_can_never_go_is_told_and_not_offered_again(
    platform: Platform, phone: BrowserContext
) -> None:
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    odd = FilePayload(name="oyun.exe", mimeType="application/x-msdownload", buffer=b"x" * 25)
    await page.locator("#chat-file").set_input_files(files=[odd])
    await page.locator("#chat-send").click()
    await expect(page.locator(".failed .meta")).to_contain_text("oyun.exe gönderilemedi")
    await expect(page.locator(".failed .meta button")).to_have_text(["Sil"])
    await expect(page.locator(".document small")).to_have_text("25 B")


async def test_a_text_that_was_cut_is_told_of(platform: Platform, phone: BrowserContext) -> None:
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "a".repeat(4100));
            const box = document.getElementById("chat-text");
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data }));
        }"""
    )
    await expect(page.locator("#chat-problem")).to_contain_text("yalnızca ilk 4.000 karakteri")
    await page.locator("#chat-text").fill("a" * 3_300)
    await expect(page.locator("#chat-count")).to_have_text("700 karakter kaldı")


async def _write(page: Page, text: str) -> None:
    await page.locator("#chat-text").fill(text)
    await page.locator("#chat-text").press("Enter")


def _answers(work: Transaction, where: str) -> None:
    by = e.By(kind="agent", id="ayse")
    work.emit(e.BotTakenOver(conversation=where, by="ayse"), by)
    activity = Activity(code="taken_over", args={"by": AYSE.name, "to": AYSE.name})
    work.post(where, "activity", AYSE, activity=activity)
    work.post(where, "out", AYSE, f"{EVIL} https://example.com/a?b=c.")


async def test_whoever_waits_chooses_a_call_back_by_keyboard_alone(
    platform: Platform, phone: BrowserContext
) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    await platform.log.transact(lambda work: work.emit(e.QueueUpserted(queue=queue), BY))
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await _write(page, "şikayetim var")
    await expect(page.locator("#chat-wait-words")).to_have_text("Sıradaki sizsiniz.")
    await expect(page.locator("#chat-wait-choices button")).to_have_text(
        ["Bekleyeceğim", "Beni arayın", "E-postayla yanıtlayın"]
    )
    await page.get_by_role("button", name="Beni arayın").focus()
    await page.keyboard.press("Enter")
    field = page.get_by_label("Telefon numaranız")
    await expect(field).to_be_focused()
    await field.fill("12")
    await page.keyboard.press("Enter")
    await expect(page.locator("#chat-wait-problem")).to_contain_text("okuyamadık")
    await expect(field).to_have_attribute("aria-invalid", "true")
    await field.fill("0533 214 77 08")
    await page.keyboard.press("Enter")
    told = "Sizi +90 533 214 77 08 numarasından arayacağız."
    await expect(page.locator("#chat-wait-words")).to_have_text(told)
    await expect(page.locator("#chat-text")).to_be_focused()
    await page.reload()
    await expect(page.locator("#chat-wait-words")).to_have_text(told)
    work = await platform.log.transact(lambda work: work.state.unfinished(Interaction))
    assert [(each.media, each.number) for each in work] == [("callback", "+905332147708")]


async def test_a_place_in_the_line_is_shown_as_it_changes_and_goes_with_the_person(
    platform: Platform, browser: Browser
) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    earlier = Interaction(id="w0", media="chat", queue="qu-orders", contact="ali", entered_at=1)
    await platform.log.transact(lambda work: work.emit(e.QueueUpserted(queue=queue), BY))
    await platform.log.transact(
        lambda work: work.emit(e.InteractionUpserted(interaction=earlier), BY)
    )
    context = await browser.new_context(locale="en-GB")
    context.set_default_timeout(8_000)
    page = await context.new_page()
    await page.goto(f"{platform.chat_url}?lang=en")
    await page.get_by_role("button", name="Ask us").click()
    await _write(page, "I have a complaint")
    words = page.locator("#chat-wait-words")
    await expect(words).to_have_text("You are number 2.")
    left = replace(earlier, state="done", end="abandoned", ended_at=2, completed_at=2)
    await platform.log.transact(lambda work: work.emit(e.InteractionUpserted(interaction=left), BY))
    await expect(words).to_have_text("You are next.")
    where = await platform.log.transact(lambda work: work.state.with_status("open")[0].id)
    await platform.log.transact(lambda work: _answers(work, where))
    await expect(page.locator("#chat-wait")).to_be_hidden()
    await context.close()


async def test_a_national_id_stays_nowhere_not_even_in_the_browser(
    platform: Platform, phone: BrowserContext
) -> None:
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await _write(page, "kimlik numaram 10000000146")
    await expect(page.locator(".mine .bubble")).to_have_text("kimlik numaram ●●●●●●●●●●●")
    await expect(page.locator(".theirs .bubble")).to_be_visible()
    assert "10000000146" not in await page.evaluate("JSON.stringify({ ...localStorage })")


async def test_a_closed_queue_is_told_of_with_its_next_opening(
    platform: Platform, phone: BrowserContext
) -> None:
    queue = Queue(id="qu-orders", name="Sipariş", team="sales")
    shut = Calendar(id="shut", name="Yılda bir", holidays={})
    rules = QueueRules(id="qu-orders", calendar="shut")
    for body in (
        e.CalendarUpserted(calendar=shut), e.QueueUpserted(queue=queue),
        e.QueueRulesUpserted(queue_rules=rules),
    ):  # fmt: skip
        await platform.log.transact(partial(Transaction.emit, body=body, by=BY))
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await _write(page, "şikayetim var")
    await expect(page.locator(".theirs .bubble")).to_contain_text("yazdıklarınız açıldığımızda")
    await expect(page.locator("#chat-wait-words")).to_have_text("Şu anda kapalıyız.")
    await expect(page.locator("#chat-status")).to_have_text("Şu anda kapalıyız")
    await page.get_by_role("button", name="E-postayla yanıtlayın").click()
    await page.get_by_label("E-posta adresiniz").fill("ali@example.com")
    await page.keyboard.press("Enter")
    told = "Yanıtımızı ali@example.com adresine göndereceğiz."
    await expect(page.locator("#chat-wait-words")).to_have_text(told)
    work = await platform.log.transact(lambda work: work.state.unfinished(Interaction))
    assert [each.media for each in work] == ["mail"]


STANDINGS: list[tuple[dict[str, int | bool | None], str, str]] = [
    ({"position": 2, "wait_s": 170}, "Sırada 2. kişisiniz, yaklaşık 3 dakika.", "You are number 2, about 3 minutes."),
    ({"position": 2, "wait_s": 40}, "Sırada 2. kişisiniz, yaklaşık 1 dakika.", "You are number 2, about 1 minute."),
    ({"position": 2, "wait_s": None}, "Sırada 2. kişisiniz.", "You are number 2."),
    ({"position": 1, "wait_s": 600}, "Sıradaki sizsiniz, yaklaşık 10 dakika.", "You are next, about 10 minutes."),
    ({"position": 1, "wait_s": 0}, "Sıradaki sizsiniz, bir dakikadan az.", "You are next, less than a minute."),
    ({"position": None, "choices": True}, "Şu anda müsait kimse yok.", "Nobody is free right now."),
    ({"position": None, "choices": True, "free": True}, "", ""),
    ({"position": None}, "", ""),
    ({"open": False, "position": 3}, "Şu anda kapalıyız.", "We are closed right now."),
]  # fmt: skip


async def test_a_standing_is_put_into_words_and_never_guessed(
    platform: Platform, phone: BrowserContext
) -> None:
    for language, at in (("tr", 1), ("en", 2)):
        page = await phone.new_page()
        await page.goto(f"{platform.chat_url}?lang={language}")
        for standing in STANDINGS:
            frame = {"open": True, **standing[0]}
            assert await page.evaluate(PAINT, frame) == standing[at]


OPENS = (
    ("Europe/Istanbul", "Europe/Istanbul", "tomorrow at 09:00"),
    ("Europe/Istanbul", "Africa/Nairobi", "tomorrow at 09:00"),
    ("Europe/Istanbul", "Europe/Berlin", "tomorrow at 09:00 (UTC+3)"),
    ("America/New_York", "America/New_York", "tomorrow at 01:00"),
    ("America/New_York", "Pacific/Auckland", "on Saturday, November 28 at 01:00 (UTC−5)"),
)  # fmt: skip
"""The calendar's zone, the visitor's, and what is said on the 27th at two in Istanbul (midnight in
Auckland) of an opening 19 hours later."""


async def test_an_opening_is_told_by_the_calendars_clock_and_names_it_where_it_differs(
    platform: Platform, browser: Browser
) -> None:
    now = 1_795_777_200_000
    for calendar, visitor, words in OPENS:
        context = await browser.new_context(locale="en-GB", timezone_id=visitor)
        page = await context.new_page()
        await page.clock.set_fixed_time(now / 1000)
        await page.goto(f"{platform.chat_url}?lang=en")
        frame = {"open": False, "opens_at": now + 19 * 3_600_000, "zone": calendar}
        assert await page.evaluate(PAINT, frame) == f"We are closed right now. We open {words}."
        await context.close()


PAINT = """async (frame) => {
    const { Waiting } = await import("/chat/static/wait.js");
    const waiting = new Waiting({ choose() {} });
    waiting.heard(frame);
    waiting.paint(true);
    return document.getElementById("chat-wait-words").textContent;
}"""


SEEN = """async () => Promise.all(
    [...document.querySelectorAll("link[rel=icon], .brand img, #chat-mark")].map(
        async (of) => (await fetch(of.href ?? of.src)).text()))"""
"""What is drawn in the tab, on the page and in the chat."""
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32">'
    '<path fill="#8a2b2b" d="M0 32V8h8v8h8V8h8v8h8V8h8v24z"/></svg>'
)
SAMPLE = (
    "Ardıç",
    "Çıra",
    "Mutfak",
    "Kitchen",
    "Elektronik",
    "olleksiyon",
    "ollection",
    "ipariş",
    "order",
)
"""Words of the sample company that nobody else's page has."""


async def test_a_company_of_ones_own_is_called_by_its_own_name(
    platform: Platform, phone: BrowserContext
) -> None:
    await platform.accounts.open_account("acme", 'Acme "&" <Co>')
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await expect(page).to_have_title('Acme "&" <Co>')
    await expect(page.locator(".brand")).to_have_text('Acme "&" <Co>')
    await expect(page.locator("#picks")).to_be_hidden()
    for language, opens in (("English", "Open the chat"), ("Türkçe", "Sohbeti aç")):
        await page.get_by_role("button", name=language).click()
        await page.get_by_role("button", name=opens).click()
        await expect(page.locator("#chat-text")).to_be_visible()
        shown = await page.locator("body").inner_text()
        assert not [word for word in SAMPLE if word in shown], shown
        await page.keyboard.press("Escape")
    await platform.accounts.open_account("ardic", "Ardıç Ev", demonstration=True)
    await page.reload()
    await expect(page.locator("#picks")).to_be_visible()


async def test_a_company_of_ones_own_is_seen_by_its_initials_until_it_gives_a_logo(
    platform: Platform, phone: BrowserContext, tmp_path: Path
) -> None:
    await platform.accounts.open_account("kale", "Kale Mobilya")
    page = await phone.new_page()
    await page.goto(platform.chat_url)
    await expect(page.locator(".brand img")).to_be_visible()
    sample = (WEB / "img/mark.svg").read_text(encoding="utf-8")
    drawn = await page.evaluate(SEEN)
    assert ">KM<" in drawn[0] and set(drawn) == {drawn[0]} and sample not in drawn
    wide = tmp_path / "kale.svg"
    wide.write_text(WIDE, encoding="utf-8")
    await platform.do(SetLogo(read(wide)))
    await page.reload()
    drawn = await page.evaluate(SEEN)
    assert 'fill="#8a2b2b"' in drawn[0] and set(drawn) == {drawn[0]}
    box = await page.locator(".brand img").bounding_box()
    assert box is not None and (round(box["width"]), round(box["height"])) == (96, 32)
    await page.get_by_role("button", name="Sohbeti aç").click()
    await expect(page.locator("#chat-mark")).to_be_visible()
