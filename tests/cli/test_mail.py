"""``openroll mail``: each e-mail by itself, from files and from standard input."""

import json
from pathlib import Path

from tests.command import Run
from tests.site.mails import mail

LETTER = "https://register.example/GB-COH/00445790\n"


def test_mails_are_taken_in_and_one_that_is_none_holds_up_no_other(
    openroll: Run, register: Path, tmp_path: Path
) -> None:
    good, bad, large = tmp_path / "good.eml", tmp_path / "bad.eml", tmp_path / "large.eml"
    good.write_bytes(mail(LETTER, Message_ID="<1@x>").as_bytes())
    bad.write_bytes(b"no mail")
    with large.open("wb") as file:
        file.truncate(200 * 2**20)
    ran = openroll("mail", "--register", register, bad, large, tmp_path / "none.eml", good)
    assert ran.status == 2
    assert ran.out == f"{good}: case 2026-1\n".replace("2026", ran.out[-7:-3])
    assert "no e-mail" in ran.err
    assert "too large" in ran.err
    assert "cannot be read" in ran.err
    assert "Traceback" not in ran.err
    again = openroll("mail", "--register", register, good)
    assert (again.status, "came before" in again.out) == (0, True)


def test_a_mail_server_hands_one_over_on_standard_input(openroll: Run, register: Path) -> None:
    ran = openroll("mail", "--register", register, "--json", "-", stdin=mail(LETTER).as_bytes())
    told = json.loads(ran.out)
    assert (ran.status, told["status"], told["attachments_not_taken"]) == (0, "case", 0)
    ran = openroll("mail", "--register", register, "--json", "-", stdin=b"")
    told = json.loads(ran.out)
    assert (ran.status, told["status"], told["case"]) == (2, "unusable", None)
    assert told["reason"].startswith("This is no e-mail")
