"""Where a request comes from, as far as that can be believed; and pages that tell nobody that they were opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

_View = TypeVar("_View", bound=Callable[..., HttpResponse])

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def unseen(view: _View) -> Callable[..., HttpResponse]:
    """For pages behind a signed link: not stored, not indexed, not told to the next site; no cookie, so no CSRF token.

    What protects them instead: the link itself, and that opening one (GET) changes nothing.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    return csrf_exempt(shown)


def ip_of(request: HttpRequest) -> str:
    """The address of the visitor; "" if it makes no sense.

    A header is believed only as far as settings.PROXY_HOPS says that proxies of ours wrote it: anyone can send one.
    """
    hops = int(getattr(settings, "PROXY_HOPS", 0))
    claimed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    address = claimed[-hops] if hops and len(claimed) >= hops else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(address))
    except ValueError:
        return ""
