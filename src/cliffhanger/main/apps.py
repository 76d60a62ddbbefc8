"""How Django knows this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "cliffhanger.main"
    label = "main"
    default_auto_field = "django.db.models.BigAutoField"
