"""The country in which this machine stands, where nobody chose another."""

from PySide6.QtCore import QLocale

from core.numbers import HOME


def own_country(system: QLocale, spoken: QLocale) -> str:
    """By ISO 3166, such as TR. `spoken`: of the language the desk speaks."""
    anywhere = (QLocale.Country.AnyTerritory, QLocale.Country.World)
    if spoken.language() == QLocale.Language.Turkish or system.language() == QLocale.Language.C:
        return HOME
    return HOME if system.territory() in anywhere else QLocale.territoryToCode(system.territory())
