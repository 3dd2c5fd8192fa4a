import json
from collections.abc import Iterator
from typing import Any

import pytest

from core.changes import Changes
from core.errors import UserError
from core.phone_accounts import PhoneAccounts
from core.phones import PhoneAccount, PhoneGiven, PhonePolicy
from core.store import meta
from core.store.store import Store
from tests.core.store.samples import opened

GIVEN = PhoneAccount(id="g", user="601", domain="pbx.example", password="verilen")
OWN = PhoneAccount(id="o", user="ali", domain="sip.example", password="kendi", transport="tls")


class Keystore:
    def __init__(self) -> None:
        self.text, self.shut = "", False

    def load(self) -> str:
        return self.text

    def save(self, text: str) -> None:
        if self.shut:
            raise UserError("keystore.locked")
        self.text = text


@pytest.fixture
def store() -> Iterator[Store]:
    store = opened()
    yield store
    store.close()


def everything(store: Store) -> str:
    facts = store.read(lambda c: c.exec_driver_sql("SELECT value FROM meta").fetchall())
    return "".join(repr(row) for row in facts.result())


def test_both_kinds_outlive_a_restart_with_their_passwords(store: Store) -> None:
    keystore = Keystore()
    accounts = PhoneAccounts(store, keystore)
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    accounts.save(OWN)
    again = PhoneAccounts(store, keystore)
    assert again.all() == (GIVEN, OWN)
    assert again.of("own") == (OWN,)


def test_passwords_stand_in_the_keystore_and_nowhere_else(store: Store) -> None:
    keystore = Keystore()
    accounts = PhoneAccounts(store, keystore)
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    accounts.save(OWN)
    assert json.loads(keystore.text) == {"g": "verilen", "o": "kendi"}
    assert "verilen" not in everything(store)
    assert "kendi" not in everything(store)


def test_without_a_keystore_the_encrypted_store_keeps_them(store: Store) -> None:
    PhoneAccounts(store).save(OWN)
    assert PhoneAccounts(store).all() == (OWN,)


def test_what_is_deleted_or_no_longer_given_takes_its_password_along(store: Store) -> None:
    keystore = Keystore()
    accounts = PhoneAccounts(store, keystore)
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    accounts.save(OWN)
    accounts.save(OWN)
    accounts.delete("o")
    accounts.delete("o")
    accounts.give(PhoneGiven(accounts=()))
    assert accounts.all() == ()
    assert keystore.text == "{}"


@pytest.mark.warns
def test_a_shut_keystore_does_not_silence_the_phone(store: Store) -> None:
    keystore = Keystore()
    keystore.shut = True
    accounts = PhoneAccounts(store, keystore)
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    assert accounts.all() == (GIVEN,)
    with pytest.raises(UserError):
        accounts.save(OWN)


def test_a_change_is_told_and_the_same_again_is_none() -> None:
    told: list[Changes] = []
    store = opened(told=told)
    accounts = PhoneAccounts(store, Keystore())
    told.clear()
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    accounts.give(PhoneGiven(accounts=(GIVEN,)))
    assert [changes.phone for changes in told] == [True]
    store.close()


def test_accounts_are_this_machines_and_a_snapshot_leaves_them(store: Store) -> None:
    PhoneAccounts(store).save(OWN)
    known: Any = store.read(lambda c: meta.get(c, "phone:own")).result()
    assert known


def test_the_companys_policy_outlives_a_restart_and_tells_of_a_change() -> None:
    told: list[Changes] = []
    store = opened(told=told)
    accounts = PhoneAccounts(store, Keystore())
    assert accounts.policy == PhonePolicy()
    for _ in range(2):
        accounts.give(PhoneGiven(policy=PhonePolicy(record=True)))
    assert PhoneAccounts(store, Keystore()).policy == PhonePolicy(record=True)
    assert [changes.phone for changes in told].count(True) == 1
    store.close()
