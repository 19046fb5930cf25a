"""Evidence in the office: a citation opens its snapshot at the quoted place, failures say so, and nothing acts."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from openroll.roll import models
from openroll.site.register import Register
from openroll.sources.evidence import Evidence
from openroll.sources.failed import FailedCapture
from openroll.sources.snapshot import Hop
from tests.people.making import client_of
from tests.roll.making import what_was_made

from .answers import HARM, LETTER, RECORD, Answered, fill_case
from .cases import fill_office
from .test_pages import Elements, page

MARK = re.compile(r'<mark id="quote">(.*?)</mark>', re.DOTALL)
ACTING = {"script", "img", "iframe", "object", "embed", "form", "base", "meta", "input", "style", "svg"}


@pytest.fixture
def office(opened: Register) -> Client:
    """A signed-in browser."""
    return client_of("registrar")


def _answered(register: Register) -> tuple[Register, Answered]:
    return register, fill_case(register)


@pytest.fixture
def both(tmp_path: Path, free_database: str) -> Iterator[tuple[Register, Answered]]:
    with what_was_made(_answered, tmp_path / "register", free_database) as told:
        yield told


@pytest.fixture
def opened(both: tuple[Register, Answered]) -> Register:
    return both[0]


@pytest.fixture
def made(both: tuple[Register, Answered]) -> Answered:
    return both[1]


def of_claim(office: Client, made: Answered, name: str, language: str = "en") -> str:
    return page(office, f"/cases/{made.code}/claims/{made.claims[name]}", language)


def marked(shown: str) -> list[str]:
    """The words that the page marks and leads to."""
    assert shown.count('id="quote"') <= 1
    return [Elements(found).text for found in MARK.findall(shown)]


@pytest.mark.parametrize(
    ("name", "quote"),
    [
        ("json", '"LANTERN \\u0026 SONS LTD"'),
        ("member", "20"),
        ("page", "Lantern & Sons Ltd\n1 Wharf"),
        ("attribute", "desk@lantern.example"),
        ("text", "Contact: mailto:second@lantern.example"),
        ("message", "post@lantern.example"),
        ("certificate", "register.example"),
    ],
)
def test_a_citation_opens_at_its_quotation(office: Client, made: Answered, name: str, quote: str) -> None:
    shown = of_claim(office, made, name)
    assert marked(shown) == [quote]
    assert "marked where the citation says" in shown
    assert f'href="/cases/{made.code}/claims/{made.claims[name]}#quote"' in page(
        office, f"/cases/{made.code}"
    )


def test_of_several_the_one_at_the_place_is_marked(office: Client, made: Answered) -> None:
    def before(name: str) -> str:
        return Elements(of_claim(office, made, name).partition('<mark id="quote">')[0]).text

    assert '"n": ' in before("member")[-12:] and '"n": 1\n' in before("member")
    assert before("page").rstrip().endswith("Imprint"), "the one in the text, not that in the navigation"
    assert before("message").count("post@lantern.example") == 1 + 2, (
        "in the heading, the citation and the line before"
    )
    assert before("text").count("mailto:security@lantern.example") == 1


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", ["json", "page", "text", "bytes", "gone"])
def test_nothing_in_a_snapshot_acts(office: Client, made: Answered, name: str, language: str) -> None:
    shown = page(office, f"/cases/{made.code}/snapshots/{made.snapshots[name]}", language)
    elements = Elements(shown)
    after = [
        tag for tag, _ in elements.tags[elements.tags.index(("body", {"class": "govuk-template__body"})) :]
    ]
    assert not {*after} & (ACTING - {"svg"})
    assert after.count("svg") == 1, "the register's own sign"
    for _, attributes in elements.tags:
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "srcdoc")]
        for key in ("href", "src", "action", "data"):
            assert (attributes.get(key) or "/").startswith(("/", "#")), "no address of a stranger is a link"
    if name == "page":
        assert HARM in elements.text, "it is shown as it stands"
        assert "⟨U+202E⟩eno.tpecca⟨U+202C⟩ zero⟨U+200B⟩width" in elements.text
    assert "\u202e" not in shown and "\u200b" not in shown


def test_a_page_is_read_in_lines_and_its_source_stands_below(office: Client, made: Answered) -> None:
    text = Elements(of_claim(office, made, "page")).text
    assert "Imprint\nLantern & Sons Ltd\n1 Wharf\nMail" in text
    assert "<p>Lantern &amp; Sons <b>Ltd</b><br>1 Wharf</p>" in text
    source_only = of_claim(office, made, "attribute")
    assert "marked in the source below" in source_only


def test_a_quotation_that_is_not_there_is_said_to_be_missing(office: Client, made: Answered) -> None:
    for name in ("absent", "bytes"):
        shown = of_claim(office, made, name)
        assert marked(shown) == []
        assert "was not found in this answer" in shown
        assert 'id="quote"' in shown, "the link leads to what is said about it"
    assert "no text that can be shown" in of_claim(office, made, "bytes")
    assert "25 50 44 46 2d 31 2e 37" in of_claim(office, made, "bytes")


def test_how_it_was_got(office: Client, made: Answered) -> None:
    text = Elements(of_claim(office, made, "json")).text
    for said in (
        "https://register.example/SC000001?there", "192.0.2.7", "192.0.2.8", "status 302", "status 200", "Demo",
        "subject CN: register.example", hashlib.sha256(RECORD.encode()).hexdigest(), f"{len(RECORD)} bytes", HARM,
        "23\u00a0November\u00a02026", "application/json",
    ):  # fmt: skip
        assert said in text, said


def test_what_failed_is_shown_as_failed(office: Client, made: Answered) -> None:
    listed = Elements(page(office, f"/cases/{made.code}")).text
    assert listed.count("Failed") == 2 and listed.count("Kept") == 4
    assert "answered with status 404" in listed and "answered with status 503" in listed
    assert "http://127.0.0.1/ leads to this machine." in listed and "unsafe" in listed
    for name, status in (("gone", 404), ("out", 503)):
        shown = Elements(page(office, f"/cases/{made.code}/snapshots/{made.snapshots[name]}")).text
        assert f"This capture failed: the server answered with status {status}." in shown
        assert f"https://lantern.example/{name}?there" in shown, (
            "its own way, though others have the same bytes"
        )


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_failed_capture_says_how_far_it_got(
    office: Client, opened: Register, made: Answered, language: str
) -> None:
    path = f"/cases/{made.code}/refused/1"
    assert f'href="{path}"' in page(office, f"/cases/{made.code}")
    assert "192.0.2.9" not in page(office, path, language)
    at = models.Case.objects.get(code=made.code).received_at
    link = "http://127.0.0.1/"
    chain = (Hop(link, 302, "192.0.2.9", "/x"),)
    failed = FailedCapture(link, at, "unsafe", "No.", {}, chain, "http://x.example/" + HARM, "192.0.2.10")
    Evidence(opened.evidence).keep_failure(failed)
    shown = page(office, path, language)
    text = Elements(shown).text
    assert "192.0.2.9" in text and "192.0.2.10" in text and "http://x.example/" + HARM in text
    assert HARM not in shown
    for other in (0, 2, 10**30):
        assert office.get(f"/cases/{made.code}/refused/{other}").status_code == 404
    for file in opened.evidence.glob("failed/*"):
        file.write_bytes(b"damaged")
    assert "192.0.2.9" not in page(office, path, language)


def test_remarks_open_too(office: Client, made: Answered) -> None:
    case = models.Case.objects.get(code=made.code)
    assert [one["text"] for one in case.result["alerts"]] == ["LANTERN has been dissolved."]
    assert f'href="/cases/{made.code}/alerts/1#quote"' in page(office, f"/cases/{made.code}")
    assert marked(page(office, f"/cases/{made.code}/alerts/1")) == ['"1 Wharf"']
    for path in ("alerts/0", "alerts/2", "remarks/1", f"alerts/{10**30}"):
        assert office.get(f"/cases/{made.code}/{path}").status_code == 404


@pytest.mark.parametrize("name", ["json", "bytes", "gone"])
def test_the_bytes_are_a_file_to_keep(office: Client, opened: Register, made: Answered, name: str) -> None:
    row = models.Snapshot.objects.get(pk=made.snapshots[name])
    _, path = Evidence(opened.evidence).seen(row.sha256, row.url, row.retrieved_at)
    for part, ending, wanted in (("body", ".bin", None), ("warc", ".warc.gz", path.read_bytes())):
        answer = office.get(f"/cases/{made.code}/snapshots/{row.pk}/{part}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{row.sha256}{ending}"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Cache-Control"] == "no-store"
        assert (
            answer.content == wanted if wanted else hashlib.sha256(answer.content).hexdigest() == row.sha256
        )


def test_nothing_of_another_case_is_reached(office: Client, opened: Register, made: Answered) -> None:
    other = fill_office(opened)["entered"]
    theirs = models.Claim.objects.filter(case__code=other).first()
    assert theirs is not None
    for path in (
        f"/cases/{other}/claims/{made.claims['json']}",
        f"/cases/{made.code}/claims/{theirs.pk}",
        f"/cases/none/claims/{made.claims['json']}",
        f"/cases/{made.code}/claims/{10**30}",
        f"/cases/{made.code}/claims/0",
    ):
        assert office.get(path).status_code == 404, path
    for pk in (made.snapshots["json"], 0, 10**30):
        for end in ("", "/body", "/warc"):
            assert office.get(f"/cases/{other}/snapshots/{pk}{end}").status_code == 404
    # A claim that names the digest of another case's snapshot opens nothing of it.
    models.Claim.objects.filter(pk=theirs.pk).update(snapshot=hashlib.sha256(RECORD.encode()).hexdigest())
    assert "This snapshot is not kept" in page(office, f"/cases/{other}/claims/{theirs.pk}")


@pytest.mark.parametrize("digest", ["", "../../log.key", "0" * 63, "Z" * 64, "█████"])
def test_a_digest_that_is_none_opens_nothing(office: Client, made: Answered, digest: str) -> None:
    models.Snapshot.objects.filter(pk=made.snapshots["json"]).update(sha256=digest)
    models.Claim.objects.filter(pk=made.claims["json"]).update(snapshot=digest)
    assert "This snapshot is not kept" in of_claim(office, made, "json")
    assert office.get(f"/cases/{made.code}/snapshots/{made.snapshots['json']}/body").status_code == 404


def test_what_is_gone_or_damaged_is_said(office: Client, opened: Register, made: Answered) -> None:
    row = models.Snapshot.objects.get(pk=made.snapshots["json"])
    evidence = Evidence(opened.evidence)
    _, path = evidence.seen(row.sha256, row.url, row.retrieved_at)
    path.write_bytes(b"no WARC file")
    assert "is damaged" in of_claim(office, made, "json")
    assert office.get(f"/cases/{made.code}/snapshots/{row.pk}/warc").status_code == 404
    evidence.delete(row.sha256)
    assert "This snapshot is not kept" in of_claim(office, made, "json")
    assert "This snapshot is not kept" in of_claim(office, made, "unkept")
    models.Snapshot.objects.filter(pk=row.pk).update(sha256="")
    assert "removed by a redaction" in page(office, f"/cases/{made.code}")


def test_a_claim_that_was_redacted_says_so(office: Client, made: Answered) -> None:
    empty = {"value": "", "original": "", "quote": "", "where": "", "snapshot": "", "verdict": "redacted"}
    models.Claim.objects.filter(pk=made.claims["json"]).update(**empty)
    assert "This snapshot is not kept" in of_claim(office, made, "json")


@pytest.mark.parametrize("name", ["json", "page", "text", "bytes", "absent", "unkept", "message"])
def test_every_page_speaks_russian(office: Client, made: Answered, name: str) -> None:
    assert "{" not in Elements(of_claim(office, made, name, "ru").partition("<section")[0]).text


def test_nothing_can_be_written(office: Client, made: Answered) -> None:
    for path in (f"claims/{made.claims['json']}", f"snapshots/{made.snapshots['json']}/body", "alerts/1"):
        for method in (office.post, office.put, office.delete, office.patch):
            assert method(f"/cases/{made.code}/{path}").status_code == 405


def test_what_the_address_says_moves_no_mark(office: Client, made: Answered) -> None:
    path = f"/cases/{made.code}/claims/{made.claims['json']}"
    plain, asked = page(office, path), page(office, path + "?quote=1+Wharf&where=/address/line")
    # The switch of languages leads back to where one is.
    assert plain == asked.replace("%3Fquote%3D1%2BWharf%26where%3D%2Faddress%2Fline", "")


def test_the_message_is_the_one_that_came(office: Client, made: Answered) -> None:
    text = Elements(of_claim(office, made, "message")).text
    assert LETTER in text
