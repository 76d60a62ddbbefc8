"""Who is who: identities and the names and numbers they go by. What is *said* of them is in `evidence`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .titles import fold


class Show(models.Model):
    """A television series as an identity. Whether it comes back is not stored here."""

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/shows/{self.slug}/"


class Season(models.Model):
    """A season of a show by its number; 0 stands for specials."""

    show = models.ForeignKey(Show, models.CASCADE, related_name="seasons")
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["show", "number"]
        constraints = [models.UniqueConstraint(fields=["show", "number"], name="one_season_a_number")]

    def __str__(self) -> str:
        return f"{self.show} season {self.number}" if self.number else f"{self.show} specials"


class Person(models.Model):
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/people/{self.slug}/"


class Organisation(models.Model):
    """A network, streaming service or studio."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Name(models.Model):
    """A title or name that a show or person goes by, folded for matching; the main one included."""

    show = models.ForeignKey(Show, models.CASCADE, related_name="names", null=True, blank=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="names", null=True, blank=True)
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(show__isnull=False, person__isnull=True)
                | Q(show__isnull=True, person__isnull=False),
                name="a_name_of_one_thing",
            ),
            models.UniqueConstraint(fields=["show", "text"], name="one_name_a_show"),
            models.UniqueConstraint(fields=["person", "text"], name="one_name_a_person"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.text)
        super().save(*args, **kwargs)


class Identifier(models.Model):
    """What another database calls a show: (scheme, value), such as ("tvmaze", "53928")."""

    show = models.ForeignKey(Show, models.CASCADE, related_name="identifiers")
    scheme = models.SlugField(max_length=30)
    value = models.CharField(max_length=100)

    class Meta:
        ordering = ["scheme"]
        constraints = [models.UniqueConstraint(fields=["scheme", "value"], name="one_show_an_identifier")]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
