"""Numbers as the person's country writes them."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from desktop.translate import tr

SIGNS = {"TRY": "₺", "EUR": "€", "USD": "$", "GBP": "£"}
MOST = 999


def count(value: int) -> str:
    """1.234 in Turkish, 1,234 in English."""
    return QLocale().toString(value)


def pill(value: int) -> str:
    """A count that must stay narrow: 3, 42, 999+."""
    return str(value) if value <= MOST else f"{MOST}+"


def percent(share: float) -> str:
    """`share` from 0 to 1; Turkish puts the sign first."""
    return tr("Numbers", "{value}%", value=round(share * 100))


def money(written: str) -> str:
    """The platform's "1248.90 TRY" as ₺1.248,90; anything else as it came."""
    amount, _, currency = written.partition(" ")
    try:
        value = Decimal(amount)
    except InvalidOperation:
        return written
    if not value.is_finite() or not currency:
        return written
    sign = SIGNS.get(currency, f"{currency} ")
    return ("-" if value < 0 else "") + sign + QLocale().toString(float(abs(value)), "f", 2)


def size(length: int) -> str:
    """Bytes in the largest unit that keeps it above one: 180 kB, 2.4 MB."""
    form = QLocale.DataSizeFormat.DataSizeSIFormat
    return QLocale().formattedDataSize(length, 0 if length < 1_000_000 else 1, form)


def short_count(value: int) -> str:
    """At most four characters: 14, 999, 1.2k, 12k; in Turkish 1,2 B."""
    if value < 1_000:
        return str(value)
    thousands = value / 1_000
    written = QLocale().toString(thousands, "f", 1 if thousands < 10 else 0)
    return tr("Numbers", "{thousands}k", thousands=written)
