"""Letters to applicants: that an answer is there and how to read it, never what it says."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from senim.appeals.models import Appeal


def answer_letter(appeal: Appeal, address: str) -> EmailMessage:
    """Return the letter that an answer is ready, in the language of the appeal."""
    with override(appeal.language):
        facts = {
            "appeal": appeal,
            "organisation": appeal.organisation.name,
            "hotline": appeal.organisation.hotline,
            "url": f"{settings.SENIM_PUBLIC_URL}{reverse('portal-track')}",
        }
        subject = _("The answer to your appeal %(number)s is ready") % {"number": appeal.number}
        return EmailMessage(
            subject=subject, body=render_to_string("notices/answer.txt", facts), to=[address]
        )
