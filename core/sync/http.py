"""The platform over HTTP(S): signing in and out, tokens, and one careful way to ask.

Everything here blocks: call it from a worker thread. No token is ever part of a URL.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import msgspec
import urllib3

from core.entities import Role
from core.errors import UserError
from core.protocol.frames import Account, ClientInfo, Person
from core.sync.address import platform_url
from core.sync.failures import NobodyThere, NotSantral, NotTrusted, Refusal, Unreachable

T = TypeVar("T")
TIMEOUT = urllib3.Timeout(connect=5.0, read=20.0)
MAX_ANSWER = 1024 * 1024


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A person let in; `access_expires_in` is in seconds."""

    access_token: str
    access_expires_in: int
    refresh_token: str
    user: Person
    account: Account
    role: Role
    permissions: tuple[str, ...] = ()
    ws_path: str = "/v1/ws"


class _Failure(msgspec.Struct, frozen=True):
    code: str = ""
    after_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Http:
    """`server` is what a person typed; raises UserError where it cannot be used at all."""

    def __init__(
        self, server: str, device_id: str, client: ClientInfo, tls: ssl.SSLContext | None = None
    ) -> None:
        self.url = platform_url(server)
        self.device_id = device_id
        self.client = client
        self._server = server
        self._pool = urllib3.PoolManager(
            maxsize=4, timeout=TIMEOUT, retries=False, ssl_context=tls,
            headers={"User-Agent": f"{client.name}/{client.version}"},
        )  # fmt: skip

    def sign_in(self, customer_code: str, user: str, password: str) -> SignedIn:
        """Raises UserError: sign_in.wrong, .rate_limited{seconds}, .unreachable{server},
        .not_trusted{server}, .not_santral{server}."""
        question = {
            "customer_code": customer_code, "user": user, "password": password,
            "device_id": self.device_id, "client": self.client,
        }  # fmt: skip
        try:
            return _signed_in(self._json("/v1/sign-in", question))
        except Refusal as refusal:
            raise self._sign_in_error(refusal) from None
        except Unreachable as failure:
            raise UserError(f"sign_in.{failure.reason}", server=self._server) from None

    def refresh(self, refresh_token: str) -> SignedIn:
        """A new pair; the old refresh token is spent. Raises Refusal, Unreachable."""
        question = {"refresh_token": refresh_token, "device_id": self.device_id}
        return _signed_in(self._json("/v1/refresh", question))

    def sign_out(self, refresh_token: str) -> None:
        """Tells the platform to forget this desk. Raises Refusal, Unreachable."""
        self._json("/v1/sign-out", {"refresh_token": refresh_token, "device_id": self.device_id})

    def ask(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        limit: int = MAX_ANSWER,
    ) -> Reply:
        """One request without redirects; at most `limit` bytes of answer.

        Raises Unreachable (or one of its kinds), Refusal for 4xx.
        """
        sent = {**self._pool.headers, **(headers or {})}
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        reply = self._exchange(method, self._at_home(path), body, sent, limit)
        if reply.status >= 500:
            raise Unreachable(f"status {reply.status}")
        if reply.status >= 400:
            raise _refusal(reply)
        if reply.status >= 300:
            raise NotSantral(f"status {reply.status}")
        return reply

    def told(self, path: str, kind: type[T], limit: int, token: str) -> T:
        """The answer to a GET as a value of ours. Raises as `ask`, NotSantral where it is none."""
        reply = self.ask("GET", path, token=token, limit=limit)
        try:
            return msgspec.json.decode(reply.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise NotSantral(f"not a {kind.__name__}") from error

    def _json(self, path: str, question: object) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        return self.ask("POST", path, body=msgspec.json.encode(question), headers=headers).body

    def _at_home(self, path: str) -> str:
        """A link the platform gave, only if it stays on the platform."""
        url = urljoin(self.url + "/", path)
        if urlsplit(url)[:2] != urlsplit(self.url)[:2]:
            raise NotSantral("a link that leads away")
        return url

    def _exchange(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str], limit: int
    ) -> Reply:
        try:
            response = self._pool.request(
                method, url, body=body or None, headers=headers, redirect=False,
                preload_content=False, decode_content=False,
            )  # fmt: skip
            with response:
                content = _read(response, limit)
        except urllib3.exceptions.SSLError as error:
            raise NotTrusted(type(error).__name__) from error
        except urllib3.exceptions.NewConnectionError as error:
            raise NobodyThere(type(error).__name__) from error
        except urllib3.exceptions.HTTPError as error:
            raise Unreachable(type(error).__name__) from error
        if len(content) > limit:
            raise NotSantral("an answer without end")
        return Reply(response.status, response.headers, content)

    def _sign_in_error(self, refusal: Refusal) -> UserError:
        if refusal.status == 429:
            seconds = -(-(refusal.after_ms or 1_000) // 1_000)
            return UserError("sign_in.rate_limited", seconds=str(seconds))
        if refusal.code in ("unauthenticated", "forbidden"):
            return UserError("sign_in.wrong")
        return UserError("sign_in.not_santral", server=self._server)


def _read(response: urllib3.BaseHTTPResponse, limit: int) -> bytes:
    """At most one byte more than `limit`. Asked for until nothing comes: only then does the
    library notice that less came than was announced."""
    content = b""
    while len(content) <= limit and (part := response.read(limit + 1 - len(content))):
        content += part
    return content


def _signed_in(data: bytes) -> SignedIn:
    try:
        return msgspec.json.decode(data, type=SignedIn)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotSantral("not an answer to signing in") from error


def _refusal(reply: Reply) -> Refusal:
    try:
        failure = msgspec.json.decode(reply.body, type=_Failure)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        failure = _Failure()
    return Refusal(reply.status, failure.code, failure.after_ms)
