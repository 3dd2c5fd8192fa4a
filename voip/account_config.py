"""An account's settings in PJSIP's own words. Nothing is remembered here."""

import re
from urllib.parse import quote

import pjsua2 as pj

from voip.caller import MOST_NAME, MOST_NUMBER, clean
from voip.values import Account, Srtp

_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")
_ADDRESS = re.compile(
    r"sip:[^\s<>\"@;?]{1,128}@[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?(?:;transport=(?:udp|tcp))?"
)
_USER_SAFE = "-_.!~*'()&=+$,;?/"
_LOOPBACK = "127.0.0.1"
_FIRST_RTP_PORT = 10_000
_RTP_PORTS = 20_000
_SHORTEST_TIMER_S = 90
_SRTP: dict[Srtp, int] = {
    "off": pj.PJMEDIA_SRTP_DISABLED,
    "optional": pj.PJMEDIA_SRTP_OPTIONAL,
    "mandatory": pj.PJMEDIA_SRTP_MANDATORY,
}


def is_sound(account: Account) -> bool:
    """Nothing in it could break out of an address."""
    hosts = [account.domain, account.registrar, account.proxy, account.peer]
    return bool(account.user) and all(_HOST.fullmatch(host) for host in hosts if host)


def config_of(account: Account, transport: int, gate_port: int) -> pj.AccountConfig:
    config = pj.AccountConfig()
    config.idUri = f"{_name(account)}<sip:{_user(account.user)}@{_domain(account)}>"
    config.sipConfig.transportId = transport
    config.sipConfig.proxies.append(f"<sip:{_LOOPBACK}:{gate_port};lr;hide>")
    _set_registration(config, account)
    _set_calls(config, account)
    _set_media(config, account)
    _set_nat(config, account)
    return config


def address_of(account: Account, number: str) -> str | None:
    """SIP URI of a number or of an address; None for what is neither."""
    if number.lower().startswith("sip:"):
        address = "sip:" + number[4:]
        return address if _ADDRESS.fullmatch(address) else None
    if not number or clean(number, MOST_NUMBER) != number or " " in number:
        return None
    return f"sip:{_user(number)}@{_domain(account)}"


def _set_registration(config: pj.AccountConfig, account: Account) -> None:
    # When to try again is ours to say (`account.py`): PJSIP knows nothing of the gate's line.
    config.regConfig.retryIntervalSec = 0
    config.regConfig.firstRetryIntervalSec = 0
    config.regConfig.unregWaitMsec = 1_000
    if not account.registrar:
        return
    config.regConfig.registrarUri = f"sip:{_domain(account)}"
    config.regConfig.timeoutSec = account.register_every_s
    config.mwiConfig.enabled = bool(account.voicemail)
    login = pj.AuthCredInfo("digest", "*", account.auth_user or account.user, 0, account.password)
    config.sipConfig.authCreds.append(login)


def _set_calls(config: pj.AccountConfig, account: Account) -> None:
    if account.session_timer_s:
        config.callConfig.timerUse = pj.PJSUA_SIP_TIMER_OPTIONAL
        config.callConfig.timerMinSESec = _SHORTEST_TIMER_S
        config.callConfig.timerSessExpiresSec = max(_SHORTEST_TIMER_S, account.session_timer_s)
    else:
        config.callConfig.timerUse = pj.PJSUA_SIP_TIMER_INACTIVE


def _set_media(config: pj.AccountConfig, account: Account) -> None:
    media = config.mediaConfig
    media.srtpUse = _SRTP[account.srtp]
    # TLS is the gate's: seen from PJSIP no signalling is ever secure.
    media.srtpSecureSignaling = 0
    media.srtpOpt.keyings.append(pj.PJMEDIA_SRTP_KEYING_SDES)
    transport = media.transportConfig
    # Whatever stands here the gate replaces by the address that the line has (`passage.py`).
    transport.publicAddress = _LOOPBACK
    if account.peer in (_LOOPBACK, "localhost") and not account.registrar:
        transport.boundAddress = _LOOPBACK
    transport.port = _FIRST_RTP_PORT
    transport.portRange = _RTP_PORTS
    transport.randomizePort = True
    transport.qosParams.flags = pj.PJ_QOS_PARAM_HAS_DSCP
    transport.qosParams.dscp_val = account.dscp


def _set_nat(config: pj.AccountConfig, account: Account) -> None:
    nat = config.natConfig
    nat.sipOutboundUse = 0
    nat.contactRewriteUse = 0
    nat.viaRewriteUse = 0
    nat.sdpNatRewriteUse = 0
    nat.udpKaIntervalSec = 0
    nat.sipStunUse = pj.PJSUA_STUN_USE_DISABLED
    nat.mediaStunUse = pj.PJSUA_STUN_USE_DEFAULT if account.stun else pj.PJSUA_STUN_USE_DISABLED
    nat.iceEnabled = account.ice


def _domain(account: Account) -> str:
    return account.domain or account.registrar or account.peer


def _user(text: str) -> str:
    return quote(text, safe=_USER_SAFE)


def _name(account: Account) -> str:
    name = clean(account.display_name, MOST_NAME).replace("\\", "").replace('"', "")
    return f'"{name}" ' if name else ""
