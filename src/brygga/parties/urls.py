"""Addresses of sign-in, people, organisations and parties.

allauth's views are listed one by one under our own addresses and rules. What it could do and we do
not offer (passwords, signing up, several addresses) has its name, since allauth links to it, and
answers 404.
"""

from allauth.account import views as sign_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, URLResolver, path

from brygga.parties.access import public, signed_in
from brygga.parties.views import account, entrance, organisation, partnership, words

COMING_IN = public("Signing in begins here.")
HALF_WAY = public("The next step of a sign-in under way; without one it leads back to the start.")

NOT_OFFERED = {
    "account_signup": "konto/nytt/",
    "account_email": "konto/adresser/",
    "account_change_password": "konto/losenord/",
    "account_set_password": "konto/losenord/nytt/",
    "account_reset_password": "konto/losenord/glomt/",
    "account_email_verification_sent": "konto/bekraftelse/",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", entrance.home, name="home"),
    path("inbjudan/<str:token>/", entrance.accept, name="accept_invitation"),
    # Signing in and out
    path("konto/logga-in/", COMING_IN(sign_in.login), name="account_login"),
    path(
        "konto/logga-in/kod/",
        COMING_IN(sign_in.request_login_code),
        name="account_request_login_code",
    ),
    path(
        "konto/logga-in/kod/svar/",
        HALF_WAY(sign_in.confirm_login_code),
        name="account_confirm_login_code",
    ),
    path("konto/logga-in/nyckel/", COMING_IN(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("konto/logga-in/steg-tva/", HALF_WAY(second_step.authenticate), name="mfa_authenticate"),
    path("konto/logga-in/demo/<slug:role>/", entrance.sign_in_to_demo, name="sign_in_to_demo"),
    path("konto/logga-ut/", COMING_IN(sign_in.logout), name="account_logout"),
    path("konto/avstangt/", COMING_IN(sign_in.account_inactive), name="account_inactive"),
    # Mitt konto
    path("konto/", account.account, name="account"),
    path("konto/mina-uppgifter.json", account.download_own_data, name="download_own_data"),
    path("konto/bekrafta/", signed_in(sign_in.reauthenticate), name="account_reauthenticate"),
    path("konto/bekrafta/kod/", signed_in(second_step.reauthenticate), name="mfa_reauthenticate"),
    path(
        "konto/bekrafta/nyckel/",
        signed_in(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("konto/sakerhet/", account.to_account, name="mfa_index"),
    path("konto/nycklar/", signed_in(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("konto/nycklar/ny/", account.add_passkey, name="mfa_add_webauthn"),
    path(
        "konto/nycklar/<int:pk>/namn/", signed_in(passkeys.edit_webauthn), name="mfa_edit_webauthn"
    ),
    path(
        "konto/nycklar/<int:pk>/borttagning/",
        signed_in(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "konto/reservkoder/",
        signed_in(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/reservkoder/nya/",
        signed_in(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/reservkoder/fil/",
        signed_in(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    *(path(address, account.not_offered, name=name) for name, address in NOT_OFFERED.items()),
    path(
        "konto/losenord/glomt/<str:uidb36>-<str:key>/",
        account.not_offered,
        name="account_reset_password_from_key",
    ),
    # An organisation
    path("organisationer/<slug:organisation>/", organisation.organisation, name="organisation"),
    path(
        "organisationer/<slug:organisation>/personuppgiftsansvar/",
        organisation.controller,
        name="controller",
    ),
    path(
        "organisationer/<slug:organisation>/inbjudningar/",
        organisation.invitations,
        name="invitations",
    ),
    path(
        "organisationer/<slug:organisation>/inbjudningar/<int:invitation>/utskick/",
        organisation.invitation_sending,
        name="invitation_sending",
    ),
    path(
        "organisationer/<slug:organisation>/inbjudningar/<int:invitation>/aterkallelse/",
        organisation.invitation_withdrawal,
        name="invitation_withdrawal",
    ),
    path(
        "organisationer/<slug:organisation>/medlemmar/<int:person>/",
        organisation.member,
        name="member",
    ),
    path(
        "organisationer/<slug:organisation>/medlemmar/<int:person>/aterstallning/",
        organisation.sign_in_reset,
        name="sign_in_reset",
    ),
    path(
        "organisationer/<slug:organisation>/medlemmar/<int:person>/nycklar/<int:passkey>/borttagning/",
        organisation.passkey_removal,
        name="passkey_removal",
    ),
    path(
        "organisationer/<slug:organisation>/roller/<int:membership>/avslut/",
        organisation.membership_end,
        name="membership_end",
    ),
    path(
        "organisationer/<slug:organisation>/roller/<int:membership>/overlamning/",
        organisation.membership_handover,
        name="membership_handover",
    ),
    path(
        "organisationer/<slug:organisation>/journal/",
        organisation.organisation_journal,
        name="organisation_journal",
    ),
    # A partnership
    path("p/<slug:partnership>/parter/", partnership.parties, name="parties"),
    path("p/<slug:partnership>/parter/ord/", words.words, name="allowed_words"),
    path(
        "p/<slug:partnership>/parter/ord/<int:word>/borttagning/",
        words.word_removal,
        name="word_removal",
    ),
    path("p/<slug:partnership>/journal/", partnership.journal, name="journal"),
    path(
        "p/<slug:partnership>/kontaktpersoner/", partnership.former_contacts, name="former_contacts"
    ),
    path(
        "p/<slug:partnership>/kontaktpersoner/ny/",
        partnership.contact_naming,
        name="contact_naming",
    ),
    path(
        "p/<slug:partnership>/kontaktpersoner/<int:contact>/byte/",
        partnership.contact_change,
        name="contact_change",
    ),
    path(
        "p/<slug:partnership>/kontaktpersoner/<int:contact>/avslut/",
        partnership.contact_end,
        name="contact_end",
    ),
]
