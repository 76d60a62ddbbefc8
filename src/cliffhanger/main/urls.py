"""Where each address goes. Wagtail's catch-all comes last."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("follow/", include("cliffhanger.audience.urls")),
    path("mail/", include("cliffhanger.audience.mailbox_urls")),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include("cliffhanger.newsroom.urls")),
    path("", include(wagtail_urls)),
]
