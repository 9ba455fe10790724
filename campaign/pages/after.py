"""The pages after the sign-up form: the next steps, with the day's action among them."""

from __future__ import annotations

from campaign.addresses import addresses
from campaign.campaign import Campaign
from campaign.day import action_of
from campaign.model.page import Page
from campaign.pages import words
from campaign.pages.items import item
from campaign.pages.views_forms import AfterView
from campaign.services import connect

CALENDAR = "/calendar/"


def after_view(campaign: Campaign, page: Page, body: str) -> AfterView:
    """Return the next steps after signing up, as of the campaign's day."""
    sign_up = connect("sign_up", campaign.site.forms.sign_up, campaign.site, campaign.practice)
    action = action_of(campaign, campaign.today)
    return AfterView(
        page=page,
        body=body,
        asks_to_confirm=sign_up.double_opt_in and page.template != "confirmed",
        action=item(campaign, action) if action else None,
        date_words=words.day(campaign.today),
        calendar=CALENDAR if CALENDAR in addresses(campaign) else "",
    )
