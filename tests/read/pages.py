"""Pages of our own for the tests of the read room."""
# ruff: noqa: E501 - a paragraph of a crawled page is one line

from __future__ import annotations

CRAWLED = """11.2 C
Wednesday, March 6, 2024

Harbour strike ends after port agrees to raise wages

Must read

- Advertisement -

Dock workers in Port Maren returned to work on Tuesday after the harbour authority agreed to raise wages by nine percent over two years, union officials said.

The strike, which began in late February, had held up more than forty ships outside the breakwater and cost exporters an estimated $30 million.

Read Also  Five recipes for a rainy weekend

“Nobody won this one easily,” union leader Petra Holm told reporters outside the harbour office.

It took eleven days.

As reported by Reuters, the authority had first offered four percent and withdrawn the offer within hours of making it to the workers.

Shipping agents said it would take at least a week before the last of the waiting ships was unloaded, and some cargoes had spoiled. (Photo: Lena Brook/Getty Images)

Anna Weir contributed to this report.

Sign up for our newsletter and get the morning news.

Leave a Comment
Your email address will not be published. Required fields are marked *
© 2024 Maren Courier. All rights reserved.
"""

HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Lake ferry sinks at its pier | Northern Post</title>
<meta property="og:site_name" content="Northern Post">
<meta property="og:title" content="Lake ferry sinks at its pier">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Lake ferry sinks at its pier",
 "datePublished": "2022-05-04T08:15:00+02:00"}</script>
<style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div id="cookie-banner">We use cookies. Accept all of them now.</div>
<article><h1>Lake ferry sinks at its pier</h1>
<p>OSTVIK (AP) &mdash; A passenger ferry sank at its pier on Lake Osten early on Wednesday, hours before the first
trip of the season, the harbour master said. Nobody was on board.</p>
<script>var hidden = "never shown";</script>
<p style="display:none">This sentence is hidden from every reader of the page and must not be read.</p>
<p>Divers found a hole below the waterline. &ldquo;We do not know yet whether it struck something,&rdquo; harbour
master Jonas Lind said on the quay while workers pumped oil out of the tanks.</p>
<p>The vessel was built in 1968 and carried about 90,000 people last year between the towns on both shores.</p>
<p>Its owner, the company Ostferry, said that buses would run around the lake until a replacement is found.</p>
</article>
<aside><h3>Related stories</h3><ul><li><a href="/a">Ten lakes to swim in</a></li><li><a href="/b">Bus fares up again</a></li></ul></aside>
<footer>&copy; 2022 Northern Post. All rights reserved.</footer></body></html>
"""


def document(text: str | bytes, uri: str = "page"):  # type: ignore[no-untyped-def]
    """The document read from a page, which must not be refused."""
    from readout.model import Document, RawPage
    from readout.read import read_page

    page = read_page(RawPage(uri, text.encode() if isinstance(text, str) else text))
    assert isinstance(page, Document), page
    return page


def body_text(page) -> str:  # type: ignore[no-untyped-def]
    """The body of a document, one block a line."""
    return "\n".join(span.of(page.text) for span in page.body)
