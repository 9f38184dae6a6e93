"""How each CSS kit writes its controls: the same few kinds of control, in the kit's own classes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from tests.measure.pixels_training.fetch import KITS

Classes = Mapping[str, str]
"""Kind of control -> its classes, several sets parted by "|"."""


@dataclass(frozen=True, slots=True)
class Kit:
    """Style sheets (paths below node_modules; one of them is taken), and the classes of its controls."""

    name: str
    sheets: tuple[str, ...]
    classes: Classes = field(default_factory=dict)

    def of(self, kind: str, rng: Random) -> str:
        """The classes of a control of that kind."""
        return rng.choice(self.classes.get(kind, "").split("|"))


BOOTSTRAP: Classes = {
    "button": "btn btn-primary|btn btn-secondary|btn btn-outline-primary|btn btn-light|btn btn-danger btn-sm|btn btn-link"
    "|btn btn-success|btn btn-outline-secondary btn-sm|btn btn-dark btn-lg",
    "input": "form-control|form-control form-control-sm|form-control form-control-lg",
    "select": "form-select|form-select form-select-sm",
    "tick": "form-check-input",
    "switch": "form-check-input",
    "switch box": "form-check form-switch",
    "range": "form-range",
    "table": "table|table table-striped|table table-hover table-sm|table table-bordered",
    "card": "card p-3|card p-3 shadow-sm",
    "tabs": "nav nav-tabs|nav nav-pills|nav nav-underline",
    "tab": "nav-link",
    "list": "list-group|list-group list-group-flush",
    "item": "list-group-item list-group-item-action",
    "bar": "navbar bg-body-tertiary px-3|navbar bg-primary px-3|navbar bg-dark px-3",
    "badge": "badge text-bg-secondary|badge rounded-pill text-bg-danger",
    "page": "page-link",
    "group": "btn-group|d-flex gap-2",
}
BOOTSWATCH = "brite cerulean cosmo cyborg darkly flatly journal lumen lux materia minty pulse quartz sandstone simplex sketchy slate solar spacelab superhero united vapor yeti zephyr".split()

NATIVE = Kit("native", ("",))
STYLED = Kit("styled", ("",))  # with a style sheet made up for the page, see `perception.pixels_training.styles`
REAL = (
    Kit("bootstrap", ("bootstrap/dist/css/bootstrap.min.css",), BOOTSTRAP),
    Kit("bootswatch", tuple(f"bootswatch/dist/{name}/bootstrap.min.css" for name in BOOTSWATCH), BOOTSTRAP),
    Kit("tabler", ("@tabler/core/dist/css/tabler.min.css",), BOOTSTRAP),
    Kit(
        "bulma",
        ("bulma/css/bulma.min.css",),
        {
            "button": "button|button is-primary|button is-link is-light|button is-danger is-small|button is-text|button is-dark",
            "input": "input|input is-small|input is-rounded",
            "select box": "select|select is-small",
            "table": "table|table is-striped is-fullwidth|table is-bordered",
            "card": "box",
            "tabs": "tabs|tabs is-boxed|tabs is-toggle",
            "bar": "navbar px-4|navbar is-primary px-4|navbar is-dark px-4",
            "badge": "tag|tag is-info is-rounded",
            "page": "pagination-link",
            "group": "buttons|buttons has-addons",
        },
    ),
    Kit(
        "fomantic",
        ("fomantic-ui-css/semantic.min.css",),
        {
            "button": "ui button|ui primary button|ui basic button|ui tiny red button|ui icon button|ui inverted blue button",
            "input box": "ui input|ui fluid input|ui small input",
            "select": "ui dropdown",
            "table": "ui table|ui celled table|ui very basic compact table",
            "card": "ui segment",
            "tabs": "ui tabular menu|ui pointing secondary menu|ui menu",
            "tab": "item",
            "list": "ui relaxed divided list",
            "item": "item",
            "bar": "ui menu|ui inverted menu",
            "badge": "ui label|ui red circular label",
            "group": "ui buttons",
        },
    ),
    Kit(
        "foundation",
        ("foundation-sites/dist/css/foundation.min.css",),
        {"button": "button|hollow button|secondary button|tiny button|clear button|alert button", "card": "callout",
         "tabs": "menu", "list": "vertical menu", "badge": "badge|label", "group": "button-group"},
    ),
    Kit(
        "uikit",
        ("uikit/dist/css/uikit.min.css",),
        {
            "button": "uk-button uk-button-default|uk-button uk-button-primary|uk-button uk-button-text"
            "|uk-button uk-button-danger uk-button-small|uk-button uk-button-link",
            "input": "uk-input|uk-input uk-form-small",
            "select": "uk-select",
            "area": "uk-textarea",
            "range": "uk-range",
            "tick": "uk-checkbox",
            "radio": "uk-radio",
            "table": "uk-table uk-table-divider|uk-table uk-table-striped uk-table-small",
            "card": "uk-card uk-card-default uk-card-body|uk-card uk-card-small uk-card-body",
            "tabs": "uk-tab|uk-subnav uk-subnav-pill",
            "list": "uk-nav uk-nav-default",
            "badge": "uk-badge|uk-label",
        },
    ),
    Kit(
        "spectre",
        ("spectre.css/dist/spectre.min.css",),
        {
            "button": "btn|btn btn-primary|btn btn-link|btn btn-sm|btn btn-success",
            "input": "form-input|form-input input-sm",
            "select": "form-select",
            "range": "slider",
            "table": "table|table table-striped",
            "card": "card p-2",
            "tabs": "tab",
            "badge": "label|chip",
            "group": "btn-group",
        },
    ),
    Kit(
        "primer",
        ("@primer/css/dist/primer.css",),
        {
            "button": "btn|btn btn-primary|btn btn-outline|btn btn-danger btn-sm|btn-link|btn-octicon",
            "input": "form-control|form-control input-sm",
            "select": "form-select",
            "card": "Box p-3",
            "tabs": "tabnav-tabs|UnderlineNav-body",
            "tab": "tabnav-tab|UnderlineNav-item",
            "list": "menu|SideNav",
            "item": "menu-item|SideNav-item",
            "badge": "Label|Counter",
        },
    ),
    Kit("pure", ("purecss/build/pure-min.css",), {"button": "pure-button|pure-button pure-button-primary",
        "table": "pure-table|pure-table pure-table-bordered", "list": "pure-menu-list", "item": "pure-menu-item",
        "tab": "pure-menu-link"}),
    Kit("materialize", ("materialize-css/dist/css/materialize.min.css",), {"button": "btn|btn-flat|btn-small|btn-large",
        "select": "browser-default", "card": "card-panel", "list": "collection", "item": "collection-item",
        "table": "striped|highlight", "bar": "nav-wrapper px"}),
    Kit("pico", ("@picocss/pico/css/pico.min.css", "@picocss/pico/css/pico.amber.min.css"),
        {"button": "|secondary|outline|contrast"}),
    Kit("milligram", ("milligram/dist/milligram.min.css",), {"button": "button|button button-outline|button button-clear"}),
    Kit("water", ("water.css/out/water.min.css", "water.css/out/dark.min.css", "water.css/out/light.min.css")),
    Kit("98", ("98.css/dist/98.css",), {"card": "window", "list": "tree-view"}),
    Kit("xp", ("xp.css/dist/XP.css",), {"card": "window"}),
    Kit("7", ("7.css/dist/7.css",), {"card": "window"}),
)  # fmt: skip


def pick(rng: Random) -> Kit:
    """A kit for a page: made-up styles often, since they differ most."""
    if rng.random() < 0.4:
        return STYLED
    return rng.choice((*REAL, NATIVE))


def icons() -> dict[str, list[str]]:
    """Icon pack -> paths of its pictures, below node_modules."""
    folders = (
        "bootstrap-icons/icons",
        "lucide-static/icons",
        "@mdi/svg/svg",
        "@fortawesome/fontawesome-free/svgs/solid",
        "@fortawesome/fontawesome-free/svgs/regular",
    )
    return {folder: sorted(path.name for path in (KITS / folder).glob("*.svg")) for folder in folders}
