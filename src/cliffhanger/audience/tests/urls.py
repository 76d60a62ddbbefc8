"""Only this room's pages, so that its tests need no other."""

from django.urls import include, path

urlpatterns = [
    path("follow/", include("cliffhanger.audience.urls")),
    path("mail/", include("cliffhanger.audience.mailbox_urls")),
]
