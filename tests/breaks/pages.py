"""Pages of text, and links in any text, that lead people astray."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, below, field, remove, swap

PAGES = "content/pages/"
FAQ = PAGES + "faq.md"
PRIVACY = PAGES + "privacy.md"
THREE = "content/actions/2027/2027-02-08-keep-libraries-open.md"
NOWHERE = "The link /nowhere-at-all/ leads nowhere"

ADDRESSES = (
    Break("a needed page gone", PRIVACY, remove, "There is no page with path: /privacy/", "Add it back", path="content/pages"),
    Break("one address twice", PRIVACY, swap("path: /privacy/", "§path: /faq/"), f"/faq/ is also the address of {FAQ}", "another", more=1),
    Break("a list's address", PRIVACY, swap("path: /privacy/", "§path: /actions/"), "The site itself writes /actions/", "another address", more=1),
    Break("an address without slash", FAQ, swap("path: /faq/", "§path: faq"), "wanted is an address on this site, like /faq/", "Correct it"),
    Break("an address that climbs", FAQ, swap("path: /faq/", "§path: /../faq/"), "wanted is an address on this site", "Correct it"),
    Break("one title twice", PRIVACY, swap("title: Privacy", "§title: Questions and answers"), "faq.md has the same title", "one of its own"),
    Break("a long description", FAQ, swap("description: ", "§description: " + "So long. " * 20), "has 220 characters", "Cut it to 155"),
    Break("an unknown template", FAQ, field("§template: pages"), "`template` cannot be “pages”", "Did you mean page?"),
)

LINKS = (
    Break("a dead link", FAQ, swap("numbers](/legislators/)", "numbers](/legislator/)§"), "The link /legislator/", "Did you mean /legislators/?"),
    Break("a dead link on the third line", FAQ, below("\nOne\nline\n§[more](/nowhere-at-all/)\n"), NOWHERE, "Copy the address"),
    Break("a dead link in HTML", FAQ, below('\n§<a href="/nowhere-at-all/">there</a>\n'), NOWHERE, "Copy the address"),
    Break("a dead link at the foot", FAQ, below("\nSee [this][1].\n\n§[1]: /nowhere-at-all/\n"), NOWHERE, "Copy the address"),
    Break("a dead fragment", FAQ, swap("(#what-happens-when-i-call)", "(#what-happens-when-i-cal)§"), "leads nowhere", "#what-happens-when-i-call?"),
    Break("a dead fragment elsewhere", THREE, swap("(/mission/#fair-play)", "(/mission/#fair-pay)§"), "leads nowhere", "Did you mean #fair-play?"),
    Break("a link to a draft", FAQ, below("\n§[soon](/actions/half-an-idea/)\n"), "leads nowhere", "Copy the address"),
    Break("a link to next month", FAQ, below("\n§[soon](/actions/2027-04-01-too-far-ahead/)\n"), "leads nowhere", "Copy the address"),
    Break("an unsafe link", FAQ, below("\n§[there](http://elsewhere.example/)\n"), "is not secure", "Write https://"),
    Break("a link that names no protocol", FAQ, below("\n§[there](//elsewhere.example/)\n"), "nor safe (https)", "or with https://"),
    Break("a link in text that runs script", FAQ, below("\n§[there](javascript:alert(1))\n"), "nor safe (https)", "or with https://"),
    Break("a link from here", FAQ, below("\n§[there](../mission/)\n"), "nor safe (https)", "Begin it with / for this site"),
    Break("a picture from elsewhere", FAQ, below("\n§![moss](https://moss.example/1.png)\n"), "comes from another host", "content/images/"),
    Break("a picture in HTML", FAQ, below('\n§<img src="https://moss.example/1.png">\n'), "comes from another host", "content/images/"),
)

TABLE = (*ADDRESSES, *LINKS)
