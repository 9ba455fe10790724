"""The Pelican side: articles and pages get their views, and one generator writes everything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.contents import Article
from pelican.contents import Page as PelicanPage
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import Writer

from campaign.campaign import Campaign
from campaign.finding import Finding
from campaign.pages import actions, plan
from campaign.pages.assets import Assets
from campaign.pages.clock import hours_view
from campaign.pages.editors import foot_links
from campaign.pages.forms import form_views
from campaign.pages.once import Once
from campaign.pages.output import Output
from campaign.pages.pictures import Pictures, picture, site_card
from campaign.pages.policy import policy
from campaign.pages.texts import page_head, page_view
from campaign.pages.urls import Urls
from campaign.read.files import Refused
from campaign.services import connections


class CampaignGenerator(Generator):
    """Writes what the plan names besides articles and pages: lists, people, committees, feeds and files."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer
        """Write pages through Pelican's writer, files as they are; all of them, or those that a build asks for."""
        for output in self.settings["OUTPUTS"] if "OUTPUTS" in self.settings else planned(self.settings):
            if output.source:
                continue
            if output.template:
                self._page(writer, output)
            else:
                writer.write(output.save_as, output.make())

    def _page(self, writer: Any, output: Output) -> None:  # noqa: ANN401
        template = self.get_template(output.template)
        writer.write_file(output.save_as, template, self.context, view=output.make(), head=output.head)


def planned(settings: dict[str, Any]) -> Iterator[Output]:
    """Return everything the site is made of."""
    return plan.outputs(settings["CAMPAIGN"], settings["URLS"], settings["ASSETS"], settings["PICTURES"])


class CampaignWriter(Writer):
    """Writes every file of the site, and none outside its folder."""

    def write(self, save_as: str, content: str | bytes) -> None:
        """Write a file below the output folder, text as UTF-8; raise Refused for a path that leads out of it."""
        path = place(Path(self.output_path), save_as)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def write_file(
        self,
        name: str,
        template: Any,  # noqa: ANN401
        context: dict[str, Any],
        relative_urls: bool = False,
        paginated: Any = None,  # noqa: ANN401
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **values: Any,  # noqa: ANN401
    ) -> None:
        """Render a template and write the page, as Pelican's own writer does; without a name nothing is written."""
        del relative_urls, paginated, template_name, override_output, url
        if name:
            self.write(name, template.render({**context, **values}))


def place(folder: Path, save_as: str) -> Path:
    """Return where a file goes; raise Refused for a path that leads out of the folder."""
    odd = "\\" in save_as or not save_as.isprintable() or {"", ".", ".."} & set(save_as.split("/"))
    if odd:
        message = f"The site would write {save_as!r}, which is not a path below the output folder"
        raise Refused(Finding("output", 1, message, "Correct the address that leads there"))
    return folder / save_as


def prepare_article(generator: ArticlesGenerator, content: Article) -> None:
    """Hand an article's head and view to its template, just before it is written."""
    campaign: Campaign = generator.settings["CAMPAIGN"]
    view = actions.action_view(campaign, content.action, content.content)
    generator.context.update(head=actions.head(campaign, content.action), view=view)


def prepare_page(generator: PagesGenerator, content: PelicanPage) -> None:
    """Hand a page's head and view to its template, just before it is written; the home page gets the day's action."""
    campaign, page = generator.settings["CAMPAIGN"], content.page
    view = page_view(campaign, page, content.content)
    generator.context.update(head=page_head(page), view=view)


def globals_for(settings: dict[str, Any]) -> dict[str, Any]:
    """Return what every template may use: the site, links, styles, and the policy."""
    campaign: Campaign = settings["CAMPAIGN"]
    urls: Urls = settings["URLS"]
    assets: Assets = settings["ASSETS"]
    pictures: Pictures = settings["PICTURES"]
    forms = connections(campaign.site, campaign.practice)
    public = urls.public(campaign.site.address).absolute
    return {
        "site": campaign.site,
        "legislature": campaign.legislature,
        "url": urls.url,
        "absolute": urls.absolute,
        "public": public,
        "code": lambda path: Markup(pictures.code(public(path))),  # noqa: S704 - strokes that a library drew
        "picture": picture(site_card(campaign)),
        "css": assets.css,
        "script": lambda name: urls.url(assets.script(name)),
        "image": lambda name: urls.url(assets.image(name)),
        "inline": assets.inline,
        "forms": form_views(campaign),
        "foot_links": partial(foot_links, campaign.site, urls),
        "policy": policy(forms, [assets.css], assets.inlined),
        "keeping_policy": policy(forms, [assets.css], assets.inlined, trusted="keep"),
        "hours": hours_view(campaign),
        "once": Once(),
    }
