"""The addresses of accounts: allauth's views under its names and our paths, none but those that we need."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions import views as sessions
from django.urls import path

from . import account_views, audit_views, people_views
from .access import EVERYBODY, SIGNED_IN, allow
from .factor_views import PasskeyAgain, passkey_alone, password_from_key, remove_passkey

_anybody, _person = allow(EVERYBODY), allow(*SIGNED_IN)

urlpatterns = [
    path("sign-in", _anybody(account.login), name="account_login"),
    path("sign-in/second-factor", _anybody(factors.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey", _anybody(passkey_alone), name="mfa_login_webauthn"),
    path("sign-in/closed", _anybody(account.account_inactive), name="account_inactive"),
    path("sign-out", _anybody(account.logout), name="account_logout"),
    path("account/password", _person(account.password_change), name="account_change_password"),
    path("account/password/set", _person(account.password_set), name="account_set_password"),
    path("account/password/forgotten", _anybody(account.password_reset), name="account_reset_password"),
    path(
        "account/password/forgotten/sent",
        _anybody(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "account/password/new/<str:uidb36>/<str:key>",
        _anybody(password_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/new",
        _anybody(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("account/reauthenticate", _person(account.reauthenticate), name="account_reauthenticate"),
    path("account/reauthenticate/code", _person(factors.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/reauthenticate/passkey",
        _person(PasskeyAgain.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/security", _person(factors.index), name="mfa_index"),
    path("account/security/totp/activate", _person(totp.activate_totp), name="mfa_activate_totp"),
    path("account/security/totp/deactivate", _person(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/security/codes", _person(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/security/codes/new",
        _person(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/security/codes/download",
        _person(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("account/security/passkeys", _person(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("account/security/passkeys/add", _person(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "account/security/passkeys/<int:pk>/name", _person(passkeys.edit_webauthn), name="mfa_edit_webauthn"
    ),
    path("account/security/passkeys/<int:pk>/remove", _person(remove_passkey), name="mfa_remove_webauthn"),
    path("account/sessions", _person(sessions.list_usersessions), name="usersessions_list"),
    path("account/sessions/<int:number>/end", account_views.end_session),
    path("account", account_views.own),
    path("join/<str:word>", account_views.join),
    path("language/<str:code>", account_views.language),
    path("people", people_views.people),
    path("people/invite", people_views.invite),
    path("people/invitations/<int:number>/withdraw", people_views.withdraw),
    path("people/<int:number>", people_views.person),
    path("people/<int:number>/role", people_views.role),
    path("people/<int:number>/close", people_views.close),
    path("people/<int:number>/open", people_views.open_again),
    path("people/<int:number>/factors", people_views.take_factors),
    path("audit", audit_views.audit),
    path("audit.csv", audit_views.export),
]
