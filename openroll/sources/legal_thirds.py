"""Companies whose services stand in half the world's privacy policies: on a page that is not theirs, never its operator."""

import re
from typing import Final

from .base import host_of

_THIRDS: Final = frozenset(
    ["google", "alphabet", "youtube", "meta", "facebook", "instagram", "whatsapp", "microsoft", "linkedin", "amazon", "aws", "apple", "adobe", "oracle", "salesforce", "twitter", "tiktok", "bytedance", "pinterest", "snap", "vimeo", "spotify", "stripe", "paypal", "klarna", "adyen", "mollie", "worldpay", "sumup", "braintree", "checkout.com", "paddle", "fastspring", "square", "wise", "revolut", "cloudflare", "fastly", "akamai", "hetzner", "ovh", "ovhcloud", "scaleway", "ionos", "strato", "all-inkl", "all-inkl.com", "netcup", "hosteurope", "hostinger", "godaddy", "namecheap", "gandi", "squarespace", "wix", "wix.com", "shopify", "automattic", "wordpress", "webflow", "netlify", "vercel", "heroku", "digitalocean", "linode", "rackspace", "contabo", "mailchimp", "intuit", "sendgrid", "twilio", "mailgun", "mailjet", "brevo", "sendinblue", "cleverreach", "hubspot", "zendesk", "intercom", "freshworks", "hotjar", "matomo", "innocraft", "mixpanel", "amplitude", "segment", "sentry", "datadog", "fullstory", "criteo", "taboola", "outbrain", "trustpilot", "usercentrics", "cookiebot", "onetrust", "iubenda", "borlabs", "zoom", "slack", "atlassian", "github", "gitlab", "dhl", "ups", "fedex", "dpd", "gls", "hermes", "schufa", "creditreform", "crif", "giropay", "sofort", "bitpay", "coinbase", "discord", "reddit", "yandex", "vk", "etracker", "econda", "zoho", "typeform", "calendly", "eventbrite", "fonticons", "monotype", "cybot", "crowdin", "openai", "edpo", "prighter", "datarep", "edsr"]
)
_FIRST: Final = re.compile(r"[^\W_][\w.-]*")


def is_known_third(name: str, url: str) -> bool:
    """Tell whether ``name`` begins as a well-known provider's does, and ``url`` is not that provider's."""
    first = _FIRST.search(name.lower())
    if first is None:
        return False
    word = first[0].rstrip(".")
    return word in _THIRDS and word.partition(".")[0] not in host_of(url).split(".")
