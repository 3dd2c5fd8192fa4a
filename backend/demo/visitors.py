"""What the visitor of the story writes on the company's web page."""

from dataclasses import dataclass
from typing import Literal

ORDER = "TR-48213"
"""A purchase the sample company knows: on its way for longer than it promises, so the bot cannot help."""


@dataclass(frozen=True)
class Visitor:
    name: str
    opening: str
    order: str
    phone_end: str
    """The last digits of the phone number on the order."""
    agent_answer: str
    """What the agent of the story writes."""
    thanks: str
    while_away: str
    """Written while the desk's line is cut."""
    offline_answer: str
    """What the agent types meanwhile."""
    draft: str
    """What was being typed when the desk was killed."""


VISITORS: dict[Literal["tr", "en"], Visitor] = {
    "tr": Visitor(
        name="Gül Işıldak",
        opening="Merhaba, siparişim hâlâ gelmedi. Nerede olduğunu öğrenebilir miyim?",
        order="Sipariş numaram TR-48213",
        phone_end="Son dört hanesi 7708",
        agent_answer="Merhaba Gül Hanım, ben Selim. Kargo şubesini aradım, paketiniz bu akşam 18.00'e kadar kapınızda.",
        thanks="Çok teşekkür ederim, kapıda bekliyorum 🙏",
        while_away="Bir de kuryenin telefonunu alabilir miyim?",
        offline_answer="Tabii, kurye yola çıkınca numarası size SMS ile gelecek.",
        draft="Şubeden teyit aldım, kurye",
    ),
    "en": Visitor(
        name="Grace Holloway",
        opening="Hello, my order still hasn't arrived. Can you tell me where it is?",
        order="The order number is TR-48213",
        phone_end="It ends in 7708",
        agent_answer="Hello Grace, this is Selim. I've called the depot: your parcel will be with you by 6 pm today.",
        thanks="Wonderful, thank you! I'll stay in 🙏",
        while_away="Could I have the driver's phone number too?",
        offline_answer="Of course, the number comes to you by text as soon as the van sets off.",
        draft="The depot has confirmed that the driver",
    ),
}
