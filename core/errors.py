"""Errors a person can do something about: codes and facts, never sentences.

`desktop/translate.py` turns a code into words in the person's language. Anything that is not
a UserError is a bug and reaches the crash report.
"""


class UserError(Exception):
    """`code` names what happened (`store.wrong_key`), `facts` fill the sentence."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
