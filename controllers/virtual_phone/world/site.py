"""The world as a Flask application: the pages of the shell and the apps, and what they ask the phone."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from flask import Flask, Response, jsonify, request, send_from_directory

from controllers.virtual_phone.world.content import Content, Refused
from controllers.virtual_phone.world.database import ASSETS, opened
from controllers.virtual_phone.world.intents import Intent, resolve
from controllers.virtual_phone.world.packages import Package

CALLER = "X-Package"
"""The header in which a page says which app it belongs to."""


def build(database: Path, packages: Sequence[Package], now: Callable[[], str]) -> Flask:
    """The phone's pages and its interface for them, over a filled database; `now` is the phone's own time."""
    site = Flask("phone", static_folder=None)
    _serve_pages(site, {package.folder.name: package.folder for package in packages})
    _serve_system(site, packages, database, now)
    _serve_content(site, packages, database)
    return site


def _serve_pages(site: Flask, apps: Mapping[str, Path]) -> None:
    @site.get("/")
    def shell() -> Response:
        return _file(ASSETS / "shell", "index.html")

    @site.get("/<any(shell, kit, fonts):folder>/<path:name>")
    def system(folder: str, name: str) -> Response:
        return _file(ASSETS / folder, name)

    @site.get("/apps/<app>/")
    @site.get("/apps/<app>/<path:name>")
    def app(app: str, name: str = "index.html") -> Response:
        return _file(apps.get(app, ASSETS / "apps"), name)


def _file(folder: Path, name: str) -> Response:
    """Pages are read anew each time: an app can be worked on while the phone runs."""
    return send_from_directory(folder, name, max_age=0)


def _serve_system(site: Flask, packages: Sequence[Package], database: Path, now: Callable[[], str]) -> None:
    @site.get("/api/device")
    def device() -> Response:
        with opened(database) as connection:
            settings = dict(map(tuple, connection.execute("SELECT name, value FROM settings")))
        return jsonify({"now": now(), "settings": settings})

    @site.get("/api/packages")
    def installed() -> Response:
        return jsonify([package.as_dict() for package in packages])

    @site.post("/api/resolve")
    def answering() -> Response:
        asked = _asked()
        extras = asked.pop("extras", {})
        texts = {name: str(asked[name]) for name in ("package", "activity", "action", "data") if asked.get(name)}
        strings = {str(k): str(v) for k, v in extras.items()} if isinstance(extras, Mapping) else {}
        found = resolve(packages, Intent(**texts, extras=strings))
        return jsonify(
            [{"package": one.package.package, "activity": one.activity.name, "route": one.route} for one in found]
        )


def _serve_content(site: Flask, packages: Sequence[Package], database: Path) -> None:
    @site.get("/api/content/<table>")
    def read(table: str) -> Response:
        with opened(database) as connection:
            return jsonify(Content(connection, packages, _caller()).rows(table, request.args))

    @site.post("/api/content")
    def write() -> Response:
        orders = _asked().get("orders")
        if not isinstance(orders, list) or not all(isinstance(order, Mapping) for order in orders):
            raise Refused("Send the orders as a list.")
        with opened(database) as connection:
            return jsonify(Content(connection, packages, _caller()).carry_out(orders))

    @site.errorhandler(Refused)
    def refused(error: Refused) -> tuple[Response, int]:
        return jsonify({"why": str(error), "permission": error.permission}), 403 if error.permission else 400


def _caller() -> str:
    return request.headers.get(CALLER, "")


def _asked() -> dict[str, object]:
    """The JSON object that was sent. Raises Refused."""
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise Refused("Send a JSON object.")
    return asked
