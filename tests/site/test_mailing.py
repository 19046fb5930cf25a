"""Letters go to the mail server once, wait when it cannot take them, and lie in a folder where there is none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from openroll.core.errors import UnusableInput
from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.roll.letter_message import message_of, sender_of
from openroll.site import mail_server, mailing
from openroll.site.private_database import use
from openroll.site.register import SETTINGS_FILE, Register, load
from tests.roll.making import NOW

from .mail_servers import Behaviour
from .mail_servers import mail_server as served


def letter(to: str = "reader@mail.example", **params: str) -> models.Letter:
    told = {"subject": "Слово для входа", "body": "Слово: 1234", **params}
    return letters.make(None, "account", actor=POLICY, now=NOW, to=to, language="ru", params=told)


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=SMTP)


@pytest.fixture
def server(opened: Register) -> Iterator[Behaviour]:
    with served(Behaviour()) as behaviour:
        yield behaviour


def mailed(register: Register, server: Behaviour, **more: str) -> Register:
    told = {"mail_from": "register@roll.example", "mail_smtp": server.address, **more}
    made = replace(register, **told)  # type: ignore[arg-type]  # each of them is text
    use(made)
    return made


def state(one: models.Letter) -> str:
    one.refresh_from_db()
    return str(one.state)


def test_a_letter_that_the_server_accepts_is_sent_once(opened: Register, server: Behaviour) -> None:
    one, unaddressed, draft = letter(), letter(to=""), letter()
    models.Letter.objects.filter(pk=draft.pk).update(state="draft", next_try_at=None)
    register = mailed(opened, server, mail_reply_to="office@roll.example")
    assert mailing.send_due(register, NOW) == 1
    assert mailing.send_due(register, NOW + timedelta(days=9)) == 0
    assert [state(each) for each in (one, unaddressed, draft)] == ["sent", "ready", "draft"]
    assert one.sent_at == NOW
    (data,) = server.letters
    got = read(data)
    assert got["From"] == "Test register <register@roll.example>"
    assert got["To"] == "reader@mail.example"
    assert got["Reply-To"] == "Test register <office@roll.example>"
    assert got["Subject"] == "Слово для входа"
    assert got["Message-ID"] == one.message_id
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["Date"].datetime == NOW
    assert got.get_content() == one.body.replace("\n", "\r\n") or got.get_content() == one.body
    assert data.isascii()
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))


def test_several_letters_go_in_one_conversation(opened: Register, server: Behaviour) -> None:
    for n in range(3):
        letter(f"reader{n}@mail.example")
    assert mailing.send_due(mailed(opened, server), NOW) == 3
    assert len([one for one in server.commands if one.upper().startswith("EHLO")]) == 1
    assert server.commands[-1].upper() == "QUIT"


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA", "END"])
def test_what_the_server_cannot_take_for_now_is_sent_later(
    opened: Register, server: Behaviour, verb: str
) -> None:
    one, register = letter(), mailed(opened, server)
    server.answers[verb] = "451 greylisted, come back"
    assert mailing.send_due(register, NOW) == 0
    assert (state(one), one.failure, one.tries) == ("ready", "451 greylisted, come back", 1)
    assert mailing.send_due(register, NOW + timedelta(seconds=59)) == 0
    assert state(one) == "ready"
    server.answers.clear()
    assert mailing.send_due(register, NOW + timedelta(minutes=1)) == 1
    assert (state(one), one.failure) == ("sent", "")


@pytest.mark.parametrize("verb", ["RCPT", "DATA", "END"])
def test_what_the_server_refuses_for_good_has_failed(opened: Register, server: Behaviour, verb: str) -> None:
    one, other = letter(), letter("other@mail.example")
    server.answers[verb] = "550 no such mailbox \x1b[31m"
    register = mailed(opened, server)
    assert mailing.send_due(register, NOW) == 0
    assert (state(one), one.failure) == ("failed", "550 no such mailbox [31m")
    assert state(other) == "failed", "each was asked for"
    assert mailing.send_due(register, NOW + timedelta(days=30)) == 0


def test_a_sender_that_is_refused_is_ours_to_mend(opened: Register, server: Behaviour) -> None:
    one = letter()
    server.answers["MAIL"] = "550 not for you"
    mailing.send_due(mailed(opened, server), NOW)
    assert state(one) == "ready"


@pytest.mark.parametrize("moment", ["MAIL", "RCPT", "DATA", "END"])
def test_a_connection_that_is_cut_loses_nothing(opened: Register, server: Behaviour, moment: str) -> None:
    one, other, register = letter(), letter("other@mail.example"), mailed(opened, server)
    server.cut = moment
    assert mailing.send_due(register, NOW) == 0
    assert (state(one), state(other)) == ("ready", "ready")
    server.cut = ""
    before = len(server.letters)
    assert mailing.send_due(register, NOW + timedelta(minutes=2)) == 2
    ids = {read(data)["Message-ID"] for data in server.letters}
    assert ids == {one.message_id, other.message_id}, "one that came twice has the same id"
    assert len(server.letters) == before + 2


def test_a_server_that_is_not_there_is_asked_again_for_three_days(opened: Register) -> None:
    one = letter()
    register = replace(opened, mail_from="register@roll.example", mail_smtp="smtp://127.0.0.1:1")
    moment, tries = NOW, 0
    while state(one) == "ready":
        assert mailing.send_due(register, moment) == 0
        tries += 1
        assert tries < 20
        one.refresh_from_db()
        moment = one.next_try_at or moment
    assert state(one) == "failed"
    assert timedelta(days=2, hours=12) < moment - NOW < timedelta(days=4)
    assert one.failure


def test_of_many_letters_only_one_waits_for_a_server_that_is_not_there(opened: Register) -> None:
    one, other = letter(), letter("other@mail.example")
    register = replace(opened, mail_from="register@roll.example", mail_smtp="smtp://127.0.0.1:1")
    mailing.send_due(register, NOW)
    other.refresh_from_db()
    assert (one.tries, other.tries) == (0, 0)
    one.refresh_from_db()
    assert one.tries == 1


def test_no_word_goes_in_the_clear_to_another_machine(
    opened: Register, server: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = letter()
    monkeypatch.setattr(mail_server.Server, "near", property(lambda _self: False))
    monkeypatch.setenv(mail_server.PASSWORD, "geheim")
    register = mailed(opened, server, mail_smtp=server.address.replace("://", "://me@"))
    assert mailing.send_due(register, NOW) == 0
    assert (state(one), one.failure) == ("ready", "the mail server offers no encryption (STARTTLS)")
    assert not any(line.startswith(("AUTH", "MAIL")) for line in server.commands)


def test_a_refused_password_is_said_and_not_shown(opened: Register, server: Behaviour) -> None:
    one = letter()
    (opened.private / mail_server.PASSWORD_FILE).write_text("geheim\n")
    server.features = ("AUTH PLAIN",)
    server.answers["AUTH"] = "535 wrong"
    mailing.send_due(mailed(opened, server, mail_smtp=server.address.replace("://", "://me@")), NOW)
    assert (state(one), one.failure) == ("ready", "535 wrong")
    assert "geheim" not in one.failure


def test_without_a_server_letters_are_files_each_once(opened: Register) -> None:
    one = letter()
    assert mailing.send_due(opened, NOW) == 1
    models.Letter.objects.filter(pk=one.pk).update(
        state="ready", next_try_at=NOW
    )  # a crash before it was marked
    assert mailing.send_due(opened, NOW) == 1
    (path,) = (opened.private / mailing.OUTBOX).iterdir()
    assert path.name.startswith("20261123T100000Z-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read(path.read_bytes())["To"] == "reader@mail.example"
    assert read(path.read_bytes())["From"].addresses[0].domain == "openroll.invalid"


def test_the_worker_sends_what_is_due(opened: Register) -> None:
    from openroll.site.worker import _send_letters

    one, work = letter(), _send_letters(opened)
    work()
    work()
    assert state(one) == "sent"
    assert len(list((opened.private / mailing.OUTBOX).iterdir())) == 1


def test_one_that_was_withdrawn_meanwhile_is_not_sent(opened: Register, server: Behaviour) -> None:
    one = letter()
    models.Letter.objects.filter(pk=one.pk).update(state="withdrawn")
    assert mailing.send_due(mailed(opened, server), NOW) == 0
    assert not server.letters


def test_a_domain_of_other_letters_is_written_as_dns_has_it(opened: Register, server: Behaviour) -> None:
    one, bad = letter("info@пример.рф"), letter("info@-.example")
    assert mailing.send_due(mailed(opened, server), NOW) == 1
    assert read(server.letters[0])["To"] == "info@xn--e1afmkfd.xn--p1ai"
    assert (state(one), state(bad)) == ("sent", "failed")
    assert "cannot be written in an e-mail" in bad.failure


def test_lines_of_a_name_stay_out_of_the_head(opened: Register) -> None:
    one = letter(subject="Hello\r\nBcc: victim@mail.example")
    use(replace(opened, name='Our, "register" <x@y.example>'))
    sender = sender_of()
    got = read(message_of(one, sender).as_bytes())
    assert got["Bcc"] is None
    assert got["Subject"] == "Hello Bcc: victim@mail.example"
    assert [each.addr_spec for each in got["From"].addresses] == [sender.address]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('smtp = "smtp://mail.example"', "mail.from"),
        ('from = "a@b.example"\nsmtp = "http://mail.example"', "mail.smtp"),
        ('from = "a@b.example"\nsmtp = "smtp://me:word@mail.example"', "private/mail.password"),
        ('from = "a@b.example"\nsmtp = "smtp://mail.example:x"', "mail.smtp"),
        ('from = "nobody"', "mail.from"),
        ('from = "a@b.example, c@d.example"', "mail.from"),
        ('reply_to = "a@b"', "mail.reply_to"),
        ('to = "a@b.example"', "mail.to"),
    ],
)
def test_settings_that_send_nothing_are_said_at_the_start(opened: Register, written: str, said: str) -> None:
    _write(opened.folder, written)
    with pytest.raises(UnusableInput, match=said):
        load(opened.folder)


def test_a_server_is_read_from_its_address(opened: Register) -> None:
    _write(opened.folder, 'from = "a@b.example"\nsmtp = "smtps://me%40home@mail.example"')
    server = mail_server.parse(load(opened.folder).mail_smtp)
    assert (server.host, server.port, server.wrapped, server.user) == ("mail.example", 465, True, "me@home")
    assert not server.near
    assert mail_server.parse("smtp://localhost").near
    assert mail_server.parse("smtp://[::1]:25").near


def _write(folder: Path, written: str) -> None:
    path = folder / SETTINGS_FILE
    text = path.read_text("utf-8")
    before, _, rest = text.partition("[mail]")
    after = rest.partition("[sources")[1:]
    path.write_text(f"{before}[mail]\n{written}\n\n{''.join(after)}", "utf-8")
