"""Companies whose services stand in many privacy policies: on a page that is not theirs, never its operator."""

import re
from typing import Final

from .latin import squeezed

# Who takes payments, carries parcels, sends letters, counts visits or lends room for many sites.
_SERVING: Final = """
    paytrail przelewy24 payu tpay dotpay comgate gopay thepay barion montonio
    maksekeskus paysera everypay simplepay corvuspay wspay monri netopia mobilpay euplatesc
    iyzico paytr multisafepay buckaroo payplug lemonway mangopay satispay scalapay vipps
    quickpay pensopay qliro walley trustly payone concardis unzer heidelpay ratepay
    novalnet yookassa robokassa cloudpayments wayforpay liqpay packeta inpost omniva postnord
    mailerlite getresponse smartemailing shoptet idosell klaviyo ifthenpay trustpay redsys nexi sumup viva.com
    zásilkovna zasilkovna postnl bpost chronopost colissimo colisprive seur nacex mondialrelay brt bartolini sendcloud
    speedy econt sameday cargus bring posti matkahuolto itella nets huboo
    home.pl nazwa.pl cyberfolks zenbox o2switch infomaniak planethoster arsys raiola dinahosting cdmon webempresa
    transip combell versio vimexx loopia one.com domeneshop simply.com wedos websupport forpsi active24 zoner
    fasthosts 20i siteground hostgator dreamhost timeweb beget selectel
    posthog pendo quantcast comscore chartbeat adform adroll appnexus xandr pubmatic magnite openx teads
    smartadserver liveramp bugsnag rollbar logrocket smartlook mouseflow crazyegg optimizely kameleoon
    contentsquare appsflyer kochava appmetrica applovin ironsource chartboost vungle admob inmobi mopub awin
    tradedoubler zanox rakuten partnerstack sovrn skimlinks viglink digistore24 contentful plausible
    anthropic deepl elevenlabs huggingface perplexity deepseek supabase firebase planetscale mongodb upstash
    airtable zapier integromat n8n formspree formcarry jotform surveymonkey qualtrics paperform wufoo formstack
    web3forms emailjs resend postmark wildbit sendpulse convertkit aweber moosend omnisend buttondown substack
    beehiiv braze onesignal pushwoosh tidio livechat olark jivosite jivochat smartsupp userlike gorgias helpscout
    freshdesk kustomer docusign hellosign pandadoc dropbox trello asana figma canva logmein gotomeeting webex cisco
    teamviewer anydesk okta auth0 pipedrive quickbooks xero freshbooks
    razorpay paytm cashfree phonepe paystack flutterwave mercadopago pagseguro payoneer skrill neteller paysafe
    gocardless truelayer bluesnap 2checkout chargebee recurly lemonsqueezy gumroad patreon ko-fi donorbox
    justgiving helloasso gofundme givebutter afterpay clearpay cofidis sequra aplazame sezzle datatrans wallee
    saferpay payrexx bancontact payconiq ingenico worldline ogone pay.nl icepay sagepay opayo elavon bambora
    paymill wirecard secupay payolution billpay paydirekt computop
    booking.com airbnb expedia tripadvisor opentable thefork quandoo treatwell fresha doctolib jameda simplybook
    bookeo fareharbor regiondo bokun getyourguide viator smoobu lodgify beds24 guesty cloudbeds siteminder ebay
    etsy zalando bol.com woocommerce prestashop magento bigcommerce ecwid shopware plentymarkets indeed stepstone
    personio recruitee teamtailor workable bamboohr smartrecruiters glassdoor
    jimdo weebly wpengine kinsta bluehost hostpoint cyon heartinternet 123-reg blacknight alfahosting mittwald
    domainfactory 1blu united-domains uberspace raidboxes world4you easyname serverplan keliweb netsons lws ikoula
    alwaysdata nominalia lucushost ptisp dhosting exohosting rackforest dotroll nethely hostico romarg superhosting
    sprinthost reg.ru masterhost hoster.by natro turhost papaki elkdata hostnet antagonist mijndomein neostrada
    surftown unoeuro dandomain curanet zitcom oderland binero glesys proisp louhi seravo
    openstreetmap mapbox maptiler fontawesome typekit hcaptcha friendlycaptcha gravatar akismet disqus addthis
    sharethis addtoany elfsight issuu soundcloud bandcamp mixcloud twitch snapchat flickr tumblr quora xing kununu
    cookieyes termly didomi axeptio complianz consentmanager cookiefirst osano trustarc sirdata
    evri yodel royalmail parcelforce usps purolator aramex tipsa furgonetka apaczka epaka toptrans foxpost boxnow
    cdek boxberry novaposhta ukrposhta venipak lpexpress unisend
    kpmg deloitte pwc pricewaterhousecoopers mazars spotler mailup activecampaign monotype
"""
_THIRDS: Final = frozenset(
    [
        "google",
        "alphabet",
        "youtube",
        "meta",
        "facebook",
        "instagram",
        "whatsapp",
        "microsoft",
        "linkedin",
        "amazon",
        "aws",
        "apple",
        "adobe",
        "oracle",
        "salesforce",
        "twitter",
        "tiktok",
        "bytedance",
        "pinterest",
        "snap",
        "vimeo",
        "spotify",
        "stripe",
        "paypal",
        "klarna",
        "adyen",
        "mollie",
        "worldpay",
        "sumup",
        "braintree",
        "checkout.com",
        "paddle",
        "fastspring",
        "square",
        "wise",
        "revolut",
        "cloudflare",
        "fastly",
        "akamai",
        "hetzner",
        "ovh",
        "ovhcloud",
        "scaleway",
        "ionos",
        "strato",
        "all-inkl",
        "all-inkl.com",
        "netcup",
        "hosteurope",
        "hostinger",
        "godaddy",
        "namecheap",
        "gandi",
        "squarespace",
        "wix",
        "wix.com",
        "shopify",
        "automattic",
        "wordpress",
        "webflow",
        "netlify",
        "vercel",
        "heroku",
        "digitalocean",
        "linode",
        "rackspace",
        "contabo",
        "mailchimp",
        "intuit",
        "sendgrid",
        "twilio",
        "mailgun",
        "mailjet",
        "brevo",
        "sendinblue",
        "cleverreach",
        "hubspot",
        "zendesk",
        "intercom",
        "freshworks",
        "hotjar",
        "matomo",
        "innocraft",
        "mixpanel",
        "amplitude",
        "segment",
        "sentry",
        "datadog",
        "fullstory",
        "criteo",
        "taboola",
        "outbrain",
        "trustpilot",
        "usercentrics",
        "cookiebot",
        "onetrust",
        "iubenda",
        "borlabs",
        "zoom",
        "slack",
        "atlassian",
        "github",
        "gitlab",
        "dhl",
        "ups",
        "fedex",
        "dpd",
        "gls",
        "hermes",
        "schufa",
        "creditreform",
        "crif",
        "giropay",
        "sofort",
        "bitpay",
        "coinbase",
        "discord",
        "reddit",
        "yandex",
        "vk",
        "etracker",
        "econda",
        "zoho",
        "typeform",
        "calendly",
        "eventbrite",
        "fonticons",
        "monotype",
        "cybot",
        "crowdin",
        "openai",
        "edpo",
        "prighter",
        "thuiswinkel",
        "thuiswinkel.org",
        "webwinkelkeur",
        "becommerce",
        "händlerbund",
        "safeshops",
        "datarep",
        "edsr",
    ]
) | frozenset(_SERVING.split())
# Whose terms many shops have as their own, by more than a first word.
_PUBLISHERS: Final = re.compile(
    r"(?:stichting\s)?(?:webshop\skeurmerk|trusted\sshops|protected\sshops|it-recht\skanzlei|geprüfter\swebshop|e-mærket)\b",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(r"[^\W_][\w.-]*")
# Below these anybody has a site: "kiln.github.io" is not GitHub's.
_LENT: Final = re.compile(
    r"(?<=[\w-])\.(?:(?:github|gitlab|webflow)\.io|(?:netlify|vercel|heroku)\.app|(?:myshopify|wixsite|herokuapp)\.com)\Z"
)


def without_lent(host: str) -> str:
    """Return ``host`` without the ending that a provider lends to whoever has a site there."""
    return _LENT.sub("", host)


def is_known_third(name: str, host: str) -> bool:
    """Tell whether ``name`` begins as a well-known provider's does, and ``host`` is not that provider's."""
    first = _FIRST.search(name.lower())
    if first is None:
        return False
    if (lent := _PUBLISHERS.match(name)) is not None:
        return squeezed(lent[0]).removeprefix("stichting") not in squeezed(host)
    word = first[0].rstrip(".")
    own = word.partition(".")[0]
    if word not in _THIRDS and own not in _THIRDS:
        return False
    labels = without_lent(host).split(".")
    return not any(one == own or (one in _THIRDS and one.startswith(own)) for one in labels)
