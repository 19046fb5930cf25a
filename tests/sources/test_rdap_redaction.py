"""Words that stand in place of a registrant, and names that only resemble them."""

import pytest

from openroll.sources.rdap_redaction import is_hidden, is_role, is_withheld, stands_for_another


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
        *(
            "This data is protected",
            "Information is withheld",
            "Unavailable",
            "Dati protetti",
            "Données masquées",
        ),
        *("Knock Knock WHOIS Not There, LLC", "A Happy DreamHost Customer", "PROTECTSERVICE, LTD."),
        *(
            "This Domain Is For Sale",
            "Hidden in Whois",
            "Not shown, please visit the registry",
            "Personne physique",
        ),
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
        *("For Sale By Owner LLC", "Knock Post Ltd"),
    ],
)
def test_shown(text: str) -> None:
    assert not is_hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "REDACTED FOR PRIVACY",
            "Redacted for Privacy Purposes",
            "Redacted | Registry Policy",
            "DATA REDACTED",
        ),
        *("GDPR Masked", "Not Disclosed", "Statutory Masking Enabled", "Data Protected", "", "N/A"),
    ],
)
def test_a_value_that_is_withheld_says_nothing_of_the_rest(text: str) -> None:
    assert is_withheld(text)
    assert is_hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "Private Registrant",
        "Registration Private",
        "Whois Agent",
        "Domains By Proxy, LLC",
        "Invented Post Ltd",
    ],
)
def test_who_stands_in_the_place_of_another_is_not_withheld(text: str) -> None:
    assert not is_withheld(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *((one, True) for one in ("Domain Administrator", "Hostmaster", "DNS Admin", "Domain Name Manager")),
        *((one, True) for one in ("Domains Department", "registrant name", "IT Dept.", "Legal Department")),
        *(
            (one, False)
            for one in ("Invented Post Ltd", "Master Post", "Domain Host Ltd", "Contact GmbH", "")
        ),
    ],
)
def test_roles(text: str, role: bool) -> None:
    assert is_role(text) is role


@pytest.mark.parametrize(
    "text", ["Privato", "Privada", "Privé", "Privatna osoba", "Fizička osoba", "Persona fisica"]
)
def test_a_private_person_in_other_languages_is_no_name(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize(
    ("text", "domain", "stand_in"),
    [
        ("HugeDomains.com", "kiln.example", True),
        ("HugeDomains.com", "hugedomains.com", False),
        ("Sedo GmbH", "kiln.example", True),
        ("Sedo GmbH", "sedo.co.uk", False),
        ("Wix.com Ltd.", "blue-kiln.example", True),
        ("Wixom Pottery Ltd", "blue-kiln.example", False),
        ("Sedona Kiln LLC", "blue-kiln.example", False),
        ("Dan.com", "kiln.example", True),
        ("Dan Kiln Ltd", "kiln.example", False),
        ("Invented Trade, Inc. DBA InventedDomains.com", "kiln.example", True),
        ("Blue Domains LLC", "kiln.example", True),
        ("Kiln Domains Ltd", "blue-kiln.example", False),
        ("Domaines Kiln SARL", "pots.example", False),
    ],
)
def test_who_sells_or_keeps_domains_for_others(text: str, domain: str, stand_in: bool) -> None:
    assert stands_for_another(text, domain) is stand_in
