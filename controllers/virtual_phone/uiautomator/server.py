"""The automation server: HTTP with /ping, /stop, /screenshot and calls by JSON-RPC."""

import asyncio
import inspect
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

from controllers.virtual_phone.adb.stream import Stream
from controllers.virtual_phone.device import Device
from controllers.virtual_phone.mishaps import Mishaps, ServerDied, ServerFailed
from controllers.virtual_phone.screen import ScreenError
from controllers.virtual_phone.timing import held
from controllers.virtual_phone.uiautomator.errors import (
    BAD_ARGUMENT,
    BAD_PARAMETERS,
    BAD_STATE,
    FAILED,
    NO_METHOD,
    NO_REQUEST,
    RpcError,
)
from controllers.virtual_phone.uiautomator.http import Request, Response, read_request
from controllers.virtual_phone.uiautomator.methods.installed import LOOKS, METHODS

JSON = "application/json"
WRONG_KIND = (TypeError, ValueError, LookupError, OverflowError)
"""What parameters of the wrong kind lead to."""


class AutomationServer:
    """Answers on streams that were opened to its port. Call it with a stream."""

    def __init__(self, device: Device, mishaps: Mishaps) -> None:
        self._device = device
        self._mishaps = mishaps

    async def __call__(self, stream: Stream) -> None:
        rest = b""
        while self._device.automation.running:
            request, rest = await read_request(stream, rest)
            try:
                response = await self._answer(request, stream.ended)
            except ServerDied:
                return
            except ServerFailed:
                response = Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
            await stream.write(response.encoded())

    async def _answer(self, request: Request, hung_up: asyncio.Event) -> Response:
        address = urlsplit(request.path)
        match address.path:
            case "/ping":
                return Response(b"pong")
            case "/stop":
                self._device.automation.end()
                return Response(b"Server stopped!!!")
            case "/screenshot/0" | "/screenshot":
                quality = parse_qs(address.query).get("quality", ["80"])[0]
                picture = await self._device.picture("jpeg", int(quality) if quality.isdigit() else 80)
                return Response(picture, "image/jpeg")
            case "/jsonrpc/0":
                return Response(json.dumps(await self._reply(request.body, hung_up)).encode(), JSON)
        return Response(b"Not Found!!!", status=HTTPStatus.NOT_FOUND)

    async def _reply(self, body: bytes, hung_up: asyncio.Event) -> dict[str, Any]:
        reply: dict[str, Any] = {"jsonrpc": "2.0", "id": None}
        try:
            call = _parsed(body)
            reply["id"] = call.get("id")
            return reply | {"result": await self._call(call["method"], call.get("params") or [], hung_up)}
        except (RpcError, ScreenError, *WRONG_KIND) as error:
            return reply | {"error": _told(error)}

    async def _call(self, name: str, parameters: list[Any], hung_up: asyncio.Event) -> Any:
        method = METHODS.get(name)
        if method is None:
            raise RpcError("method not found", code=NO_METHOD)
        try:
            inspect.signature(method).bind(self._device, *parameters)
        except TypeError as error:
            raise RpcError("method parameters invalid", str(error), BAD_PARAMETERS) from error
        self._device.witness.saw("rpc", name, *parameters)
        await held(self._device.faults.slow)
        if name in LOOKS:
            return await method(self._device, *parameters)
        return await self._mishaps.around(lambda: method(self._device, *parameters), hung_up)


def _told(error: Exception) -> dict[str, Any]:
    if isinstance(error, RpcError):
        return {"code": error.code, "message": error.message, "data": error.data}
    return {
        "code": FAILED,
        "message": BAD_STATE if isinstance(error, ScreenError) else BAD_ARGUMENT,
        "data": str(error),
    }


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        call = json.loads(body)
    except ValueError as error:
        raise RpcError("parse error", str(error), NO_REQUEST) from error
    if not isinstance(call, dict) or "method" not in call or not isinstance(call.get("params") or [], list):
        raise RpcError("invalid request", code=NO_REQUEST)
    return call
