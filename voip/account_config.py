"""An account's settings in PJSIP's own words. Nothing is remembered here."""

import pjsua2 as pj

from voip.address import identity, registrar_address
from voip.place import split
from voip.values import Account, Srtp

_LOOPBACK = "127.0.0.1"
_HERE = (_LOOPBACK, "::1", "localhost")
_FIRST_RTP_PORT = 10_000
_RTP_PORTS = 20_000
_SHORTEST_TIMER_S = 90
_SRTP: dict[Srtp, int] = {
    "off": pj.PJMEDIA_SRTP_DISABLED,
    "optional": pj.PJMEDIA_SRTP_OPTIONAL,
    "mandatory": pj.PJMEDIA_SRTP_MANDATORY,
}


def config_of(account: Account, transport: int, gate_port: int) -> pj.AccountConfig:
    config = pj.AccountConfig()
    config.idUri = identity(account)
    config.sipConfig.transportId = transport
    config.sipConfig.proxies.append(f"<sip:{_LOOPBACK}:{gate_port};lr;hide>")
    _set_registration(config, account)
    _set_calls(config, account)
    _set_media(config, account)
    _set_nat(config, account)
    return config


def _set_registration(config: pj.AccountConfig, account: Account) -> None:
    # When to try again is ours to say (`account.py`): PJSIP knows nothing of the gate's line.
    config.regConfig.retryIntervalSec = 0
    config.regConfig.firstRetryIntervalSec = 0
    config.regConfig.unregWaitMsec = 1_000
    login = pj.AuthCredInfo("digest", "*", account.auth_user or account.user, 0, account.password)
    if account.registrar or account.password:
        config.sipConfig.authCreds.append(login)
    if not account.registrar:
        return
    config.regConfig.registrarUri = registrar_address(account)
    config.regConfig.timeoutSec = account.register_every_s
    config.mwiConfig.enabled = bool(account.voicemail)


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
    if _is_here(account):
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
    # To oneself PJSIP finds no candidate, and with none the call would fail.
    nat.iceEnabled = account.ice and not _is_here(account)


def _is_here(account: Account) -> bool:
    """The only one it talks to is this machine."""
    return split(account.peer)[0] in _HERE and not account.registrar
