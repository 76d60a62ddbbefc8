"""Mounted at follow/."""

from django.urls import path

from . import views

app_name = "audience"
urlpatterns = [
    path("", views.start, name="start"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
    path("manage/<str:token>/", views.manage, name="manage"),
    path("stop/<str:token>/", views.stop, name="stop"),
]
