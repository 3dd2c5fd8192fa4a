"""Tokens: every colour and size of the look, for light and dark, as frozen data.

Colours are `#RRGGBB`. `desktop/theme.py` turns them into Qt's things; nothing else names a colour.
"""

import msgspec


class Tokens(msgspec.Struct, frozen=True):
    """The colours of one theme."""

    background: str
    surface: str
    raised: str
    sunken: str
    side: str
    """The rail and the customer panel."""
    border: str
    strong: str
    """Borders that carry meaning: a control's, 3:1 against what it stands on."""
    text: str
    second: str
    third: str
    accent: str
    accent_text: str
    accent_soft: str
    selection: str
    hover: str
    pressed: str
    on_accent: str
    bubble_in: str
    bubble_out: str
    bubble_note: str
    note_border: str
    note_text: str
    ok: str
    ok_soft: str
    ok_button: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    danger: str
    """Ground of a button that ends or destroys; its text is `on_accent`."""
    scroll: str
    mark: str
    """Ground of a searched word."""
    shadow: str


LIGHT = Tokens(
    background="#F4F5F7", surface="#FFFFFF", raised="#FFFFFF", sunken="#F0F1F4", side="#FAFAFB",
    border="#E3E5EA", strong="#8A909C", text="#171A21", second="#525866", third="#656C7A",
    accent="#2F5BD8", accent_text="#2850C4", accent_soft="#E9EEFC", selection="#EAEFFC",
    hover="#F4F5F8", pressed="#E8EAEF", on_accent="#FFFFFF",
    bubble_in="#F0F1F4", bubble_out="#E3EAFC", bubble_note="#FFF6DC", note_border="#F0DDA0",
    note_text="#6E4A00",
    ok="#147A4B", ok_soft="#E2F5EA", ok_button="#147A4B", warning="#8A5200",
    warning_soft="#FDF0D8", bad="#C4262E", bad_soft="#FCE8E8", danger="#C4262E",
    scroll="#D3D7DF", mark="#FFE9A8", shadow="#10131A",
)  # fmt: skip
DARK = Tokens(
    background="#101216", surface="#16191F", raised="#1D2129", sunken="#1B1F26", side="#13161B",
    border="#272C35", strong="#6E7684", text="#E7E9ED", second="#A9B0BC", third="#8E96A4",
    accent="#4468DF", accent_text="#9DB5FF", accent_soft="#1F2A47", selection="#202A44",
    hover="#1C2028", pressed="#262B35", on_accent="#FFFFFF",
    bubble_in="#22272F", bubble_out="#26365F", bubble_note="#332B14", note_border="#5A4A1D",
    note_text="#F0D48A",
    ok="#5CCB8F", ok_soft="#16301F", ok_button="#147A4B", warning="#F0B35A",
    warning_soft="#35280F", bad="#FF8A8A", bad_soft="#3A1C1F", danger="#CF3A42",
    scroll="#323945", mark="#4A3C10", shadow="#000000",
)  # fmt: skip

RADIUS = {"chip": 4, "control": 6, "row": 8, "card": 10, "bubble": 12, "popup": 12}
TEXT = {"caption": 11, "small": 12, "body": 13, "title": 15, "heading": 20}
"""Heights of type in px at 100 %."""

RAIL = 57
BAR = 57
LIST = 332
CONTEXT = 308
HEADER = 65
ROW = 72
ROW_COMPACT = 56
BUBBLE = 520
RING = 2

PEOPLE = ("#5B6CC9", "#8A5BB5", "#2F7F86", "#A6572F", "#3F7D4B", "#A8486F", "#5E6B7A", "#35719E")
"""Grounds of avatars, white initials on them; the same in both themes."""
CHANNEL_COLOURS = {
    "chat": "#7A4FB0", "email": "#2F5BD8", "whatsapp": "#147A4B", "instagram": "#A8386A",
    "messenger": "#1F6FB5", "sms": "#2B7A82", "call": "#A6572F",
}  # fmt: skip
