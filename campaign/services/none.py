"""No service: the page offers the group's mail address. Source: nothing to know."""

from campaign.services.service import Service

SERVICE = Service(name="mail", kind="mail")
