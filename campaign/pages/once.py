"""Parts that many pages share: rendered for the first page that shows them, then kept."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup


class Once:
    """What templates call as `once("partials/more.html", here="/faq/")`: a part that globals and `values` decide."""

    def __init__(self) -> None:
        """Begin with nothing kept; a build has one of these."""
        self._kept: dict[tuple, Markup] = {}

    @pass_environment
    def __call__(self, environment: Environment, name: str, **values: Any) -> Markup:  # noqa: ANN401
        """Return the part with these values."""
        key = (name, *values.values())
        if key not in self._kept:
            self._kept[key] = Markup(environment.get_template(name).render(values))  # noqa: S704 - a template
        return self._kept[key]
