"""Where Django asks for a template, it gets a page of ours, or none: django-allauth's own are never shown."""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.forms import BaseForm
from django.http import HttpRequest
from django.template import TemplateDoesNotExist
from django.template.backends.base import BaseEngine

from openroll.core.errors import N_
from openroll.ui.languages import translator
from openroll.ui.rendering import render

from .frame import context_of, language_of

# The name that allauth asks for, and the page that it gets.
PAGES: Final[Mapping[str, str]] = {
    "account/login.html": "people/sign_in.html",
    "account/logout.html": "people/sign_out.html",
    "account/account_inactive.html": "people/inactive.html",
    "account/reauthenticate.html": "people/again_password.html",
    "account/password_change.html": "people/password.html",
    "account/password_set.html": "people/password.html",
    "account/password_reset.html": "people/forgotten.html",
    "account/password_reset_done.html": "people/forgotten_sent.html",
    "account/password_reset_from_key.html": "people/reset.html",
    "account/password_reset_from_key_done.html": "people/reset_done.html",
    "mfa/index.html": "people/security.html",
    "mfa/authenticate.html": "people/second_factor.html",
    "mfa/reauthenticate.html": "people/again_code.html",
    "mfa/totp/activate_form.html": "people/totp_on.html",
    "mfa/totp/deactivate_form.html": "people/totp_off.html",
    "mfa/recovery_codes/index.html": "people/codes.html",
    "mfa/recovery_codes/download.txt": "people/codes.txt",
    "mfa/recovery_codes/generate.html": "people/codes_new.html",
    "mfa/webauthn/authenticator_list.html": "people/passkeys.html",
    "mfa/webauthn/add_form.html": "people/passkey_add.html",
    "mfa/webauthn/edit_form.html": "people/passkey_name.html",
    "mfa/webauthn/authenticator_confirm_delete.html": "people/passkey_remove.html",
    "mfa/webauthn/reauthenticate.html": "people/again_passkey.html",
    "usersessions/usersession_list.html": "people/sessions.html",
}
# The words for the fields of allauth's forms.
LABELS: Final[Mapping[str, str]] = {
    "login": N_("E-mail address"),
    "email": N_("E-mail address"),
    "password": N_("Password"),
    "oldpassword": N_("Your password now"),
    "password1": N_("New password"),
    "password2": N_("New password, once more"),
    "code": N_("Code"),
    "name": N_("Name of the passkey"),
    "credential": N_("Passkey"),
    "passwordless": N_("Sign in with this passkey alone, without a password"),
}


class Pages(BaseEngine):
    """A template engine of Django's that knows the names of ``PAGES`` alone."""

    def __init__(self, params: dict[str, Any]) -> None:
        params = params.copy()
        params.pop("OPTIONS")
        super().__init__(params)

    def from_string(self, template_code: str) -> "Page":
        """Raise TemplateDoesNotExist: a template is a file of ours."""
        raise TemplateDoesNotExist("", backend=self)

    def get_template(self, template_name: str) -> "Page":
        """Return the page for ``template_name``. Raises TemplateDoesNotExist."""
        if template_name not in PAGES:
            raise TemplateDoesNotExist(template_name, backend=self)
        return Page(PAGES[template_name])


class Page:
    """One page of ours, filled with what a view of allauth's gives."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Mapping[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        """Return the page in the language of whoever asks."""
        if request is None:
            raise TemplateDoesNotExist(self.name)
        language = language_of(request)
        given = {key: value for key, value in (context or {}).items() if key != "view"}
        for value in given.values():
            if isinstance(value, BaseForm):
                _label(value, language)
        options = given.pop("js_data", None)
        if options and _may_answer(options):
            given["passkey_options"] = _json(options)
        return render(self.name, language, **context_of(request, **given))


def _may_answer(options: Mapping[str, Any]) -> bool:
    """Tell whether there is a passkey to ask, or a new one is made."""
    asked = options.get("request_options")
    return asked is None or bool(asked["publicKey"]["allowCredentials"])


def _json(options: Mapping[str, Any]) -> str:
    """Return the options of a passkey (WebAuthn, section 5.4) as JSON; fido2 has them as mappings of its own."""
    return json.dumps(next(iter(options.values())), default=dict)


def _label(form: BaseForm, language: str) -> None:
    for name in form.fields:
        if name in LABELS:
            form[name].label = translator(language).text(LABELS[name])
