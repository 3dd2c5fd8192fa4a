"""Keys that belong to one place and are nobody's choice, for the help: what is pressed, and what for.

They are heard in `desktop/panels/live.py`, `reports.py`, `quality.py` and `review.py`, and in
`desktop/views/review_player.py` and `evaluation_question.py`.
"""

from desktop.translate import tr

Keys = tuple[tuple[str, str], ...]
"""What it does, and its keys, parted by a space."""


def place_keys() -> dict[str, Keys]:
    return {
        tr("Shortcuts", "In live, reports and quality"): _tables(),
        tr("Shortcuts", "In Review"): _library(),
        tr("Shortcuts", "While listening"): _listening(),
        tr("Shortcuts", "In an evaluation"): _evaluation(),
    }


def _tables() -> Keys:
    return (
        (tr("Shortcuts", "First, second … tab"), "Alt+1 Alt+2"),
        (tr("Shortcuts", "The wallboard"), "Alt+W"),
        (tr("Shortcuts", "What is behind a figure"), "Enter"),
        (tr("Shortcuts", "Back to the table"), "Esc"),
        (tr("Shortcuts", "Filter"), "Ctrl+F /"),
        (tr("Shortcuts", "Work a report out again"), "F5"),
        (tr("Shortcuts", "Print"), "Ctrl+P"),
        (tr("Shortcuts", "The next to evaluate"), "Ctrl+Down"),
    )


def _library() -> Keys:
    return (
        (tr("Shortcuts", "Search"), "Ctrl+F /"),
        (tr("Shortcuts", "Add a filter"), "Ctrl+L"),
        (tr("Shortcuts", "Saved searches"), "Ctrl+B"),
        (tr("Shortcuts", "Keep this search"), "Ctrl+S"),
        (tr("Shortcuts", "Next and previous contact"), "J K"),
        (tr("Shortcuts", "Next and previous hit"), "F3 Shift+F3"),
        (tr("Shortcuts", "Remark on this"), "M"),
        (tr("Shortcuts", "Open it in the inbox"), "Ctrl+Enter"),
        (tr("Shortcuts", "Take it out"), "Ctrl+Shift+E"),
        (tr("Shortcuts", "Show or hide the side"), "Ctrl+."),
        (tr("Shortcuts", "Next and previous page of the side"), "Ctrl+PgDown Ctrl+PgUp"),
    )


def _listening() -> Keys:
    return (
        (tr("Shortcuts", "Play and pause"), "Space"),
        (tr("Shortcuts", "Back and forward a little"), "Left Right"),
        (tr("Shortcuts", "Slower and faster"), "- +"),
        (tr("Shortcuts", "Leave silences out"), "S"),
    )


def _evaluation() -> Keys:
    return (
        (tr("Shortcuts", "Give so many points; yes and no"), "0 … 9"),
        (tr("Shortcuts", "More or less"), "Left Right"),
        (tr("Shortcuts", "Not applicable"), "N"),
        (tr("Shortcuts", "A comment"), "C"),
        (tr("Shortcuts", "Mark a good or a bad place"), "+ -"),
        (tr("Shortcuts", "What the question means"), "H"),
        (tr("Shortcuts", "Next and previous question"), "Down Up"),
    )
