"""What django-allauth asks of us: who may try to sign in, where people go, what is mailed to them, in our words."""

from collections.abc import Mapping
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from openroll.core.clock import SystemClock
from openroll.core.errors import N_
from openroll.roll import letters
from openroll.roll.acting import Actor
from openroll.ui.languages import LANGUAGES, translator

from . import attempts, clients, factor_secrets, known, navigation, said, trail
from .access import GUARDED
from .lazily import lazily
from .models import Person

TOO_MANY: Final = N_(
    "These were too many tries. Wait a quarter of an hour, or use a browser in which you have signed in before."
)
# What is mailed, by the template that allauth would use: subject and body.
MAILS: Final[Mapping[str, tuple[str, str]]] = {
    "account/email/password_reset_key": (
        N_("A new password"),
        N_("Somebody, probably you, asked for a new password. Set it here within an hour:\n{link}\nElse do nothing."),
    ),
    "account/email/password_changed": (
        N_("Your password was changed"),
        N_("The password of your account was changed. If it was not you, tell a senior registrar at once."),
    ),
    "account/email/password_set": (
        N_("A password was set"),
        N_("Your account has a password now. If it was not you, tell a senior registrar at once."),
    ),
    "account/email/password_reset": (
        N_("Your password was changed"),
        N_("The password of your account was changed. If it was not you, tell a senior registrar at once."),
    ),
    "mfa/email/totp_activated": (
        N_("An authenticator app was set up"),
        N_("Your account asks for codes of an app now. If it was not you, tell a senior registrar at once."),
    ),
    "mfa/email/totp_deactivated": (
        N_("The authenticator app was taken away"),
        N_("Your account no longer asks for codes of an app. If it was not you, tell a senior registrar at once."),
    ),
    "mfa/email/webauthn_added": (
        N_("A passkey was added"),
        N_("A passkey was added to your account. If it was not you, tell a senior registrar at once."),
    ),
    "mfa/email/webauthn_removed": (
        N_("A passkey was removed"),
        N_("A passkey of your account was removed. If it was not you, tell a senior registrar at once."),
    ),
    "mfa/email/recovery_codes_generated": (
        N_("New recovery codes"),
        N_("New recovery codes were made for your account. If it was not you, tell a senior registrar at once."),
    ),
}  # fmt: skip


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts: nobody signs up; an e-mail address and a password, or a passkey, sign in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": lazily(N_("This account is closed.")),
        "email_password_mismatch": lazily(N_("Address and password do not belong together.")),
        "enter_current_password": lazily(N_("This is not your password now.")),
        "incorrect_code": lazily(N_("This code is not right.")),
        "incorrect_password": lazily(N_("This password is not right.")),
        "invalid_password_reset": lazily(N_("This link has been used, or is too old.")),
        "too_many_login_attempts": lazily(TOO_MANY),
        "rate_limited": lazily(TOO_MANY),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody signs up: an invitation makes an account."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that a request comes from."""
        return clients.address_of(request)

    def is_safe_url(self, url: str) -> bool:
        """Tell whether somebody may be led to ``url``: within this office."""
        request = self.request
        return bool(url) and url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def is_ajax(self, request: HttpRequest) -> bool:
        """Tell whether a script asks: only for the options of a passkey."""
        return (
            request.path == reverse("mfa_login_webauthn")
            and request.headers.get("Accept") == "application/json"
        )

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raise ValidationError when too many tries have failed."""
        if not attempts.may_try(request, str(credentials.get("email") or "")):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try that failed."""
        email = str(credentials.get("email") or "")
        attempts.failed(request, email)
        trail.failed(request, email)

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Tell whether ``password`` is that of ``user``, who is signed in."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def post_login(self, request: HttpRequest, user: Person, **more: Any) -> HttpResponseBase:
        """Return the page that ``user`` begins with; the browser is known from now on."""
        now = SystemClock().now().timestamp()
        request.session["began"], request.session["seen"] = now, now
        response: HttpResponseBase = super().post_login(request, user, **more)
        known.remember(request, response, user.pk)
        Session.objects.filter(expire_date__lt=SystemClock().now()).delete()
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody who is signed in begins."""
        user = request.user
        return navigation.home(user) if isinstance(user, Person) else "/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where one goes after a change of the password."""
        return reverse("mfa_index")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Have the next page say what was done."""
        if message_template in said.OF_ALLAUTH:
            said.say(request, said.OF_ALLAUTH[message_template])
        elif message:  # only failures come without a template
            said.say(request, str(message), wrong=True)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter that the worker sends; nothing is sent from here."""
        user = context.get("user") or Person.objects.filter(email=email).first()
        if template_prefix not in MAILS or not isinstance(user, Person):
            return
        subject, body = MAILS[template_prefix]
        translate = translator(user.language if user.language in LANGUAGES else "en")
        with transaction.atomic():
            letters.make(
                None,
                "account",
                actor=Actor(user.role, user.pk),
                now=SystemClock().now(),
                to=email,
                language=user.language,
                params={
                    "subject": translate(subject),
                    "body": translate(body, link=context.get("password_reset_url", "")),
                },
            )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Write to ``user`` that something about their account was changed."""
        self.send_mail(template_prefix, email or user.email, {"user": user, **(context or {})})

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address of the page on which a new password is set, as people reach it from outside."""
        person, _, word = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": person, "key": word})
        return f"{settings.OFFICE_URL}{path}"


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": lazily(
            N_("Your role needs a second factor. Set up another one first, then take this one away.")
        ),
        "cannot_generate_recovery_codes": lazily(N_("There are recovery codes only beside a second factor.")),
        "incorrect_code": lazily(N_("This code is not right.")),
        "too_many_login_attempts": lazily(TOO_MANY),
    }

    def encrypt(self, text: str) -> str:
        """Return the secret of an app, or of recovery codes, as it may be kept."""
        return factor_secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret that was kept. Raises Unreadable."""
        return factor_secrets.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return the name under which an app lists the account."""
        return settings.REGISTER_NAME or "Openroll"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the name of the machine that passkeys are made for, and of the register."""
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Tell whether ``authenticator`` may go: not the last second factor of somebody whose role needs one."""
        if authenticator.user.role not in GUARDED:
            return True
        kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
        others = Authenticator.objects.filter(user=authenticator.user, type__in=kinds)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """Return a name for a new passkey."""
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return str(lazily(N_("Passkey {number}"))).format(number=count + 1)
