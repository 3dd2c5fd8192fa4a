"""Origin: which profile it is that things are taken out of, and the key that vouches for them."""

import os


class Origin:
    """Light: it is there from a stay's first moment, and what writes documents is not."""

    def __init__(self) -> None:
        self._profile_key = os.urandom(32)
        self.store = self.server = ""

    def arrive(self, profile_key: bytes, store: str, server: str) -> None:
        """Before it came, whatever is signed can be vouched for by nobody later."""
        self._profile_key, self.store, self.server = profile_key, store, server

    @property
    def key(self) -> bytes:
        """That signs, as `core.export.manifest.sign` takes it."""
        from core.export.manifest import signing_key  # its ciphers are slow to load

        return signing_key(self._profile_key)
