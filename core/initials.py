"""What stands for a name where there is no room for it: beside a person, or as a company's mark."""

_UPPER = str.maketrans("iı", "İI")


def initials(name: str) -> str:
    """First letters of the first and the last word, as Turkish writes capitals; # for a number."""
    letters = [word[0] for word in name.split() if word[0].isalpha()]
    if not letters:
        return "#"
    chosen = letters[:1] + letters[-1:] if len(letters) > 1 else letters
    return "".join(letter.translate(_UPPER).upper()[:1] for letter in chosen)
