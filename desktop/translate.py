"""Translate: every word on the screen goes through `tr`; English is the source."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from core.errors import UserError
from desktop.error_words import ERROR_WORDS, UNKNOWN
from desktop.resources import RESOURCES

Language = Literal["system", "tr", "en"]
Spoken = Literal["tr", "en"]

INSTALLED = "translators"
"""A property of the application: the translators it has now."""


def tr(context: str, text: str, /, n: int | None = None, **facts: object) -> str:
    """`text` in the person's language, with {names} filled from `facts` and %n from `n`.

    Both `context` and `text` are literals, so that they can be collected; words kept in a
    table are marked there with `desktop.words.mark`.
    """
    said = QCoreApplication.translate(context, text, None, -1 if n is None else n)
    return said.format(**facts) if facts else said


def use(language: Language) -> Spoken:
    """Switches at once: every widget gets LanguageChange. Returns the language it came to."""
    app = QCoreApplication.instance()
    assert app is not None, "translators live as long as the application"
    spoken = _spoken(language)
    # Not by the application's children: the style is one, and its names take 7 ms to make
    for old in app.property(INSTALLED) or ():
        app.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(_locale(spoken))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    installed = (
        _install(app, f"qtbase_{spoken}", qt, needed=spoken != "en"),
        _install(app, spoken, str(RESOURCES / "translations"), needed=True),
    )
    app.setProperty(INSTALLED, [each for each in installed if each])
    return spoken


def words(error: UserError) -> tuple[str, str]:
    """What happened and what to do about it."""
    title, detail = ERROR_WORDS.get(error.code, UNKNOWN)
    facts = {"code": error.code, **error.facts}
    if facts.get("limit", "").isdecimal():
        facts["limit"] = _limit(int(facts["limit"]), in_bytes=error.code == "file.too_large")
    return _filled(title, facts), _filled(detail, facts)


def _filled(text: str, facts: dict[str, str]) -> str:
    said = QCoreApplication.translate("Errors", text)
    for name, value in facts.items():
        said = said.replace("{" + name + "}", value)
    return said


def _limit(limit: int, *, in_bytes: bool) -> str:
    if in_bytes:
        return QLocale().formattedDataSize(limit, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    return QLocale().toString(limit)


def _spoken(language: Language) -> Spoken:
    if language != "system":
        return language
    return "tr" if QLocale.system().language() == QLocale.Language.Turkish else "en"


def _locale(spoken: Spoken) -> QLocale:
    """The person's own country where the language is theirs: it decides dates and the clock."""
    own = QLocale.system()
    if spoken == "tr":
        return QLocale(QLocale.Language.Turkish, QLocale.Country.Turkey)
    if own.language() == QLocale.Language.English:
        return own
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def _install(app: QCoreApplication, file: str, folder: str, *, needed: bool) -> QTranslator | None:
    translator = QTranslator(app)
    if translator.load(f"{file}.qm", folder):
        app.installTranslator(translator)
        return translator
    translator.setParent(None)
    if needed:
        import logging  # not before the first paint

        logging.getLogger(__name__).error(
            "no %s.qm: run python -m desktop.translations compile", file
        )
    return None
