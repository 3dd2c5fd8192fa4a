from core.phones import PhonePolicy
from core.settings import SETTINGS, Settings
from desktop.telephone.choices import DEVICES, POLICY, decided_by, devices_of, policy_of
from voip.values import Devices, Policy


def test_nothing_chosen_is_the_phones_own_default() -> None:
    settings = Settings(None)
    assert devices_of(settings) == Devices()
    assert policy_of(settings, Policy()) == Policy()


def test_per_cent_become_shares() -> None:
    settings = Settings(None)
    settings.put("phone_microphone_gain", 400)
    settings.put("phone_speaker", "none")
    assert devices_of(settings).microphone_gain == 4.0
    assert devices_of(settings).speaker == "none"


def test_what_the_company_asks_for_stays_on() -> None:
    settings = Settings(None)
    given = Policy(record=True, country="DE")
    assert policy_of(settings, given) == given
    settings.put("phone_auto_answer", True)
    settings.put("phone_consent", "own.wav")
    assert policy_of(settings, given) == Policy(
        record=True, auto_answer=True, country="DE", consent_file="own.wav"
    )
    assert policy_of(settings, Policy(consent_file="theirs.wav")).consent_file == "theirs.wav"


def test_being_handed_on_can_be_switched_off_and_not_on() -> None:
    settings = Settings(None)
    assert not policy_of(settings, Policy(follow_transfers=False)).follow_transfers
    settings.put("phone_follow_transfers", False)
    assert not policy_of(settings, Policy()).follow_transfers


def test_the_country_is_the_machines_until_one_is_chosen() -> None:
    settings = Settings(None)
    assert policy_of(settings, Policy(country="DE")).country == "DE"
    settings.put("phone_country", "GB")
    assert policy_of(settings, Policy(country="DE")).country == "GB"


def test_every_name_is_a_setting() -> None:
    assert set(DEVICES + POLICY) <= set(SETTINGS)


def test_what_the_company_decides_stands_over_the_settings_either_way() -> None:
    settings = Settings(None)
    settings.put("phone_auto_answer", True)
    decided = decided_by(PhonePolicy(record=True, auto_answer=False), "theirs.wav")
    settings.decide(decided)
    assert policy_of(settings, Policy()) == Policy(record=True, consent_file="theirs.wav")
    assert decided_by(PhonePolicy(), None) == {}
    assert set(decided) <= set(POLICY)


def test_where_no_phone_may_answer_by_itself_no_exchange_can_ask_it_to() -> None:
    settings = Settings(None)
    settings.put("phone_answer_when_asked", True)
    assert policy_of(settings, Policy()).answer_when_asked
    settings.decide(decided_by(PhonePolicy(auto_answer=False), None))
    assert policy_of(settings, Policy()) == Policy()
