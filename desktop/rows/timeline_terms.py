"""Words for the codes the platform speaks in: intents, slots, reasons, priorities, sizes."""

from PySide6.QtCore import QLocale

from core.entities import BotState, BotTurn, HandoffReason, Priority
from core.work import ResumePoint
from desktop.translate import tr

_VOWELS = "aeıioöuü"
_BACK = "aıou"


NOT_UNDERSTOOD = "unknown"
"""What a bot says of words that it found no intent in."""


def understood(of: BotTurn | BotState) -> str:
    """The code of the intent it found; empty where it found none, so that none is shown."""
    return "" if of.intent == NOT_UNDERSTOOD else of.intent


def intent_name(code: str) -> str:
    """The intent in words; one that is not known here by its own code, made readable."""
    names = {
        NOT_UNDERSTOOD: tr("Terms", "Not understood"),
        "order_status": tr("Terms", "Where an order is"),
        "late_order": tr("Terms", "Late order"),
        "return": tr("Terms", "Return"),
        "invoice": tr("Terms", "Invoice"),
        "cancel": tr("Terms", "Cancellation"),
        "opening_hours": tr("Terms", "Opening hours"),
        "delivery_cost": tr("Terms", "Delivery cost"),
        "warranty": tr("Terms", "Warranty"),
        "speak_to_person": tr("Terms", "Wants a person"),
        "complaint": tr("Terms", "Complaint"),
        "legal": tr("Terms", "Legal matter"),
        "call_me": tr("Terms", "Wants to be called"),
        "delivery_date": tr("Terms", "Another delivery day"),
        "invoice_id": tr("Terms", "National id on an invoice"),
        "article": tr("Terms", "From the help centre"),
        "address_change": tr("Terms", "Change of address"),
        "delivery_info": tr("Terms", "About delivery"),
        "login": tr("Terms", "Signing in"),
        "payment": tr("Terms", "Payment"),
        "price": tr("Terms", "Price"),
        "product_fault": tr("Terms", "Faulty product"),
        "product_info": tr("Terms", "About a product"),
        "return_request": tr("Terms", "Return"),
        "store_hours": tr("Terms", "Opening hours"),
        "greeting": tr("Terms", "Greeting"),
        "thanks": tr("Terms", "Thanks"),
        "goodbye": tr("Terms", "Goodbye"),
        "yes": tr("Terms", "Yes"),
        "no": tr("Terms", "No"),
    }
    return names.get(code) or readable(code)


def slot_name(code: str) -> str:
    names = {
        "order_number": tr("Terms", "Order number"),
        "order": tr("Terms", "Order number"),
        "product": tr("Terms", "Product"),
        "branch": tr("Terms", "Shop"),
        "city": tr("Terms", "City"),
        "email": tr("Terms", "E-mail"),
        "phone": tr("Terms", "Phone"),
        "phone_end": tr("Terms", "Phone ends in"),
        "delivery_date": tr("Terms", "Delivery day"),
        "national_id": tr("Terms", "National id"),
    }
    return names.get(code) or readable(code)


def resume_name(code: str, point: ResumePoint | None = None) -> str:
    """A point the bot may go on from; `point`: as the company's own flow calls it."""
    turkish = QLocale().language() == QLocale.Language.Turkish
    said = (point.tr if turkish else point.en) if point else ""
    names = {
        "greeting": tr("Terms", "From the greeting"),
        "order_number": tr("Terms", "From the order number"),
        "feedback": tr("Terms", "Ask for feedback"),
    }
    return said or names.get(code) or readable(code)


def reason_words(reason: HandoffReason | None) -> str:
    """Why the bot asked for a person."""
    names = {
        "asked": tr("Terms", "The customer asked for a person"),
        "low_confidence": tr("Terms", "The bot was not sure what was meant"),
        "policy": tr("Terms", "This is for a person to decide"),
        "error": tr("Terms", "Something went wrong at the bot"),
        "complaint": tr("Terms", "The customer complains"),
        "legal": tr("Terms", "The customer speaks of a lawyer, a court or their data"),
        "cancel": tr("Terms", "The customer wants to cancel"),
        "angry": tr("Terms", "The customer is angry"),
        "late": tr("Terms", "The order is late"),
    }
    return names.get(reason or "", tr("Terms", "The bot asked for a person"))


def confidence_word(score: float) -> str:
    if score >= 0.8:
        return tr("Terms", "Sure")
    return tr("Terms", "Fairly sure") if score >= 0.5 else tr("Terms", "Not sure")


def priority_name(priority: Priority | str) -> str:
    names = {
        "low": tr("Terms", "Low"),
        "normal": tr("Terms", "Normal"),
        "high": tr("Terms", "High"),
        "urgent": tr("Terms", "Urgent"),
    }
    return names.get(priority) or readable(priority)


def readable(code: str) -> str:
    """`late_order` as `Late order`: for a code newer than this desk."""
    words = code.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def towards(name: str) -> str:
    """`name` as it stands after “assigned to”: Turkish puts the “to” at its end."""
    return dative(name) if QLocale().language() == QLocale.Language.Turkish else name


def dative(name: str) -> str:
    """Selim Işık'a, Derya'ya, Gül'e, Ayşe'ye: the ending follows the last vowel and letter."""
    vowels = [c for c in name.replace("I", "ı").replace("İ", "i").lower() if c in _VOWELS]
    if not vowels:
        return name
    ending = "a" if vowels[-1] in _BACK else "e"
    last = name.replace("I", "ı").replace("İ", "i").lower()[-1]
    return f"{name}'{'y' if last in _VOWELS else ''}{ending}"
