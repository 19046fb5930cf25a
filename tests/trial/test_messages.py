"""Messages as people write and forward them: what is meant is found, and nothing else."""

from urllib.parse import quote

import pytest

from tests.trial.answers import API, PAGE, british, submit

LINK = f"{PAGE}00445791"
HOST = "https://find-and-update.company-information.service.gov.uk/"
MAIL = "info@example-chat.com"
SITE = [("example-chat.com", "claimed")]


@pytest.mark.parametrize(
    ("message", "services"),
    [
        (f"Здравствуйте! Внесите сервис (example-chat.com): {LINK}. Почта: {MAIL}. С уважением, Иван.", SITE),
        (f"[company]({LINK}) [site](https://www.example-chat.com/), [us](mailto:{MAIL})", SITE),
        (f'[company]({LINK} "Companies House") {MAIL}', []),
        (f"<{LINK}> <{MAIL}> <https://example-chat.com>", SITE),
        (f'<a href="{LINK}">x</a> <a href="mailto:{MAIL}?subject=Hi">m</a>', []),
        (f"{LINK.upper()}\n{MAIL.upper()}", []),
        (f"{LINK.removeprefix('https://')} {MAIL} example-chat.com.", SITE),
        (f"www.{LINK.removeprefix('https://')} {MAIL}", []),
        (f"https://www.{LINK.removeprefix('https://')} {MAIL}", []),
        (f"{LINK} and {API}00445791, {MAIL}!", []),
        (f"«{LINK}»; “{MAIL}”, (https://example-chat.com); https://example-chat.com/a?b=c…", SITE),
        (f"{LINK}\u200b {MAIL}\u200b, https://example-chat.com\ufeff", SITE),
        (f"{HOST}\n  company/00445791, {MAIL}, https://www.example-chat.com", SITE),
        (f"{HOST}\r\n> > company/00445791, {MAIL}", []),
        (f"{HOST} company/00445791, {MAIL}, https://www.example-chat.com", SITE),
        (f"<{HOST}company/\n00445791>, {MAIL}", []),
        (f"{LINK} {MAIL} tel. +44.20.7946.0018, v1.2.3, £3.50, 12.11.2026, report.pdf, т.е. и т.д.", []),
        (f"{LINK},{MAIL},https://www.example-chat.com", SITE),
        (f"https://example-chat.com;{MAIL}|{LINK}", SITE),
        (f"**{LINK}** __{MAIL}__ _{MAIL}_ `https://example-chat.com`", SITE),
        (f"👉{LINK}👈 📧{MAIL}🌐example-chat.com🙂", SITE),
        (f"{LINK}✔️ {MAIL} https://example-chat.com/→", SITE),
        (f"{LINK} {MAIL} https://resources.companieshouse.gov.uk/ www.prh.fi", []),
    ],
)
def test_the_company_enters(message: str, services: list[tuple[str, str]]) -> None:
    told = submit(message, british("00445791", "SMALL LTD"))
    assert told.verdict == "enter"
    assert (told.value("number"), told.value("email"), told.services) == ("00445791", MAIL, services)


def test_an_email_all_in_capitals_is_taken_in_small_letters() -> None:
    told = submit(f"{LINK} IVAN.PETROV@EXAMPLE-CHAT.COM", british("00445791", "SMALL LTD"))
    assert told.value("email") == "ivan.petrov@example-chat.com"


def test_a_look_alike_in_an_email_is_called_one() -> None:
    told = submit(f"{LINK} info@ехample-chat.com", british("00445791", "SMALL LTD"))
    assert told.value("email") is None
    assert ["scripts" in one for one in told.refused] == [True]
    assert [one.link for one in told.findings.refused] == ["info@ехample-chat.com"]


def test_a_character_without_width_inside_a_host_makes_no_other_domain() -> None:
    told = submit(f"{LINK} {MAIL} https://exam\u200bple-chat.com", british("00445791", "SMALL LTD"))
    assert told.services == []
    assert len(told.refused) == 1


@pytest.mark.parametrize(
    "link",
    [
        "https://www.companieshouse.gov.uk/",
        "https://resources.companieshouse.gov.uk/serviceInformation.shtml",
        "https://www.prh.fi/en/",
        "https://www.ms.gov.pl/",
    ],
)
def test_a_registers_own_pages_are_no_service(link: str) -> None:
    told = submit(f"{LINK} {MAIL} {link}", british("00445791", "SMALL LTD"))
    assert (told.verdict, told.services) == ("enter", [])
    assert link in told.refused[0]


@pytest.mark.parametrize("between", [" ", "\n", "\n> ", "  "])
def test_words_after_a_registers_front_page_are_no_part_of_it(between: str) -> None:
    told = submit(f"{HOST}{between}is where companies stand. {MAIL}")
    assert "names no company" in told.refused[0]


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://eur01.safelinks.protection.outlook.com/?url={quote(LINK, safe='')}&data=05%7C02&reserved=0",
        f"https://www.google.com/url?q={LINK}&sa=D&usg=x",
        f"https://vk.com/away.php?to={quote(LINK, safe='')}",
        f"https://l.facebook.com/l.php?u={quote(LINK, safe='')}&h=AT",
    ],
)
def test_a_wrapper_of_a_link_is_taken_off_and_claims_nothing(wrapped: str) -> None:
    told = submit(f"{wrapped} {MAIL}", british("00445791", "SMALL LTD"))
    assert (told.verdict, told.services, told.refused) == ("enter", [], [])


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://vk.com/away.php?to=http%3A%2F%2F127.0.0.1%2F",
        "https://vk.com/away.php?to=https%3A%2F%2Fvk.com%2Faway.php%3Fto%3Dhttp%253A%252F%252F10.0.0.1%252F",
    ],
)
def test_what_a_wrapper_hides_is_checked(wrapped: str) -> None:
    told = submit(f"{LINK} {MAIL} {wrapped}", british("00445791", "SMALL LTD"))
    assert told.services == []
    assert "public internet" in told.refused[0]


def test_a_page_that_wraps_nothing_stays_as_it_is() -> None:
    told = submit(f"{LINK} {MAIL} https://vk.com/durov", british("00445791", "SMALL LTD"))
    assert told.services == [("vk.com", "claimed")]


@pytest.mark.parametrize("heading", ["Registrar's answer:", "Ответ регистратора:"])
def test_the_registrars_own_address_is_not_the_operators(heading: str) -> None:
    answer = (
        f"{heading}\n- Entered. Questions to clerk@registrar.org, https://rules.registrar.org, registrar.org"
    )
    told = submit(f"{LINK} {MAIL} https://example-chat.com\n\n{answer}", british("00445791", "ACME LTD"))
    assert (told.verdict, told.value("email"), told.services) == ("enter", MAIL, SITE)
    told = submit(
        f"{LINK}\n\n{answer}\n\nThe registrar, office@registrar.org", british("00445791", "ACME LTD")
    )
    assert (told.verdict, told.value("email"), told.services) == ("insufficient", None, [])
    assert [one.name for one in told.assessment.missing] == ["email"]
