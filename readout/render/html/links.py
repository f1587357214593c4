"""How addresses are made: within one file by anchors, on a server by paths.

In come ids, out go addresses, which templates escape. Offsets in addresses are the contract's: 0-based half-open code
points of the page's text, so that what the archive and the REST interface tell can be linked as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, urlencode

ACCOUNT = "account"
VIEWS: tuple[tuple[str, str], ...] = (
    (ACCOUNT, "Account"),
    ("matrix", "Claims by source"),
    ("compare", "Side by side"),
    ("timeline", "Timeline"),
    ("said", "Who said what"),
    ("lineage", "Lineage"),
    ("names", "Names"),
    ("page", "Pages"),
)
"""The views of a story, in the order of its navigation: the name in addresses, and the label."""


class Links(Protocol):
    """Where things are."""

    def story(self, story: str) -> str:
        """The account of a story."""
        ...

    def view(self, story: str, view: str) -> str:
        """One of `VIEWS` of a story."""
        ...

    def item(self, story: str, item: str) -> str:
        """A fact, statement, conflict or change of a story, with its words shown."""
        ...

    def entity(self, story: str, entity: str) -> str:
        """Somebody or something that a story names."""
        ...

    def page(self, story: str, page: str) -> str:
        """A page of a story, with what it says."""
        ...

    def span(self, story: str, page: str, start: int, end: int) -> str:
        """Words of a page, highlighted."""
        ...

    def pair(self, story: str, left: str, right: str) -> str:
        """Two pages side by side."""
        ...


@dataclass(frozen=True, slots=True)
class Anchors:
    """Everything stands in one file."""

    def story(self, story: str) -> str:
        """The account of a story."""
        return f"#{quote(story)}"

    def view(self, story: str, view: str) -> str:
        """One view of a story."""
        return f"#{quote(story)}.{view}"

    def item(self, story: str, item: str) -> str:
        """An item of the account."""
        return f"#{quote(item)}"

    def entity(self, story: str, entity: str) -> str:
        """An entity of the story."""
        return f"#{quote(story)}.{quote(entity)}"

    def page(self, story: str, page: str) -> str:
        """A page of the story."""
        return f"#{quote(story)}.says.{quote(page)}"

    def span(self, story: str, page: str, start: int, end: int) -> str:
        """Words of a page."""
        return f"#{quote(page)}:{start}-{end}"

    def pair(self, story: str, left: str, right: str) -> str:
        """Two pages side by side."""
        return f"#{quote(story)}.pair.{quote(left)}.{quote(right)}"


@dataclass(frozen=True, slots=True)
class Paths:
    """A server's addresses: `/stories/ID/matrix`, `/stories/ID/names/ENTITY`, `/stories/ID/page/PAGE` and so on."""

    prefix: str = "/stories"

    def story(self, story: str) -> str:
        """`/stories/ID`."""
        return f"{self.prefix}/{quote(story, safe='')}"

    def view(self, story: str, view: str) -> str:
        """`/stories/ID/VIEW`; the account is the story itself."""
        return self.story(story) + ("" if view == ACCOUNT else f"/{view}")

    def item(self, story: str, item: str) -> str:
        """`/stories/ID#FACT`."""
        return f"{self.story(story)}#{quote(item, safe='')}"

    def entity(self, story: str, entity: str) -> str:
        """`/stories/ID/names/ENTITY`."""
        return f"{self.view(story, 'names')}/{quote(entity, safe='')}"

    def page(self, story: str, page: str) -> str:
        """`/stories/ID/page/PAGE`."""
        return f"{self.view(story, 'page')}/{quote(page, safe='')}"

    def span(self, story: str, page: str, start: int, end: int) -> str:
        """`/stories/ID/page/PAGE#PAGE:START-END`."""
        return f"{self.page(story, page)}#{quote(page, safe='')}:{start}-{end}"

    def pair(self, story: str, left: str, right: str) -> str:
        """`/stories/ID/compare?left=PAGE&right=PAGE`."""
        return f"{self.view(story, 'compare')}?{urlencode({'left': left, 'right': right})}"
