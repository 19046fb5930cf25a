"""A register's own field for a website: which domain of it is the company's.

People fill it in, some of them with the address of a platform or with half of a mailbox. A register binds what stands
there, and nobody gets a platform for having written its name.
"""

import re
from typing import Final

from openroll.core.errors import N_
from openroll.identity import domain

from .base import Answer, Path

# No host of theirs is a user's own.
_PLATFORMS: Final = """
facebook.com fb.com instagram.com linkedin.com twitter.com x.com youtube.com youtu.be tiktok.com pinterest.com
whatsapp.com wa.me t.me google.com g.page amazon.com ebay.com allegro.pl olx.pl gmail.com googlemail.com outlook.com
hotmail.com live.com yahoo.com icloud.com
"""
_FOR_ALL: Final = frozenset(_PLATFORMS.split())
# Whoever has a site there has a host of its own below them.
_SITE_BUILDERS: Final = """
wordpress.com wix.com wixsite.com blogspot.com tumblr.com github.io github.com weebly.com webnode.com webnode.fi
myshopify.com etsy.com medium.com squarespace.com business.site linktr.ee bit.ly jimdo.com jimdofree.com
"""
_BUILDERS: Final = frozenset(_SITE_BUILDERS.split())


def claim_website(answer: Answer, path: Path) -> None:
    """Claim the domain of the website at ``path`` of ``answer``: the register's own field binds it.

    A page below somebody's domain may be a page on another company's platform: it binds nothing, and claiming that
    domain would be claiming the platform. The platform itself is only its own company's, by its name.
    """
    written = answer.str_at(*path)
    found = domain.of_website(written) if written else None
    if not found or not found.whole_site:
        return
    if _is_for_all(found.domain) and not _is_named(answer, found.domain):
        answer.remark(
            N_("{source}: the website is {domain}, where many have pages; it is not taken."),
            path,
            domain=found.domain,
        )
        return
    answer.claim("domain", found.domain, path, binding="register")


def _is_for_all(host: str) -> bool:
    return host in _BUILDERS or host in _FOR_ALL or domain.registrable(host) in _FOR_ALL


def _is_named(answer: Answer, host: str) -> bool:
    """Tell whether a name of the company in ``answer`` bears that of ``host``: Allegro's site is allegro.pl."""
    label = (domain.registrable(host) or host).partition(".")[0]
    names = (one.value for one in answer.claims if one.property in ("name", "trading_name"))
    return len(label) > 2 and any(label in re.sub(r"\W", "", name.casefold()) for name in names)
