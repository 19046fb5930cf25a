"""The forms of second factors: allauth's, counting failures as we do, and calm about whatever bytes they get."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.core.exceptions import ValidationError

from . import attempts
from .factor_secrets import Unreadable, decrypt, encrypt
from .lazily import lazily


@contextmanager
def _only_invalid() -> Iterator[None]:
    """Take whatever a parser of foreign bytes raises for a code that is not right."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, NotImplementedError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


class _Counting:
    """Counts codes that were wrong: by account, for one needs the password to come so far."""

    user: Any
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Return the code when it is right. Raises ValidationError."""
        if not attempts.may_try(context.request, self.user.email, "code"):
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()  # type: ignore[misc]  # the form that this stands before has it
        except Unreadable as error:  # no guess of somebody's: nothing is counted
            told = str(lazily(error.message)).format(**error.params)
            raise ValidationError(told, code=error.code) from error
        except ValidationError:
            attempts.failed(context.request, self.user.email, "code")
            raise
        return code


class CodeForm(_Counting, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The code of an app, or a recovery code, at sign-in."""


class CodeAgainForm(_Counting, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The same, of somebody who is signed in."""


class SetUpAppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """A new authenticator app, whose secret waits in the session, encrypted, for the first code."""

    def __init__(self, *args: Any, user: Any, **more: Any) -> None:
        self.user = user
        super(ActivateTOTPForm, self).__init__(*args, **more)
        session = context.request.session
        self.secret = self._waiting(session.get(SECRET_SESSION_KEY)) or generate_totp_secret()
        session[SECRET_SESSION_KEY] = encrypt(self.secret)

    def _waiting(self, kept: str | None) -> str:
        """Return the secret that the code is of, or nothing: a page that is opened anew has a new one."""
        try:
            return decrypt(kept) if kept and self.is_bound else ""
        except Unreadable:
            return ""


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey."""

    def clean(self) -> Any:
        """Return the data of the form. Raises ValidationError."""
        try:
            with _only_invalid():
                return super().clean()
        except ValidationError as error:
            self.add_error("credential", error)
            return self.cleaned_data


class _Calm:
    """Whatever a browser sends as a passkey's answer is right, or it is not."""

    def clean_credential(self) -> Any:
        """Return the passkey that answered. Raises ValidationError."""
        with _only_invalid():
            return super().clean_credential()  # type: ignore[misc]  # the form that this stands before has it


class PasskeyForm(_Calm, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey as the second factor."""


class PasskeyAgainForm(_Calm, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey of somebody who is signed in."""


class PasskeyAloneForm(_Calm, LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey instead of a password."""
