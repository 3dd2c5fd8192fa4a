"""What the settings are called: one row per setting that the dialog shows, and per choice."""

from collections.abc import Mapping

from desktop.words import mark

PAGES: Mapping[str, tuple[str, str]] = {
    "general": (mark("Settings", "General"), "settings"),
    "appearance": (mark("Settings", "Appearance"), "palette"),
    "notifications": (mark("Settings", "Notifications"), "bell"),
    "sounds": (mark("Settings", "Sounds"), "volume-2"),
    "phone": (mark("Settings", "Phone"), "phone"),
    "audio": (mark("Settings", "Call audio"), "mic"),
    "shortcuts": (mark("Settings", "Shortcuts"), "keyboard"),
    "keeping": (mark("Settings", "On this machine"), "folder-lock"),
    "about": (mark("Settings", "About"), "info"),
}
"""Page -> (title, icon), in the order they stand."""

SETTING_WORDS: Mapping[str, tuple[str, str]] = {
    "language": (mark("Settings", "Language"), ""),
    "send_key": (mark("Settings", "Send with"), mark("Settings", "The other one starts a new line.")),
    "next_after_resolve": (
        mark("Settings", "Go to the next conversation after resolving"), "",
    ),
    "close_to_tray": (
        mark("Settings", "Keep running when the window is closed"),
        mark("Settings", "Santral stays in the tray, so that hand-overs reach you."),
    ),
    "away_on_lock": (
        mark("Settings", "Away when the screen is locked"),
        mark("Settings", "Also when the machine sleeps; never during a call."),
    ),
    "away_after_min": (
        mark("Settings", "Away after so many minutes without a key or movement"),
        mark("Settings", "0: never."),
    ),
    "away_return_min": (
        mark("Settings", "Back by itself after an absence of fewer minutes"),
        mark("Settings", "0: only with a key, Ctrl+Shift+1."),
    ),
    "theme": (mark("Settings", "Theme"), ""),
    "density": (mark("Settings", "Density of the list"), ""),
    "customer_panel": (mark("Settings", "Show the customer beside the conversation"), ""),
    "notifications": (
        mark("Settings", "System notifications"),
        mark("Settings", "Only while the window is not in front."),
    ),
    "notifications_content": (
        mark("Settings", "Show what was written"),
        mark("Settings", "Off: only that something came, for screens that others see."),
    ),
    "notifications_for": (mark("Settings", "Messages of"), ""),
    "notifications_alerts": (
        mark("Settings", "Alerts of the live view"),
        mark("Settings", "Also while the window is in front; only for supervisors."),
    ),
    "supervise_visible": (
        mark("Settings", "Tell agents that I am with their work"),
        mark("Settings", "Only for supervisors. The audit list says it either way."),
    ),
    "floating_bar": (
        mark("Settings", "A bar over other programs"),
        mark("Settings", "Shows what waits for your answer while another program is in front."),
    ),
    "sounds": (mark("Settings", "Play sounds"), ""),
    "sounds_volume": (mark("Settings", "Volume"), ""),
    "sound_handover": (mark("Settings", "Work is offered to me"), ""),
    "sound_message": (mark("Settings", "A message came"), ""),
    "sound_sent": (mark("Settings", "A message went out"), ""),
    "sound_problem": (mark("Settings", "Something could not be done"), ""),
    "sound_alarm": (mark("Settings", "A rule of alerts came true"), ""),
    "phone_do_not_disturb": (
        mark("Settings", "Do not disturb"),
        mark("Settings", "Callers hear that you cannot be reached; nothing rings here."),
    ),
    "phone_auto_answer": (
        mark("Settings", "Answer calls by themselves"),
        mark("Settings", "A short tone, then you are heard: only with a headset on."),
    ),
    "phone_answer_when_asked": (
        mark("Settings", "Answer where the exchange asks for it"),
        mark("Settings", "An intercom's calls: a short tone, then you are heard."),
    ),
    "phone_record": (
        mark("Settings", "Record every call"),
        mark("Settings", "Kept encrypted on this machine until the platform has it."),
    ),
    "phone_follow_transfers": (
        mark("Settings", "Go along when a call is handed on"),
        mark("Settings", "Whoever you talk to may connect you with somebody else."),
    ),
    "phone_country": (
        mark("Settings", "Country"),
        mark("Settings", "How numbers without a country are read, and what ringing sounds like."),
    ),
    "phone_preflight": (
        mark("Settings", "Check the phone before I become available"),
        mark("Settings", "Only says what is wrong; it never holds you back."),
    ),
    "phone_microphone_gain": (mark("Settings", "How loud I am heard"), ""),
    "phone_speaker_gain": (mark("Settings", "How loud I hear others"), ""),
    "phone_ring": (mark("Settings", "How it rings"), ""),
    "phone_ring_volume": (mark("Settings", "How loud it rings"), ""),
    "phone_suppress_noise": (
        mark("Settings", "Suppress noise"),
        mark("Settings", "Keyboards and fans are taken out of what others hear."),
    ),
    "phone_cancel_echo": (
        mark("Settings", "Cancel echo"),
        mark("Settings", "Switch it off only with a headset that does it itself."),
    ),
}  # fmt: skip
"""Setting -> (title, explanation)."""

CHOICE_WORDS: Mapping[str, Mapping[str, str]] = {
    "language": {"system": mark("Settings", "As the system"), "tr": "Türkçe", "en": "English"},
    "send_key": {"ctrl_enter": mark("Settings", "Ctrl+Enter"), "enter": mark("Settings", "Enter")},
    "theme": {
        "system": mark("Settings", "As the system"),
        "light": mark("Settings", "Light"),
        "dark": mark("Settings", "Dark"),
    },
    "density": {
        "comfortable": mark("Settings", "Comfortable"), "compact": mark("Settings", "Compact"),
    },
    "phone_ring": {
        "ring": mark("Settings", "As a telephone"), "ring-soft": mark("Settings", "Soft"),
        "ring-bright": mark("Settings", "Bright"), "ring-low": mark("Settings", "Low"),
    },
    "phone_country": {
        "system": mark("Settings", "As the system"),
        "AT": mark("Settings", "Austria"),
        "BE": mark("Settings", "Belgium"),
        "CA": mark("Settings", "Canada"),
        "CH": mark("Settings", "Switzerland"),
        "CY": mark("Settings", "Cyprus"),
        "DE": mark("Settings", "Germany"),
        "ES": mark("Settings", "Spain"),
        "FR": mark("Settings", "France"),
        "GB": mark("Settings", "United Kingdom"),
        "GR": mark("Settings", "Greece"),
        "IT": mark("Settings", "Italy"),
        "JP": mark("Settings", "Japan"),
        "NL": mark("Settings", "Netherlands"),
        "RU": mark("Settings", "Russia"),
        "SE": mark("Settings", "Sweden"),
        "TR": mark("Settings", "Türkiye"),
        "US": mark("Settings", "United States"),
    },
    "notifications_for": {
        "mine": mark("Settings", "My conversations"),
        "team": mark("Settings", "My team's conversations"),
        "all": mark("Settings", "All conversations"),
    },
}  # fmt: skip
