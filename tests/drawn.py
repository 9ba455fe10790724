"""Pages made straight from a campaign, for tests that look at thousands of them; Pelican makes the same."""

from __future__ import annotations

import functools
from collections.abc import Callable

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from markupsafe import Markup
from pelican.settings import read_settings

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.page import Page
from campaign.pages.generator import globals_for
from campaign.read.markdown import converter
from tests.invented import ROOT, plan_of


@functools.cache
def _chosen() -> dict[str, object]:
    """Return the settings of Jinja, with a place to keep compiled templates."""
    return {
        **read_settings(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"],
        "bytecode_cache": FileSystemBytecodeCache(),
    }


def drawing(campaign: Campaign) -> Callable[[Action | Page], str]:
    """Return what makes the page of an action or a text of this campaign, as HTML."""
    plan = plan_of(campaign)
    environment = Environment(loader=FileSystemLoader(ROOT / "theme/templates"), **_chosen())  # noqa: S701 - it is said
    environment.globals.update(globals_for(plan))
    outputs = {output.text.source.path: output for output in plan.outputs if output.text}

    def drawn(source: Action | Page) -> str:
        output = outputs[source.source.path]
        body = Markup(converter().html(source.body))  # noqa: S704 - sanitized
        template = environment.get_template(f"{output.template}.html")
        head = output.head() if output.head else None
        return template.render(
            head=head, view=output.make(), text=output.text, body=body, stamp=plan.stamps.get(output.path, "")
        )

    return drawn
