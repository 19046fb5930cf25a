"""Where a view of allauth's is not careful enough for us."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from openroll.core.errors import N_, Refusal

from . import attempts
from .frame import too_many


def passkey_alone(request: HttpRequest) -> HttpResponseBase:
    """Sign in with a passkey alone. What it is asked for waits in a session: strangers may not ask often."""
    if request.method == "GET" and not attempts.allowed("passkey", request):
        return too_many(request)
    response: HttpResponseBase = views.login_webauthn(request)
    return response


class PasskeyAgain(views.ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Show again who one is, with a passkey; one that does not answer rightly is asked again."""

    def form_invalid(self, form: Any) -> HttpResponseBase:
        """Say what is wrong, and stay on the page."""
        super().form_invalid(form)
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))


def password_from_key(request: HttpRequest, uidb36: str, key: str) -> HttpResponseBase:
    """Set a password anew by the word of a letter. Django's reader of keys stumbles over what no key can hold."""
    response: HttpResponseBase = account.password_reset_from_key(
        request, uidb36=uidb36 if uidb36.isascii() and uidb36.isalnum() else "0", key=key
    )
    return response


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Remove a passkey of whoever asks. Raises Refusal when it is the last second factor, and the role needs one."""
    kind = Authenticator.Type.WEBAUTHN
    found = get_object_or_404(Authenticator, pk=pk, user=request.user, type=kind)
    if not get_adapter().can_delete_authenticator(found):
        raise Refusal(
            N_("Your role needs a second factor. Set up another one first, then take this one away.")
        )
    response: HttpResponseBase = views.remove_webauthn(request, pk=pk)
    return response
