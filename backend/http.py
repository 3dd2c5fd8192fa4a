"""The HTTPS beside the websocket: signing in and out, uploads by tus 1.0, and files."""

import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import quote

import msgspec
from aiohttp import web

from backend.accounts import Accounts, Denied, Limited
from backend.files import LINK_SECONDS, MAX_RECORDING, MAX_UPLOAD, FileError, Files, Upload
from backend.history import Asked
from backend.permissions import Viewer
from backend.session import Identity
from core.phones import PhoneGiven
from core.protocol.frames import ClientInfo

TUS = "1.0.0"
_OFFSET_TYPE = "application/offset+octet-stream"
_STATUS = {"not_found": 404, "too_large": 413, "offset": 409, "checksum": 460}
_CODES = {"too_large": "payload_too_large", "offset": "conflict", "checksum": "bad_request"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
T = TypeVar("T")


class SignInBody(msgspec.Struct, frozen=True, kw_only=True):
    customer_code: str
    user: str
    password: str
    device_id: str
    client: ClientInfo = ClientInfo(name="", version="", os="")


class RefreshBody(msgspec.Struct, frozen=True, kw_only=True):
    refresh_token: str
    device_id: str = ""


class Http:
    """`phone`: what a person's phone is given; `history`: a page of what they may see of old."""

    def __init__(
        self, accounts: Accounts, files: Files,
        phone: Callable[[str], Awaitable[PhoneGiven]],
        history: Callable[[Viewer, Asked, int], Awaitable[bytes]],
    ) -> None:  # fmt: skip
        self._accounts = accounts
        self._files = files
        self._phone = phone
        self._history = history

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/sign-in", self.sign_in),
            web.post("/v1/refresh", self.refresh),
            web.post("/v1/sign-out", self.sign_out),
            web.options("/v1/uploads", self.tus_options),
            web.post("/v1/uploads", self.tus_create),
            web.head("/v1/uploads/{id}", self.tus_head),
            web.patch("/v1/uploads/{id}", self.tus_patch),
            web.post("/v1/files/{id}/link", self.link),
            web.get("/v1/phone", self.phone),
            web.get("/v1/history", self.history),
            web.get("/v1/files/{id}/{until:[0-9]{1,16}}/{signature}", self.download),
        ]

    async def sign_in(self, request: web.Request) -> web.Response:
        body = await _body(request, SignInBody)
        try:
            signed_in = await self._accounts.sign_in(
                body.customer_code, body.user, body.password, body.device_id, body.client,
                request.remote or "",
            )  # fmt: skip
        except Denied:
            return answer(401, {"code": "unauthenticated"})
        except Limited as limited:
            return answer(429, {"code": "rate_limited", "after_ms": limited.after_ms})
        return answer(200, signed_in)

    async def refresh(self, request: web.Request) -> web.Response:
        body = await _body(request, RefreshBody)
        try:
            return answer(200, await self._accounts.refresh(body.refresh_token, body.device_id))
        except Denied:
            return answer(401, {"code": "unauthenticated"})

    async def sign_out(self, request: web.Request) -> web.Response:
        body = await _body(request, RefreshBody)
        await self._accounts.sign_out(body.refresh_token)
        return answer(200, {})

    async def tus_options(self, request: web.Request) -> web.Response:
        return _tus(204, **{"Tus-Extension": "creation", "Tus-Max-Size": str(MAX_UPLOAD)})

    async def tus_create(self, request: web.Request) -> web.Response:
        who = await self._who(request)
        _check_tus(request)
        given = _metadata(request.headers.get("Upload-Metadata", ""))
        try:
            upload = await self._files.begin(
                who.person.id, given.get("filename", ""), given.get("mime", ""),
                _number(request, "Upload-Length"), given.get("sha256", "")[:64],
                most=MAX_RECORDING if given.get("use") == "recording" else MAX_UPLOAD,
            )  # fmt: skip
        except FileError as error:
            return _file_error(error)
        return _tus(201, Location=f"/v1/uploads/{upload.id}")

    async def tus_head(self, request: web.Request) -> web.Response:
        upload = await self._upload(request)
        await self._files.settle(upload)
        length = {"Upload-Offset": str(self._files.offset(upload)), "Cache-Control": "no-store"}
        return _tus(200, **{"Upload-Length": str(upload.size)}, **length)

    async def tus_patch(self, request: web.Request) -> web.Response:
        upload = await self._upload(request)
        _check_tus(request)
        if request.content_type != _OFFSET_TYPE:
            return answer(415, {"code": "bad_request"})
        chunks = request.content.iter_any()
        try:
            end = await self._files.append(upload, _number(request, "Upload-Offset"), chunks)
        except FileError as error:
            return _file_error(error)
        except ConnectionError:
            return answer(400, {"code": "bad_request"})  # cut: what came is kept, nobody hears this
        return _tus(204, **{"Upload-Offset": str(end)})

    async def link(self, request: web.Request) -> web.Response:
        who = await self._who(request)
        upload = await self._files.find(request.match_info["id"])
        if upload is None or not upload.done or not await self._may_have(who, upload):
            raise failure(404, "not_found")
        return answer(200, {"url": self._files.link(upload.id), "expires_in": LINK_SECONDS})

    async def phone(self, request: web.Request) -> web.Response:
        who = await self._who(request)
        return answer(200, await self._phone(who.person.id))

    async def history(self, request: web.Request) -> web.Response:
        who = await self._who(request)
        try:
            asked = Asked.read(request.query["before"])
            limit = int(request.query.get("limit", "100"))
        except (KeyError, ValueError):
            raise failure(400, "bad_request") from None
        page = await self._history(who.viewer, asked, limit)
        headers = {"Cache-Control": "no-store"}
        return web.Response(body=page, content_type="application/json", headers=headers)

    async def download(self, request: web.Request) -> web.StreamResponse:
        part = request.match_info
        if not self._files.link_holds(part["id"], part["until"], part["signature"]):
            raise failure(403, "forbidden")
        upload = await self._files.find(part["id"])
        if upload is None or not upload.done:
            raise failure(404, "not_found")
        return file_response(self._files, upload)

    async def _may_have(self, who: Identity, upload: Upload) -> bool:
        everybody, accesses = await self._files.for_whom(upload.id)
        mine = upload.owner == who.person.id
        return mine or everybody or any(who.viewer.sees(access) for access in accesses)

    async def _who(self, request: web.Request) -> Identity:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        who = await self._accounts.identify(token) if kind == "Bearer" else None
        if who is None:
            raise failure(401, "unauthenticated")
        return who

    async def _upload(self, request: web.Request) -> Upload:
        who = await self._who(request)
        upload = await self._files.find(request.match_info["id"])
        if upload is None or upload.owner != who.person.id:
            raise failure(404, "not_found")
        return upload


def answer(status: int, body: object) -> web.Response:
    headers = {"Cache-Control": "no-store"}
    data = msgspec.json.encode(body)
    return web.Response(
        status=status, body=data, content_type="application/json", headers=headers
    )  # fmt: skip


def failure(status: int, code: str) -> web.HTTPException:
    """To be raised; the body is the same kind as every other answer's."""
    kinds = {400: web.HTTPBadRequest, 401: web.HTTPUnauthorized, 403: web.HTTPForbidden,
             404: web.HTTPNotFound, 412: web.HTTPPreconditionFailed}  # fmt: skip
    return kinds[status](
        text=msgspec.json.encode({"code": code}).decode(), content_type="application/json"
    )


def file_response(files: Files, upload: Upload) -> web.FileResponse:
    """A stranger's file: to be saved, never to be shown or run as part of our pages."""
    name = quote(upload.name, safe="")
    headers = {
        "Content-Type": upload.mime,
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }
    return web.FileResponse(files.path(upload.id), headers=headers)


async def _body(request: web.Request, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(await request.read(), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise failure(400, "bad_request") from None


def _tus(status: int, **headers: str) -> web.Response:
    return web.Response(status=status, headers={"Tus-Resumable": TUS, **headers})


def _check_tus(request: web.Request) -> None:
    if request.headers.get("Tus-Resumable") != TUS:
        raise failure(412, "upgrade_required")


def _number(request: web.Request, header: str) -> int:
    value = request.headers.get(header, "")
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise failure(400, "bad_request")
    return int(value)


def _metadata(header: str) -> dict[str, str]:
    """tus: pairs of a key and a base64 value, with commas between them."""
    found = {}
    for pair in header.split(","):
        key, _, value = pair.strip().partition(" ")
        try:
            found[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError, ValueError):
            raise failure(400, "bad_request") from None
    return found


def _file_error(error: FileError) -> web.Response:
    return answer(_STATUS[error.code], {"code": _CODES.get(error.code, error.code)})
