"""Mounted at mail/; every page answers 404 unless settings.SHOW_MAILBOX is true."""

from django.urls import path

from . import mailbox_views

app_name = "mailbox"
urlpatterns = [
    path("", mailbox_views.index, name="index"),
    path("<str:name>/", mailbox_views.show, name="show"),
]
