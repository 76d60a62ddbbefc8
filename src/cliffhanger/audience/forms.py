"""The form that asks to follow. Plain fields, so that a static page of any room can hold it."""

from __future__ import annotations

from django import forms

from .scope import Scope, UnknownScope, find_scope

HONEYPOT = "website"
"""Hidden from people; whoever fills it in is a machine."""


class FollowForm(forms.Form):
    """``scope`` is in `cleaned_data` when the fields name one thing that can be followed."""

    email = forms.EmailField(max_length=254, error_messages={"required": "Write your address here."})
    show = forms.SlugField(required=False, max_length=120)
    section = forms.SlugField(required=False, max_length=100)
    everything = forms.BooleanField(required=False)

    @property
    def is_trap_sprung(self) -> bool:
        return bool(self.data.get(HONEYPOT))

    def clean(self) -> dict[str, object]:
        fields = super().clean() or {}
        try:
            fields["scope"] = scope_of(fields)
        except UnknownScope as error:
            raise forms.ValidationError(str(error)) from error
        return fields


def scope_of(fields: dict[str, object]) -> Scope:
    """What the fields name; nothing named means everything. Raises `UnknownScope`."""
    show, section = str(fields.get("show") or ""), str(fields.get("section") or "")
    everything = bool(fields.get("everything")) or not (show or section)
    return find_scope(show=show, section=section, everything=everything)
