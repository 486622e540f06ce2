"""Where django-allauth and Cirrus meet: signing up, logging in and out keep what was learnt."""

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from learners import access, services
from learners.models import User


class AccountAdapter(DefaultAccountAdapter):
    # In Cirrus's own words, where a learner may meet them.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The address or the password is not right."),
        "email_taken": _("There is an account with this address already. Log in instead."),
        "enter_current_password": _("This is not your present password."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try once more."),
    }

    def clean_email(self, email: str) -> str:
        """Django's form lets through 320 characters, the column holds 254, as mail servers do."""
        if len(email) > User._meta.get_field("email").max_length:
            raise ValidationError(_("An e-mail address has at most 254 characters."))
        return super().clean_email(email)

    def login(self, request: HttpRequest, user: User) -> None:
        """Signing up ends here too. A guest's history becomes the account's if it has none yet."""
        guest = access.guest(request)
        super().login(request, user)
        learner = services.claim(user=user, guest=guest, language=get_language() or "en")
        # A guest that was not taken over stays in the session, and is back after logging out.
        access.keep_guest(request, None if guest == learner else guest)

    def logout(self, request: HttpRequest) -> None:
        guest = access.guest(request)
        super().logout(request)  # forgets the whole session
        if guest is not None:
            access.keep_guest(request, guest)
