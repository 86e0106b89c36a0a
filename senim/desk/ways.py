"""Where an order leads when it is done."""

from http import HTTPStatus

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """What was ordered is done: look at it there."""

    status_code = HTTPStatus.SEE_OTHER
