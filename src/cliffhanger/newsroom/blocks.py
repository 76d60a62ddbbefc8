"""What a story's body is made of. A living block points, it does not remember: none of them stores a status."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

QUESTIONS = {
    "renewed": "Has it been renewed?",
    "when": "When could it arrive?",
    "kind": "What kind of show is it?",
    "trailer": "Is there a trailer?",
    "after": "Will there be a season after that?",
}
"""The questions that a return story can answer, by anchor; all of them unless an editor picks some."""

RICH_TEXT = ["h3", "bold", "italic", "ol", "ul", "link"]


class LivingBlock(blocks.StaticBlock):
    """Stands for something that is read from the ledger each time the page is written; it has no content.

    The page's design gives it its place. Leaving it out of the body leaves it out of the page.
    """

    class Meta:
        admin_text = "Read from the ledger each time the page is written."


class QuestionsBlock(blocks.StructBlock):
    """The questions that the story answers; which, not how."""

    which = blocks.MultipleChoiceBlock(
        choices=list(QUESTIONS.items()), required=False, help_text="none ticked: all of them"
    )

    class Meta:
        icon = "help"
        label = "Questions and answers"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, chosen by an editor, with who said them and where."""

    text = blocks.TextBlock()
    who = blocks.CharBlock()
    link = blocks.URLBlock(required=False)

    class Meta:
        icon = "openquote"

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        who = (
            format_html('<a href="{}">{}</a>', value["link"], value["who"]) if value["link"] else value["who"]
        )
        return format_html("<figure><blockquote><p>{}</p></blockquote><figcaption>{}</figcaption></figure>",
                           value["text"], who)  # fmt: skip


class StandingBlock(blocks.StructBlock):
    """Where another show stands, for news and for comparison: it stores which show, never what its state was."""

    show = SnippetChooserBlock("catalogue.Show")

    class Meta:
        icon = "view"
        label = "Where a show stands now"

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        moment = (context or {}).get("moment")
        show = value.get("show")
        if moment is None or show is None:
            return ""
        standing = moment.standing(show)
        return format_html(
            '<p class="standing"><a href="{}">{}</a>: {}</p>', standing.url, standing.title, standing.sentence
        )


def editors_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks that hold an editor's own words."""
    return [
        ("text", blocks.RichTextBlock(features=RICH_TEXT)),
        ("quote", QuoteBlock()),
        ("standing", StandingBlock()),
    ]


def living_blocks() -> list[tuple[str, blocks.Block]]:
    """The blocks of a return story that are read from the ledger."""
    return [
        ("answer", LivingBlock(icon="info-circle", label="The answer")),
        ("odds", LivingBlock(icon="history", label="The odds")),
        ("questions", QuestionsBlock()),
        ("timeline", LivingBlock(icon="date", label="What happened so far")),
        ("cast", LivingBlock(icon="group", label="Who is in it")),
        ("guesses", LivingBlock(icon="tick", label="Who guessed what")),
    ]
