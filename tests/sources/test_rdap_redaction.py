"""Words that stand in place of a registrant, and names that only resemble them."""

import pytest

from openroll.sources.rdap_redaction import is_hidden


@pytest.mark.parametrize(
    "text",
    [
        *(
            "REDACTED FOR PRIVACY",
            "Data Protected",
            "Not Disclosed",
            "Statutory Masking Enabled",
            "GDPR Masked",
        ),
        *("Domains By Proxy, LLC", "Withheld for Privacy ehf", "Contact Privacy Inc. Customer 0123456789"),
        *("WhoisGuard, Inc.", "Perfect Privacy, LLC", "See PrivacyGuardian.org", "Private by Design, LLC"),
        *(
            "Identity Protect Limited",
            "Whois Agent",
            "Domain ID Shield Service CO., Limited",
            "DNStination Inc.",
        ),
        *(
            "c/o whoisproxy.com",
            "On behalf of post.example owner",
            "Registration Private",
            "COMPANY NAME HIDDEN",
        ),
        *("Personal data, can not be publicly disclosed", "-", "N/A", "not applicable", "", "  .  "),
    ],
)
def test_hidden(text: str) -> None:
    assert is_hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Invented Post Limited",
            "Public Identity Ltd",
            "Hidden Hearing Ltd",
            "Private Internet Access, Inc.",
        ),
        *("AnonymousSpeech GmbH", "Secure Data Corp", "Nobody & None Ltd", "1 Private Street"),
    ],
)
def test_shown(text: str) -> None:
    assert not is_hidden(text)
