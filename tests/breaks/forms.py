"""Blocks of forms that are half filled or wrong, and a group's facts that cannot be."""
# A table: one row, one line.
# ruff: noqa: E501
# fmt: off

from __future__ import annotations

from tests.breaks.change import Break, below, swap

SITE = "data/site.yml"
IDS = "u: 0123456789abcdef012345678, id: 9876543210"
HOST = "host: fair.us21.list-manage.com"
UUID = "01234567-89ab-cdef-0123-456789abcdef"


def block(name: str, yaml: str, message: str, fix: str, form: str = "sign_up", more: int = 0) -> Break:
    """Return a row that gives a form another block."""
    return Break(name, SITE, swap(f"  {form}: {{service: practice}}", f"  {form}: §{{{yaml}}}"), message, fix, more=more)


THE_FORMS = (
    block("an unknown service", "service: mailchump", "`service` cannot be “mailchump”", "Did you mean mailchimp?"),
    block("Mailchimp without its ids", f"service: mailchimp, {HOST}, fields: {{zip: MMERGE5}}",
          "Mailchimp needs `u` and `id`", "Copy both from the form's address, https://HOST/subscribe/post?u=U&id=ID"),
    block("Mailchimp without one id", f"service: mailchimp, {HOST}, u: 0123456789abcdef012345678, fields: {{zip: MMERGE5}}",
          "Mailchimp needs `id`", "Copy it from the form's address"),
    block("Mailchimp with nothing", "service: mailchimp, fields: {zip: MMERGE5}",
          "Mailchimp needs `host`, `u` and `id`", "Copy them from the form's address"),
    block("an id cut short", f"service: mailchimp, {HOST}, u: 0123, id: 9876543210, fields: {{zip: MMERGE5}}",
          "`u` is “0123”; wanted is about 25 digits and letters", "Copy it again from the form's address"),
    block("Mailchimp at another host", f"service: mailchimp, host: mailchimp.com, {IDS}, fields: {{zip: MMERGE5}}",
          "wanted is a host like example.us21.list-manage.com", "Copy it again"),
    block("a host with https", f"service: listmonk, host: 'https://lists.example.org', list: {UUID}",
          "wanted is a host name like lists.example.org, no https://", "Correct it"),
    block("Mailchimp not told where the ZIP goes", f"service: mailchimp, {HOST}, {IDS}",
          "Mailchimp needs to be told its name for the ZIP code", "like `zip: NAME`; Mailchimp lists them as merge tags"),
    block("a merge tag in lowercase letters", f"service: mailchimp, {HOST}, {IDS}, fields: {{zip: mmerge5}}",
          "“mmerge5” is not what Mailchimp calls a field", "merge tags"),
    block("Buttondown without a user", "service: buttondown", "Buttondown needs `user`", "https://buttondown.com/USER"),
    block("Kit with a name for its id", "service: kit, form: our-form", "`form` is “our-form”; wanted is digits", "https://app.kit.com/forms/FORM"),
    block("Formspree with a whole address", "service: formspree, form: 'https://formspree.io/f/abcdefgh'",
          "wanted is about eight letters", "Copy it again from the form's address"),
    block("listmonk without a list", "service: listmonk, host: lists.example.org", "Listmonk needs `list`", "Copy it from the form under Lists, Forms"),
    block("messages to listmonk", f"service: listmonk, host: lists.example.org, list: {UUID}",
          "listmonk has no room for the message", "Choose another service", form="contact"),
    block("Google without names", "service: google-forms, form: 1FAIpQLSexampleexampleexample, fields: {email: entry.1}",
          "Google Forms needs to be told its name for the ZIP code", "Google shows them as entry.NUMBER"),
    block("Google with a name of its own", "service: google-forms, form: 1FAIpQLSexampleexampleexample, fields: {email: entry.1, zip: ZIP}",
          "“ZIP” is not what Google Forms calls a field", "entry.NUMBER"),
    block("a hosted page without an address", "service: hosted-page", "A hosted page needs `page`", "the address bar"),
    block("an id of another service", "service: kit, form: '1234567', user: fair", "`service: kit` has no use for `user`", "Remove it"),
    block("a trap for a link", "service: hosted-page, page: 'https://actionnetwork.org/forms/x', trap: website",
          "`service: hosted-page` has no use for `trap`", "Remove it"),
    block("a field that is not asked for", "service: kit, form: '1234567', fields: {message: 'fields[message]'}",
          "This form does not ask for the message", "Remove the line"),
    block("an unknown field", "service: kit, form: '1234567', fields: {phone: x}", "`phone` is not a known key", "Remove it; known are email, zip"),
    block("two fields of one name", "service: formspree, form: abcdefgh, fields: {zip: email}", "both called email", "Rename or remove one"),
    block("a trap named as a field", "service: practice, trap: zip", "both called zip", "Rename or remove one"),
    block("an extra field named as another", "service: buttondown, user: fair, extra: {embed: '2'}", "both called embed", "Rename or remove one"),
    block("a redirect host with a path", "service: kit, form: '1234567', redirect_hosts: [kit.com/x]",
          "wanted is a host name", "Correct it"),
)

THE_PROMISES = (
    Break("no date for security.txt", SITE, swap("security_expires: 2027-12-01\n", "", 2),
          "there is no security.txt", "set a date at most a year ahead", level="warning"),
    Break("security.txt about to expire", SITE, swap("security_expires: 2027-12-01", "§security_expires: 2027-04-10"),
          "security.txt expires in 59 days", "Check that the email address is still read", level="warning"),
    Break("security.txt expired", SITE, swap("security_expires: 2027-12-01", "§security_expires: 2027-02-09"),
          "expired on 2027-02-09 and is no longer published", "set a date", level="warning"),
    Break("security.txt for ever", SITE, swap("security_expires: 2027-12-01", "§security_expires: 2037-12-01"),
          "would expire only on 2037-12-01", "at most a year ahead", level="warning"),
    Break("an example that is no key", SITE, below("examples: [§emial]\n"), "There is no key `emial`", "Remove it"),
)

TABLE = (*THE_FORMS, *THE_PROMISES)
