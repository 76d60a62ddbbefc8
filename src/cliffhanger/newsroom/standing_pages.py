"""The words of the pages that every first edition has: about us, and how we know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StandingPage:
    title: str
    slug: str
    standfirst: str
    html: str


ABOUT = StandingPage(
    title="About this paper",
    slug="about",
    standfirst="One question, asked of every series: is it coming back, and when?",
    html="""
<p>Stories about the next season of a series are usually written once and left behind. The order comes, filming ends,
a date is named, and the page still says that nothing is known. Here the page is written anew whenever the facts
change, and whoever asked to be told is told.</p>
<p>We keep what outlets and programme databases say as dated statements with a link. A story shows what these
statements amount to today, and, when you ask for it, what they amounted to on any earlier day.</p>
<p><a href="/about/how-we-know/">How we know</a> says how a statement becomes a sentence on these pages.</p>
""",
)

HOW_WE_KNOW = StandingPage(
    title="How we know",
    slug="how-we-know",
    standfirst="Every sentence of fact ends in who said it and on what day. This is how it gets there.",
    html="""
<h3>Statements, not summaries</h3>
<p>Each document that we read is kept, and each thing it says is filed as a statement: who says it, of which season,
how firmly, on which day. A report from unnamed sources stays a report; a guess stays a guess and is later compared
with what happened.</p>
<h3>Who is believed</h3>
<p>Nearest to the decision counts most: the network or the makers themselves, then the trade press, then general
press. A row in a programme database is shown as unconfirmed until somebody says it in words, and it is never mailed
as news. When two firm sources differ, the page shows both.</p>
<h3>On any day</h3>
<p>Add <b>?as_of=2022-03-01</b> to the address of a show or of its story to see where it stood on that day, from
nothing but what had been said by then.</p>
<h3>Dates as precise as they were given</h3>
<p>"2027" stays 2027. We do not turn a year into a day, and we do not name a day before somebody has announced it.</p>
<h3>Odds</h3>
<p>Where nothing is announced we publish a chance and a window, worked out from how long earlier seasons of such
shows took. A forecast is kept as it was issued and scored when the season comes or the show is over.</p>
<h3>People</h3>
<p>What is said of a living person's crimes, health or money appears only with a source of the trade press or nearer
and after an editor has said yes. Until then the page says how many statements wait, not what they say.</p>
<h3>When we are wrong</h3>
<p>Nothing is edited away. A wrong statement is taken back with a reason, from that day on, and every story carries
the list of what changed on it.</p>
""",
)
