"""The mail server that letters go to: its address in the settings, and how one letter is handed over to it."""

import ipaddress
import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import unquote, urlsplit

from openroll.core.errors import N_, OpenrollError, UnusableInput

PASSWORD: Final = "OPENROLL_MAIL_PASSWORD"  # noqa: S105  # the variable that holds it, not the word itself
PASSWORD_FILE: Final = "mail.password"  # noqa: S105  # likewise, a file's name
SUBMISSION: Final = 587  # RFC 6409
SUBMISSIONS: Final = 465  # RFC 8314
SAYS: Final = N_("The mail server says: {detail}")
TIMEOUT: Final = 30.0
LONGEST_ANSWER: Final = 500


class NotNow(OpenrollError):
    """The server does not take the letter for now. Parameter: ``detail``."""

    code = "mail-not-now"


class NoServer(NotNow):
    """Nothing can be sent for now, this letter as little as any other."""

    code = "mail-no-server"


class NotEver(OpenrollError):
    """The server refuses the letter for good. Parameter: ``detail``."""

    code = "mail-not-ever"


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed over. ``wrapped`` says that encryption begins before the first word (RFC 8314)."""

    host: str
    port: int
    wrapped: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def near(self) -> bool:
        """Tell whether it is this machine, which nobody listens in on."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse(url: str) -> Server:
    """Return the server at ``smtp://USER@HOST:PORT`` or ``smtps://…``. Raises UnusableInput.

    A password in the address is refused: addresses are shown, and stand in a file that is copied.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
        parts = urlsplit("")
    if parts.scheme not in ("smtp", "smtps") or not host or parts.path.strip("/") or parts.query:
        raise UnusableInput(N_("A mail server is written as smtp://USER@HOST:587 or smtps://USER@HOST."))
    if parts.password is not None:
        raise UnusableInput(
            N_("The password of the mail server stands in the file {file}, and not in its address."),
            file=f"private/{PASSWORD_FILE}",
        )
    wrapped = parts.scheme == "smtps"
    return Server(
        host, port or (SUBMISSIONS if wrapped else SUBMISSION), wrapped, unquote(parts.username or "")
    )


def check_sender(text: str) -> None:
    """Raise UnusableInput when ``text`` is not one e-mail address."""
    try:
        parsed = Address(addr_spec=text)
    except (MessageError, ValueError, IndexError):
        parsed = None
    if parsed is None or not parsed.username or "." not in parsed.domain:
        raise UnusableInput(N_("{address} is not an e-mail address."), address=text)


def password(private: Path) -> str:
    """Return the password of the mail server: of the environment, else of its own file, else none."""
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    try:
        return (private / PASSWORD_FILE).read_text("utf-8").strip()
    except FileNotFoundError:
        return ""


class Connection:
    """One conversation with the server, begun with the first letter, for as many as there are.

    ``name`` is the domain by which we introduce ourselves: asking DNS for that of this machine may take long.
    """

    def __init__(self, server: Server, name: str, timeout: float = TIMEOUT) -> None:
        self._server = server
        self._name = name
        self._timeout = timeout
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def send(self, message: EmailMessage, sender: str, to: str) -> None:
        """Hand ``message`` over. Raises NotNow, NoServer, NotEver; after any of them it was not accepted.

        A server that accepts and is cut off before it can say so is the exception that SMTP leaves (RFC 1047): such a
        letter is sent again, under the same Message-ID.
        """
        smtp = self._begun()
        try:
            smtp.send_message(message, sender, [to])
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients.get(to, (0, b""))
            raise _refused(code, said) from error
        except smtplib.SMTPSenderRefused as error:
            # The sender is the register's: its settings are mended, and the letter is as good as before.
            raise NotNow(SAYS, detail=_told(error.smtp_code, error.smtp_error)) from error
        except smtplib.SMTPResponseException as error:
            raise _refused(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise NotEver(SAYS, detail=_shown(str(error))) from error
        except (smtplib.SMTPException, OSError) as error:
            self._end()
            raise NotNow(SAYS, detail=_shown(str(error)) or type(error).__name__) from error

    def _begun(self) -> smtplib.SMTP:
        if self._smtp is not None:
            return self._smtp
        try:
            self._smtp = self._begin()
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            self._end()
            detail = (
                _told(error.smtp_code, error.smtp_error)
                if isinstance(error, smtplib.SMTPResponseException)
                else _shown(str(error)) or type(error).__name__
            )
            raise NoServer(SAYS, detail=detail) from error
        return self._smtp

    def _begin(self) -> smtplib.SMTP:
        server, safe = self._server, ssl.create_default_context()
        if server.wrapped:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, self._name, timeout=self._timeout, context=safe
            )
        else:
            smtp = smtplib.SMTP(server.host, server.port, self._name, timeout=self._timeout)
        self._smtp = smtp
        smtp.ehlo_or_helo_if_needed()
        if not server.wrapped and not server.near:
            if not smtp.has_extn("starttls"):
                raise smtplib.SMTPException("the mail server offers no encryption (STARTTLS)")
            smtp.starttls(context=safe)
            smtp.ehlo()
        if server.user:
            smtp.login(server.user, server.password)
        return smtp

    def _end(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        try:
            smtp.quit()
        except (smtplib.SMTPException, OSError):
            smtp.close()


def _refused(code: int, said: bytes | str) -> NotNow | NotEver:
    """Return what the answer means: 4xx is for now, 5xx for good (RFC 5321, section 4.2.1)."""
    kind = NotEver if 500 <= code < 600 else NotNow
    return kind(SAYS, detail=_told(code, said))


def _told(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return _shown(f"{code} {text}")


def _shown(text: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:LONGEST_ANSWER]
