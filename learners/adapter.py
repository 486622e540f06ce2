"""Where django-allauth and Cirrus meet: signing up, logging in and out keep what was learnt."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import get_language

from learners import access, services
from learners.models import User


class AccountAdapter(DefaultAccountAdapter):
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
