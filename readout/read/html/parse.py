"""HTML text to a tree, with a way out where the nesting is absurd.

In: decoded HTML. Out: an lxml tree, or None where a parser would lose text (libxml2 stops at 256 levels); such a
page is read as text with its tags blanked.
"""

from __future__ import annotations

import re
from typing import Any

_DEEP = re.compile(
    r"<(?:div|span|p|b|i|font|ul|ol|li|table|tr|td|section|blockquote|a|center|em|strong)\b[^<>]*>", re.I
)
_CLOSE = re.compile(r"</(?:div|span|p|b|i|font|ul|ol|li|table|tr|td|section|blockquote|a|center|em|strong)\s*>", re.I)
_SILENT = re.compile(r"<(script|style|noscript|template|head|svg)\b[^>]*>.*?</\1\s*>", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|table|section|article|blockquote|header|footer)\b[^<>]*>", re.I
)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")
MAX_DEPTH = 250
"""libxml2 gives up at 256 levels."""


def parse_html(text: str) -> Any | None:
    """The tree of a page, or None where it is nested too deeply or holds nothing."""
    import lxml.etree
    import lxml.html

    parser = lxml.etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # one class for all elements: that of lxml.html is looked up in Python for each of them, an eighth of all the time
    parser.set_element_class_lookup(lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        tree = lxml.etree.fromstring(text.encode("utf-8"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError):
        return None
    return None if any("depth" in entry.message.lower() for entry in parser.error_log) else tree


def blank_tags(text: str) -> str:
    """A rough reading of markup that no parser takes: tags become line ends or nothing."""
    import html

    text = _SILENT.sub("\n", _COMMENT.sub("", text))
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", text)))
