"""Writing a mail at the moment it is sent, so that it says where the show stands then, not when it was queued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from cliffhanger.evidence.english import season_name
from cliffhanger.evidence.models import StatusChange
from cliffhanger.evidence.sentences import change_sentence, state_word
from cliffhanger.forecast.answer import answer
from cliffhanger.vocabulary import PartialDate, SeasonState

from .models import Message
from .tokens import CONFIRM, MANAGE, STOP, seal


@dataclass(frozen=True)
class News:
    """What is the same for every reader of one change."""

    subject: str
    news: str
    stands: str
    odds: str
    show_title: str
    show_url: str


class Writer:
    """Writes the mails of one pass; the news of a change is found once, the links are each reader's own."""

    def __init__(self, base_url: str, *, now: datetime) -> None:
        self.base_url = base_url.rstrip("/")
        self.host = urlsplit(self.base_url).hostname or "localhost"
        self.now = now
        self._news: dict[int, News] = {}

    def write(self, message: Message) -> EmailMultiAlternatives:
        return self._confirmation(message) if message.change is None else self._about(message, message.change)

    def news_of(self, change: StatusChange) -> News:
        if change.pk not in self._news:
            self._news[change.pk] = _news(change, self.base_url, self.now)
        return self._news[change.pk]

    def _about(self, message: Message, change: StatusChange) -> EmailMultiAlternatives:
        news = self.news_of(change)
        stop = self._link("stop", seal(STOP, message.follower_id, message.follow_id))
        manage = self._link("manage", seal(MANAGE, message.follower_id))
        words = {"news": news, "why": message.follow.scope.words, "stop_url": stop, "manage_url": manage}
        headers = {
            "List-Id": f"<{message.follow.scope.list_label}.{self.host}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
        return self._mail(message, news.subject, ("news", words, headers))

    def _confirmation(self, message: Message) -> EmailMultiAlternatives:
        words = {"what": message.follow.scope.words, "confirm_url": self._confirm_url(message)}
        if message.follower.confirmed_at is not None:
            words["manage_url"] = self._link("manage", seal(MANAGE, message.follower_id))
        subject = f"Please confirm: mail from {settings.SITE_NAME}"
        return self._mail(message, subject, ("confirm", words, {}))

    def _confirm_url(self, message: Message) -> str:
        return self._link("confirm", seal(CONFIRM, message.follower_id))

    def _link(self, name: str, token: str) -> str:
        return self.base_url + reverse(f"audience:{name}", args=[token])

    def _mail(
        self, message: Message, subject: str, parts: tuple[str, dict[str, object], dict[str, str]]
    ) -> EmailMultiAlternatives:
        template, words, headers = parts
        words = {**words, "site": settings.SITE_NAME, "subject": subject}
        mail = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string(f"audience/mail/{template}.txt", words),
            to=[message.follower.email],
            headers={
                "Message-ID": message.message_id(self.host),
                "Auto-Submitted": "auto-generated",
                **headers,
            },
        )
        mail.attach_alternative(render_to_string(f"audience/mail/{template}.html", words), "text/html")
        return mail


def subject_of(change: StatusChange) -> str:
    """ "All of Us Are Dead: season 2 renewed": readable without opening; on one line whatever the title holds."""
    what = f"{' '.join(change.show.title.split())}: {season_name(change.season.number)}"
    if change.after == SeasonState.DATED and change.date_after:
        moved = "moved, now" if change.before == SeasonState.DATED else "arrives"
        return f"{what} {moved} {PartialDate.parse(change.date_after).in_words}"
    return f"{what} {state_word(change.after)}"


def _news(change: StatusChange, base_url: str, now: datetime) -> News:
    stands = answer(change.show, now.date(), now=now)
    return News(
        subject=subject_of(change),
        news=change_sentence(change, stands.finding.network),
        stands=stands.sentence,
        odds=stands.odds_sentence,
        show_title=change.show.title,
        show_url=base_url + change.show.get_absolute_url(),
    )
