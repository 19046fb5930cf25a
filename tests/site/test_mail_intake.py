"""An e-mail becomes a case once, an answer goes to its case, and nobody gets in by naming somebody else's case."""

from email.message import EmailMessage

import pytest

from openroll.core.errors import UnusableInput
from openroll.roll import letters, models
from openroll.roll.acting import POLICY
from openroll.site.mail_intake import Taken, take
from openroll.site.register import Register
from tests.identity.making import company
from tests.roll.making import LETTER, MAIL, NOW, clock, decide, everything, receive

from .mails import mail, report


def taken(register: Register, made: EmailMessage | bytes) -> Taken:
    return take(register, made if isinstance(made, bytes) else made.as_bytes(), clock())


def opened_case(register: Register, **headers: str) -> models.Case:
    got = taken(register, mail(LETTER, Message_ID="<first@mail.example>", **headers))
    assert got.what == "case"
    assert got.case is not None
    return got.case


def test_a_mail_becomes_a_case_and_its_sender_gets_the_link(opened: Register) -> None:
    case = opened_case(opened)
    assert (case.channel, case.vouched_by, case.sender_email) == ("e-mail", None, "anna@mail.example")
    assert case.next_try_at is not None
    assert bytes(case.message).decode().startswith("A service\n\nhttps://register.example")
    letter = models.Letter.objects.get()
    assert (letter.kind, letter.to) == ("received", "anna@mail.example")
    assert f"/message/{case.code}/" in letter.body


def test_the_same_mail_again_is_nothing_new(opened: Register) -> None:
    case = opened_case(opened)
    got = taken(opened, mail(LETTER, Message_ID="<first@mail.example>"))
    assert (got.what, got.case) == ("again", case)
    assert models.Case.objects.count() == 1


def test_an_answer_to_a_letter_goes_to_its_case(opened: Register) -> None:
    case = opened_case(opened)
    decide(opened, case, [*company()])
    asked = letters.make(case, "ask", actor=POLICY, now=NOW)
    got = taken(
        opened,
        mail("info@tesco.example", From="other@mail.example", In_Reply_To=asked.message_id, Subject="Re:"),
    )
    case.refresh_from_db()
    assert (got.what, got.case, case.state) == ("reply", case, "opened")
    reply = case.replies.get()
    assert (reply.vouched_by, reply.channel) == (None, "e-mail")
    assert bytes(reply.message).decode().strip() == "info@tesco.example"


@pytest.mark.parametrize(
    ("sender", "what"), [("ANNA@mail.example", "reply"), ("stranger@mail.example", "case")]
)
def test_a_code_in_the_subject_counts_for_whoever_had_letters_there(
    opened: Register, sender: str, what: str
) -> None:
    case = opened_case(opened)
    got = taken(opened, mail("More words", From=sender, Subject=f"Re: Case {case.code}: what we still need"))
    assert got.what == what
    assert case.replies.count() == (1 if what == "reply" else 0)


def test_the_organiser_of_an_entry_answers_in_its_case(opened: Register) -> None:
    case = receive()
    assert decide(opened, case, everything()).entry is not None
    assert taken(opened, mail("We are another one.", From=MAIL, Subject=case.code)).case == case


def test_files_are_told_to_have_been_left(opened: Register) -> None:
    made = mail(LETTER)
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="x.pdf")
    assert taken(opened, made).attachments == 1
    assert "Files that came with it were not taken" in models.Letter.objects.get().body


def test_machines_are_not_answered(opened: Register) -> None:
    assert taken(opened, mail(LETTER, Auto_Submitted="auto-replied")).what == "automatic"
    assert not models.Case.objects.exists()
    assert taken(opened, mail(LETTER, Precedence="list")).what == "case"
    assert not models.Letter.objects.exists()


def test_a_letter_that_came_back_has_failed(opened: Register) -> None:
    letter = letters.make(receive(), "closed", actor=POLICY, now=NOW, to="gone@mail.example")
    assert taken(opened, report(letter.message_id)).what == "automatic", "it was not sent yet"
    models.Letter.objects.update(state="sent", sent_at=NOW, next_try_at=None)
    assert taken(opened, report(letter.message_id)).what == "returned"
    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("failed", "smtp; 550 5.1.1 no such user")
    assert taken(opened, report("<unknown@x>")).what == "automatic"


@pytest.mark.parametrize("made", [b"", mail("\n"), mail("x\x00y" * 50), mail("x", From="nobody")])
def test_what_cannot_be_a_message_is_said_and_nothing_is_kept(
    opened: Register, made: EmailMessage | bytes
) -> None:
    with pytest.raises(UnusableInput):
        taken(opened, made)
    assert not models.Case.objects.exists()
