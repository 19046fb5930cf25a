"""What is said once, on the page that comes next: "The password was changed." """

from typing import Final

from django.http import HttpRequest

from openroll.core.errors import N_

_KEY: Final = "said"
# What allauth says, by the template that it would say it with; what is not here needs no saying.
OF_ALLAUTH: Final = {
    "account/messages/password_changed.txt": N_("The password was changed."),
    "account/messages/password_set.txt": N_("The password was set."),
    "mfa/messages/totp_activated.txt": N_("The authenticator app was set up."),
    "mfa/messages/totp_deactivated.txt": N_("The authenticator app was taken away."),
    "mfa/messages/webauthn_added.txt": N_("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": N_("The passkey was removed."),
    "mfa/messages/recovery_codes_generated.txt": N_(
        "New recovery codes were made. Older ones no longer work."
    ),
    "usersessions/messages/sessions_logged_out.txt": N_("You were signed out everywhere else."),
}


def say(request: HttpRequest, message: str, *, wrong: bool = False) -> None:
    """Have ``message``, an id of the catalogue, said on the next page; ``wrong`` when something was not done."""
    request.session[_KEY] = [*request.session.get(_KEY, []), [message, wrong]][-5:]


def take(request: HttpRequest) -> list[tuple[str, bool]]:
    """Return what is to be said now: each message, and whether something was not done. It is said once."""
    session = getattr(request, "session", None)
    if session is None or _KEY not in session:
        return []
    return [(str(message), bool(wrong)) for message, wrong in session.pop(_KEY)]
