"""What is known of web addresses that hide where they lead, or follow whoever opens them: tables of facts, by host."""

from __future__ import annotations

import html
import ipaddress
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

# Hosts that only hand on to another address, which may change or lead anywhere.
SHORTENERS = frozenset(
    "aka.ms amzn.to apple.co bit.do bit.ly bitly.com bl.ink buff.ly cutt.ly dlvr.it fb.me flip.it forms.gle g.co goo.gl"
    " hubs.ly is.gd j.mp l.ead.me lnkd.in lnks.gd loom.ly maps.app.goo.gl mobilize.link ow.ly page.link qr.ae rb.gy"
    " rebrand.ly s.id short.io shorturl.at soo.gd spr.ly t.co t.ly tiny.cc tiny.one tinyurl.com trib.al tr.im"
    " urlz.fr v.gd wp.me x.gd youtu.be zpr.io".split()
) - {"forms.gle", "mobilize.link"}  # these two hand out only their own pages


class Wrapper(NamedTuple):
    """A host that notes who clicked before it hands on; both patterns must match in full."""

    host: str
    path: str = ".*"  # a group named `to` holds the target, where it is part of the path
    keys: tuple[str, ...] = ()  # of the query: the first one that is there holds the target


WRAPPERS = (
    Wrapper(r"(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}", r"/url", ("q", "url")),
    Wrapper(r"(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}", r"/amp/s/(?P<to>.+)"),
    Wrapper(r"notifications\.google\.com", r"/g/p/.*"),
    Wrapper(r"[a-z0-9-]+\.safelinks\.protection\.(?:outlook|office365)\.(?:com|us)", ".*", ("url",)),
    Wrapper(r"statics\.teams\.cdn\.office\.net", r"/evergreen-assets/safelinks/.*", ("url",)),
    Wrapper(r"(?:l|lm)\.facebook\.com", r"/l\.php", ("u",)),
    Wrapper(r"(?:www|m)\.facebook\.com", r"/(?:flx/warn/|l\.php)", ("u",)),
    Wrapper(r"l\.(?:instagram|messenger|threads|wl|workplace)\.(?:com|net|co)", "/.*", ("u",)),
    Wrapper(r"out\.reddit\.com", ".*", ("url",)),
    Wrapper(r"(?:www\.|m\.)?youtube\.com", r"/redirect", ("q",)),
    Wrapper(r"(?:t|href)\.(?:umblr|tumblr)\.com", r"/redirect", ("z",)),
    Wrapper(r"(?:www\.)?linkedin\.com", r"/(?:redir/redirect|safety/go)/?", ("url",)),
    Wrapper(r"slack-redir\.net", r"/link", ("url",)),
    Wrapper(r"(?:www\.)?bing\.com", r"/ck/.*"),
    Wrapper(r"duckduckgo\.com", r"/l/", ("uddg",)),
    Wrapper(r"r\.search\.yahoo\.com", r".*/RU=(?P<to>https?(?::|%3A)[^/]+)(?:/.*)?"),
    Wrapper(r"urldefense\.(?:proofpoint\.)?com", r"/v3/__(?P<to>[^*]+?)__;.*"),
    Wrapper(r"urldefense\.(?:proofpoint\.)?com", r"/v3/.*"),
    Wrapper(r"urldefense\.proofpoint\.com", r"/v[12]/url", ("u",)),
    Wrapper(r"linkprotect\.cudasvc\.com", r"/url", ("a",)),
    Wrapper(r"(?:secure-web\.cisco\.com)", r"/.*/(?P<to>https?%3A.+)"),
    Wrapper(r"(?:clicktime|link)\.(?:symantec|edgepilot)\.com", ".*", ("u",)),
    Wrapper(r"(?:protect-[a-z]+|url\.[a-z]+\.m)\.mimecast(?:protect)?\.com"),
    Wrapper(r"deref-(?:mail|gmx|web)\.(?:com|net|de)", ".*", ("redirectUrl",)),
    Wrapper(r"[a-z0-9.-]+\.awstrack\.me", r"/[A-Z]\d+/(?P<to>https?:%2F%2F[^/]+)(?:/.*)?"),
    Wrapper(r"links(?:-\d+)?\.govdelivery\.com", r"/CL0/(?P<to>https?:%2F%2F[^/]+)(?:/.*)?"),
    # Mailings: only the service knows where these lead.
    Wrapper(r"links(?:-\d+)?\.govdelivery\.com"),
    Wrapper(r"clicks?\.(?:actionnetwork|everyaction|ngpvan|ngpmail|aweber|mlsend|mailerlite|convertkit-mail\d?)\.(?:org|com)"),
    Wrapper(r"(?:click|link|links|email|mail)\.(?:indivisible|moveon|dscc|dccc|dga|dlcc|actblue|mobilize|bluestate)\.(?:org|com|us)"),
    Wrapper(r"[a-z0-9.-]+\.list-manage\d?\.com", r"/track/.*"),
    Wrapper(r"[a-z0-9.-]+\.(?:ct\.sendgrid\.net|rs6\.net|hubspotlinks\.com|mjt\.lu|sparkpostmail\.com|customeriomail\.com)"),
    Wrapper(r"(?:ctrk|trk)\.klclick\d?\.com"),
    Wrapper(r"link\.mail\.beehiiv\.com"),
    Wrapper(r"(?:[a-z0-9-]+\.)?substack\.com", r"/redirect/.*"),
    Wrapper(r"(?:cl\.(?:s\d+\.)?exct\.net|click\.[a-z0-9.-]*exacttarget\.com)"),
)  # fmt: skip
# Parts of an address that say who passed it on to whom, whatever its host.
TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|matomo_\w+|pk_\w+|hsa_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid"
    r"|li_fat_id|irclickid|srsltid|wickedid|epik|igshid|igsh|mibextid|mc_cid|mc_eid|mkt_tok|ml_subscriber(?:_hash)?"
    r"|ck_subscriber_id|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsctatracking|oly_anon_id|oly_enc_id|vero_id|vero_conv|ref_src"
    r"|ref_url|si|sourceid|akid|can_id|link_id|email_referrer|email_subject|emci|emdi|ceid|ms_aid|refcodeemailreferrer"
    r"|_ke|_kx|bsft_\w+|elq(?:track(?:id)?|aid|at|campaignid)?|et_rid|et_cid|sfmc_\w+|sc_(?:src|lid|uid|llid|eh)"
    r"|sp(?:mailing|user|job|report)id|trk_(?:contact|msg|module|sid)|emailhash|contactdata|rb_clickid|cmpid|ncid|at_xt"
    r"|sms_ss|_branch_match_id|_branch_referrer)",
    re.IGNORECASE,
)
TRACKING_ON = {  # the same on the hosts named, where elsewhere they may mean anything
    "actionnetwork.org": re.compile(r"source|referrer|clear_id"),
    "facebook.com": re.compile(
        r"__cft__.*|__tn__|__xts__.*|rdid|share_url|ref|fref|hc_ref|hc_location|notif_\w+|acontext"
    ),
    "instagram.com": re.compile(r"ig_\w+"),
    "youtube.com": re.compile(r"feature|pp|ab_channel"),
    "twitter.com": re.compile(r"s|t"),
    "x.com": re.compile(r"s|t"),
    "google.com": re.compile(r"ved|usg|sa|ei|gs_lcp|gs_lcrp|sxsrf|sca_esv|sca_upv"),
    "linkedin.com": re.compile(r"trk|trackingid|lipi|licu|refid"),
    "nytimes.com": re.compile(r"smid|smtyp|campaign_id|instance_id|segment_id|user_id|regi_id"),
}
LOCAL = re.compile(r"(?:.*\.)?(?:localhost|local|internal|intranet|lan|home|home\.arpa|localdomain|test|invalid)")


def host_of(address: str) -> str:
    """Return the host of an address in lowercase, without port or last dot; "" where there is none to be read."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_shortened(address: str) -> bool:
    """Return whether an address only hands on to another."""
    return host_of(address).removeprefix("www.") in SHORTENERS


def wrapper_of(address: str) -> tuple[Wrapper, re.Match[str]] | None:
    """Return the wrapper that an address is of, with its path as found."""
    host = host_of(address)
    if not host:
        return None
    path = urlsplit(address).path or "/"
    if host.endswith("mimecast.com") or "/v3/" in path or "/ck/" in path or "RU=" in path:
        path = address.partition("//")[2].partition("/")[2]
        path = f"/{path}"
    for wrapper in WRAPPERS:
        if re.fullmatch(wrapper.host, host) and (found := re.fullmatch(wrapper.path, path)):
            return wrapper, found
    return None


def unwrapped(address: str) -> str | None:
    """Return the address to which a wrapper hands on, where it is part of the wrapper's; None where it is not."""
    wrapped = wrapper_of(html.unescape(address))
    if wrapped is None:
        return None
    wrapper, found = wrapped
    query = dict(reversed(parse_qsl(urlsplit(html.unescape(address)).query)))
    target = next((query[key] for key in wrapper.keys if key in query), "")
    if "to" in found.re.groupindex:
        target = unquote(found["to"])
    if wrapper.host.startswith(r"urldefense\.proofpoint") and wrapper.keys:
        target = unquote(target.replace("-", "%").replace("_", "/"))
    if wrapper.path.startswith("/amp/"):
        target = f"https://{target}"
    if re.match(r"https?:/[^/]", target):  # some keep one slash of the two
        target = target.replace(":/", "://", 1)
    if not re.match(r"https?://", target, re.IGNORECASE) or "." not in host_of(target):
        return None
    further = unwrapped(target)
    return further or (quote(target, safe="%/:?#@!$&*+,;=~-._") if wrapper_of(target) is None else None)


def untracked(address: str) -> str:
    """Return an address without the parts that only serve to follow people."""
    front, mark, rest = address.partition("?")
    query, hash_, fragment = rest.partition("#")
    parts = re.split("(&amp;|&)", query)
    kept = [part for part in parts[::2] if not is_tracking(part.partition("=")[0], host_of(address))]
    if not mark or len(kept) == len(parts[::2]):
        return address
    between = parts[1] if len(parts) > 1 else "&"
    return front + (mark if kept else "") + between.join(kept) + hash_ + fragment


def tracking(address: str) -> list[str]:
    """Return the names of the parts of an address that only serve to follow people."""
    query = address.partition("#")[0].partition("?")[2]
    names = (part.partition("=")[0] for part in re.split("&amp;|&", query))
    return [name for name in names if is_tracking(name, host_of(address))]


def is_tracking(name: str, host: str) -> bool:
    """Return whether a part of an address of this host says who passed it on."""
    name = unquote(name)
    if TRACKING.fullmatch(name):
        return True
    above = (host.split(".", count)[-1] for count in range(host.count(".")))
    return any(each in TRACKING_ON and TRACKING_ON[each].fullmatch(name.lower()) for each in above)


def is_local(host: str) -> bool:
    """Return whether a host is known only on one computer or in one house, or is only a number."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(LOCAL.fullmatch(host)) or bool(re.fullmatch(r"(?:(?:0x[\da-f]+|\d+)\.?)+", host))
    return True


def is_lookalike(host: str) -> bool:
    """Return whether a host has letters that only look like those of another, as Cyrillic ones among Latin ones."""
    labels = [_unpunycoded(label) for label in host.split(".")]
    latin_end = labels[-1].isascii()
    for label in labels:
        scripts = {unicodedata.name(each, "?").split()[0] for each in label if each.isalpha()}
        odd_latin = any("\u0180" <= each <= "\u02ff" or each in "ıſĸŀħłđŧ" or each >= "\uff00" for each in label)
        if odd_latin or len(scripts) > 1 or (latin_end and scripts - {"LATIN"}):
            return True
    return False


def _unpunycoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return "\uffff"
