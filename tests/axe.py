"""axe, the accessibility checker, with every rule on: WCAG 2.2 A and AA, AAA contrast, best practice."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {
    runOnly: tags, rules: {"color-contrast-enhanced": {enabled: true}}, resultTypes: ["violations"]
}).then(found => found.violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)
))"""


def faults(page: Page) -> list[str]:
    """Return what axe finds wrong with a page as it is now, one line per element."""
    page.evaluate(SCRIPT)
    return page.evaluate(RUN, TAGS)
