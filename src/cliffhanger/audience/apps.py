"""How Django knows this room."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "cliffhanger.audience"
    label = "audience"
    default_auto_field = "django.db.models.BigAutoField"
