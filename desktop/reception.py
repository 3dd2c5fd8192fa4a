"""Reception: how a person comes in, by signing in or by what this machine remembers."""

import asyncio
import time
from dataclasses import dataclass

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QWidget

from core.errors import UserError
from core.profiles import Profile, Profiles
from core.secrets import Secrets
from core.settings import Settings
from core.sync.http import SignedIn
from desktop.demonstration import Demonstration
from desktop.dialogs.passphrase import AskPassphrase, NewPassphrase
from desktop.dialogs.sign_in import Answers, SignIn
from desktop.dialogs.store_trouble import StoreTrouble
from desktop.loop import Tasks, ask
from desktop.options import Options
from desktop.session import http_of
from desktop.theme import Theme
from desktop.vault import Place, find_secrets, place_by_passphrase, place_in, place_in_memory


@dataclass(frozen=True, slots=True)
class Door:
    """Through which somebody came in. `signed_in` None: by what was remembered."""

    place: Place
    signed_in: SignedIn | None = None


@dataclass(frozen=True, slots=True)
class House:
    """What the whole application shares."""

    options: Options
    settings: Settings
    theme: Theme
    tasks: Tasks
    profiles: Profiles
    demonstration: Demonstration | None


class Reception:
    """Each method returns None where the person rather quits."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._let_in: tuple[Profile, SignedIn] | None = None

    async def remembered(self, profile: Profile, parent: QWidget | None = None) -> Door | None:
        """By the profile of last time; no network is needed."""
        place = await self._place(profile, parent)
        return Door(place) if place else None

    async def sign_in(self, parent: QWidget | None = None) -> Door | None:
        """By the demonstration's file, or by the person at the keyboard."""
        let_in = await self._demonstrate(parent) if self._house.demonstration else await self._ask()
        if let_in is None:
            return None
        profile, signed_in = let_in
        place = await self._place(profile, parent)
        if place is None:
            return None
        known = self._house.profiles.remember(profile, name=signed_in.user.name, now=_now())
        self._house.settings.put("last_profile", known.id if place.store else "")
        return Door(replace(place, profile=known), signed_in)

    # Signing in

    async def _ask(self) -> tuple[Profile, SignedIn] | None:
        house = self._house
        dialog = SignIn(house.theme, house.settings, house.tasks, self._try)
        dialog.language_chosen.connect(lambda code: house.settings.put("language", code))
        self._let_in = None
        accepted = await ask(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return self._let_in if accepted else None

    async def _try(self, answers: Answers) -> None:
        profile = self._house.profiles.of(answers.server, answers.customer_code, answers.user)
        self._let_in = (profile, await _let_in(profile, answers.password))

    async def _demonstrate(self, parent: QWidget | None) -> tuple[Profile, SignedIn] | None:
        """Tried again as long as the person likes: the platform may be starting still."""
        who = self._house.demonstration
        assert who is not None
        profile = self._house.profiles.of(who.server, who.customer_code, who.user)
        while True:
            try:
                signed_in = await _let_in(profile, who.password)
                if not signed_in.account.demonstration:
                    raise UserError("demonstration.not_one")
                return profile, signed_in
            except UserError as error:
                if not await self._again(error, parent):
                    return None

    async def _again(self, error: UserError, parent: QWidget | None) -> bool:
        trouble = StoreTrouble(self._house.theme, error, None, parent)
        await ask(trouble)
        trouble.deleteLater()
        return trouble.chosen == "again"

    # Where the secrets are

    async def _place(self, profile: Profile, parent: QWidget | None) -> Place | None:
        while True:
            try:
                secrets = await asyncio.to_thread(self._find_secrets)
                if secrets is not None:
                    return await asyncio.to_thread(place_in, profile, secrets)
                return await self._by_passphrase(profile, parent)
            except UserError as error:
                if not await self._again(error, parent):
                    return None

    def _find_secrets(self) -> Secrets | None:
        demonstration = self._house.demonstration is not None
        return find_secrets(self._house.options.data, demonstration=demonstration)

    async def _by_passphrase(
        self, profile: Profile, parent: QWidget | None, *, wrong: bool = False
    ) -> Place | None:
        if profile.salt.exists():
            return await self.ask_passphrase(profile, parent, wrong=wrong)
        dialog = NewPassphrase(self._house.theme, parent)
        accepted = await ask(dialog) == QDialog.DialogCode.Accepted
        keep, passphrase = dialog.keep, dialog.passphrase
        dialog.deleteLater()
        if not accepted:
            return None
        if keep == "memory":
            return place_in_memory(profile)
        return await asyncio.to_thread(place_by_passphrase, profile, passphrase)

    async def ask_passphrase(
        self, profile: Profile, parent: QWidget | None, *, wrong: bool
    ) -> Place | None:
        dialog = AskPassphrase(self._house.theme, wrong=wrong, parent=parent)
        accepted = await ask(dialog) == QDialog.DialogCode.Accepted
        passphrase = dialog.field.text()
        dialog.field.clear()
        dialog.deleteLater()
        if not accepted:
            return None
        return await asyncio.to_thread(place_by_passphrase, profile, passphrase)


async def _let_in(profile: Profile, password: str) -> SignedIn:
    http = http_of(profile)
    return await asyncio.to_thread(http.sign_in, profile.customer, profile.user, password)


def _now() -> int:
    return time.time_ns() // 1_000_000
