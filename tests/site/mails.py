"""E-mails made by hand, the hostile ones too."""

from email.message import EmailMessage


def mail(text: str = "Hello\n", **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {"From": "Anna Smith <anna@mail.example>", "Subject": "A service", **headers}
    for name, value in told.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def raw(body: bytes, *headers: bytes) -> bytes:
    return b"\r\n".join([b"From: a@b.example", *headers, b"", body])


def nested(depth: int) -> bytes:
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth)
    )
    return b"From: a@b.example\r\n" + head + b"Content-Type: text/plain\r\n\r\nwords\r\n"


def report(message_id: str = "<ours@roll.example>", action: str = "failed", status: str = "5.1.1") -> bytes:
    return f"""From: MAILER-DAEMON@mx.example
Return-Path: <>
Content-Type: multipart/report; report-type=delivery-status; boundary=X

--X
Content-Type: text/plain

Sorry.
--X
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; a@b.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no
 such user

--X
Content-Type: message/rfc822

Message-ID: {message_id}
Subject: hi

body
--X--
""".encode()
