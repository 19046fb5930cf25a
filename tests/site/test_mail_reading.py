"""E-mails are read as mail programs write them, and hostile ones end in one clear sentence."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openroll.core.errors import OpenrollError, UnusableInput
from openroll.site.mail_reading import DEEPEST, LARGEST, Mail, read_mail
from tests.examples import USUAL

from .mails import mail, nested, raw, report

MANY = b"--X\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 600 + b"--X--"
WIDE = (b"--X\r\nContent-Type: text/plain;" + b" a=b;" * 2000 + b"\r\n\r\nx\r\n") * 200 + b"--X--"
PIECES = (
    b"From: ", b"a@b.example", b"\r\n", b"Subject: =?utf-8?b?", b"?=", b"Content-Type: multipart/mixed; boundary=X\r\n",
    b"--X", b"--", b"Content-Transfer-Encoding: base64\r\n", b"\xff\x00", b"Content-Type: message/rfc822\r\n",
    b'"', b"(", b"<", b"@", b"Content-Type: text/html; charset*=utf-8''%ff\r\n", b"Reply-To: ", b"In-Reply-To: <",
    b">", b";", b"Content-Disposition: ",
)  # fmt: skip


def read(made: EmailMessage | bytes) -> Mail:
    return read_mail(made if isinstance(made, bytes) else made.as_bytes())


def test_a_plain_mail() -> None:
    got = read(mail("Письмо\nhttps://a.example\n", Message_ID="<1@mail.example>"))
    assert (got.name, got.address, got.subject) == ("Anna Smith", "anna@mail.example", "A service")
    assert got.text.rstrip("\n") == "Письмо\nhttps://a.example"
    assert (got.message_id, got.references, got.attachments, got.automatic) == (
        "<1@mail.example>",
        (),
        0,
        False,
    )


def test_answers_go_where_the_sender_wants_them() -> None:
    assert read(mail(Reply_To="office@mail.example")).address == "office@mail.example"
    assert read(mail(Reply_To="undisclosed-recipients:;")).address == "anna@mail.example"


def test_the_plain_part_is_taken_and_the_page_left() -> None:
    made = mail("The plain words")
    made.add_alternative("<p>The page</p>", subtype="html")
    got = read(made)
    assert got.text.strip() == "The plain words"
    assert got.attachments == 0


def test_a_page_alone_is_read_with_its_links() -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.set_content(
        "<html><head><title>T</title><style>p{}</style></head><body>"
        '<p>See <a href="https://a.example/x">our <b>page</b></a>.</p><script>evil()</script><div>Two<br>lines</div>'
        '<a href="javascript:evil()">no</a></body></html>',
        subtype="html",
    )
    text = read(made).text
    assert "See our page https://a.example/x ." in text
    assert "Two\nlines" in text
    assert "evil" not in text
    assert "T\n" not in text


def test_files_are_counted_and_not_read() -> None:
    made = mail("Here it is")
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="x.pdf")
    made.add_attachment("a secret page", filename="x.txt")
    got = read(made)
    assert got.attachments == 2
    assert got.text.strip() == "Here it is"


def test_files_alone_are_refused_politely() -> None:
    made = EmailMessage()
    made["From"] = "a@b.example"
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="x.pdf")
    with pytest.raises(UnusableInput, match="Files are not read"):
        read(made)


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        (b"koi8-r", "Привет".encode("koi8-r"), "Привет"),
        (b"utf-8", "Привет".encode("cp1251"), "Ïðèâåò"),
        (b"nonsense", "Привет".encode(), "Привет"),
        (b"utf-16", "Привет".encode("utf-16"), "Привет"),
        (b"idna", b"plain", "plain"),
        (b"base64", b"plain", "plain"),
    ],
)
def test_a_wrong_charset_is_no_traceback(charset: bytes, body: bytes, text: str) -> None:
    assert read(raw(body, b"Content-Type: text/plain; charset=" + charset)).text == text


def test_without_a_charset_russian_of_old_programs_is_read() -> None:
    assert read(raw("Привет".encode("cp1251"), b"Content-Type: text/plain")).text == "Привет"
    assert read(raw("Привет".encode())).text == "Привет"


def test_a_head_in_bare_utf_8_is_read() -> None:
    got = read("From: Анна <anna@mail.example>\r\nSubject: Служба\r\n\r\nx".encode())
    assert (got.name, got.subject) == ("Анна", "Служба")


def test_what_it_answers_the_nearest_first() -> None:
    got = read(mail(In_Reply_To="<3@x>", References="<1@x> <2@x> <3@x>"))
    assert got.references == ("<3@x>", "<2@x>", "<1@x>")


@pytest.mark.parametrize(
    ("headers", "automatic", "bulk"),
    [
        ({"Auto_Submitted": "auto-replied"}, True, False),
        ({"Auto_Submitted": "no"}, False, False),
        ({"Return_Path": "<>"}, True, False),
        ({"Return_Path": "<anna@mail.example>"}, False, False),
        ({"Precedence": "bulk"}, False, True),
        ({"List_Id": "<office.roll.example>"}, False, True),
        ({}, False, False),
    ],
)
def test_machines_are_told_from_people(headers: dict[str, str], automatic: bool, bulk: bool) -> None:
    got = read(mail(**headers))
    assert (got.automatic, got.bulk) == (automatic, bulk)


def test_a_letter_that_came_back_is_recognised() -> None:
    got = read(report())
    assert got.bounced == "smtp; 550 5.1.1 no such user"
    assert got.references == ("<ours@roll.example>",)
    assert not read(report(action="delayed", status="4.4.1")).bounced


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no e-mail"),
        (b"\r\n\r\n", "no e-mail"),
        (b"just some words\nof text", "no e-mail"),
        (raw(b""), "no text"),
        (raw(b" \r\n\t"), "no text"),
        (raw(b"", b"Content-Type: multipart/mixed; boundary=X"), "no text"),
        (b" " * (LARGEST + 1), "too large"),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=X\n\n" + b"--X\n\nx\n" * 6000, "parts"),
        (b"From: a@b.example\nSubject: " + b"=?utf-8?q?A?= " * 2000 + b"\n\nx", "longer than"),
        (b"From: a@b.example\r\nReferences:" + b"\r\n <a@b>" * 3000 + b"\r\n\r\nx", "longer than"),
        (b"From: a@b.example\rContent-Type: text/plain;" + b" a=b;" * 4000 + b"\r\rx", "longer than"),
        (raw(WIDE, b"Content-Type: multipart/mixed; boundary=X"), "longer than"),
        (nested(100), "parts within parts"),
        (nested(5000), "parts within parts"),
        (raw(MANY, b"Content-Type: multipart/mixed; boundary=X"), "parts"),
    ],
)
def test_hostile_mails_get_a_clear_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnusableInput, match=said):
        read_mail(data)


def test_what_mail_programs_nest_is_read() -> None:
    assert read_mail(nested(DEEPEST - 1)).text.strip() == "words"


def test_a_page_that_takes_too_long_is_not_read() -> None:
    with pytest.raises(UnusableInput, match="takes too long"):
        read_mail(raw(b"<div>" * 100_000 + b"words", b"Content-Type: text/html"))


@settings(max_examples=2 * USUAL)
@given(st.binary(max_size=500) | st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_no_bytes_give_a_traceback(data: bytes) -> None:
    try:
        got = read_mail(data)
    except OpenrollError:
        return
    (got.text + got.subject + got.name + got.address).encode()
