"""Facts as event rows in the columns of POLECAT, with the type and mode of PLOVER and a CAMEO code beside them.

In comes a `Readout`, out comes a `Table`: the forty columns of POLECAT (https://doi.org/10.7910/DVN/AJGVIT) by name and
in order, so that its readers work, then our own. One row a fact that has a type or a mode of event; the rows are
ordered by day. `crosswalk.toml` says where types, modes and codes come from.

Nothing is guessed: a day only where the pages give one day (POLECAT takes the day of publication), a country only where
an entity is one or holds its office, and no code, sector or coordinate that the pages do not give. Several actors stand
in one cell, parted by semicolons, as in POLECAT.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from readout import __version__
from readout.model.account import Fact, NamedEntity, Page, Readout
from readout.render.exchange.cells import Cell
from readout.render.exchange.named import LAST, NamedStory, named_stories
from readout.render.exchange.rows import ACTOR, RECIPIENT
from readout.render.exchange.tables import Table

POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date"),
    *("Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
OURS = (
    *("CAMEO", "Readout Type", "Readout Mode", "Modality", "Polarity", "Status", "Event Time", "Earliest", "Latest"),
    *("Time Words", "Other Participants", "Sources", "Origins", "Summary", "Quotes", "Spans", "Documents", "Headline"),
    *("Headline Document", "Story ID", "Story Title"),
)
PEOPLE, ORGANIZATIONS = frozenset({"PERSON"}), frozenset({"ORGANIZATION"})
LOCATIONS = frozenset({"PLACE", "FACILITY", "COUNTRY"})
UNREAL = frozenset({"possible", "requested", "unknown"})
"""Modalities that PLOVER calls hypothetical: no page says that it happened or will."""
SAID = {"AGREE": frozenset({"agree", "sign"}), "REQUEST": frozenset({"request"}), "REJECT": frozenset({"reject"})}
"""What is done by saying it, with its own modes; any other mode is that of what is agreed, asked for or refused."""


@dataclass(frozen=True, slots=True)
class EventCode:
    """Type and mode of PLOVER, its quad category, and a code of CAMEO; empty where the crosswalk leaves it open."""

    type: str = ""
    mode: str = ""
    quad: str = ""
    cameo: str = ""


def event_code(type: str | None, mode: str | None) -> EventCode:
    """What the crosswalk says of one of our types and modes."""
    if type is None:
        return EventCode()
    types, modes, quads = _crosswalk()
    plover, cameo = types.get(type, ("", ""))
    special = modes.get(f"{type} {mode}", {})
    plover, cameo = special.get("plover", plover), special.get("cameo", cameo)
    return EventCode(plover, special.get("mode", ""), quads.get(plover, ""), cameo)


def events(readout: Readout) -> Table:
    """The event rows of an account, by day and then by id; those without a day last."""
    rows = [
        _row(story, fact)
        for story in named_stories(readout)
        for fact in story.story.facts
        if fact.event.type is not None or fact.event.mode is not None
    ]
    rows.sort(key=lambda row: (str(row["Earliest"] or LAST), str(row["Event ID"])))
    columns = (*POLECAT, *OURS)
    return Table(columns, tuple(tuple(row.get(column) for column in columns) for row in rows))


def left_out(readout: Readout) -> int:
    """How many facts are no events: neither type nor mode."""
    return sum(fact.event.type is None and fact.event.mode is None for story in readout.stories for fact in story.facts)


def _row(story: NamedStory, fact: Fact) -> dict[str, Cell]:
    code = _code(fact)
    took_place = _by_saying(fact) or (fact.modality == "happened" and fact.polarity == "positive")
    pages = _pages(story, fact)
    return {
        "Event ID": fact.id,
        "Event Date": _day(fact.time.earliest, fact.time.latest) if fact.time else None,
        "Event Type": code.type,
        "Event Mode": code.mode,
        "Quad Code": code.quad,
        "Contexts": _contexts(fact),
        **_party(story, fact, ACTOR, "Actor"),
        **_party(story, fact, RECIPIENT, "Recipient"),
        **_location(story, fact),
        "Source": tuple(dict.fromkeys(page.outlet for page in pages if page.outlet)),
        "Publication Date": _day(pages[0].published.earliest, pages[0].published.latest) if pages else None,
        "Story People": _of_types(story, PEOPLE),
        "Story Organizations": _of_types(story, ORGANIZATIONS),
        "Story Locations": _of_types(story, LOCATIONS),
        "Language": tuple(sorted({page.language for page in pages})),
        "Version": f"readout {__version__}",
        "CAMEO": code.cameo if took_place else None,
        **_standing(story, fact),
        **_sources(fact, pages),
    }


def _code(fact: Fact) -> EventCode:
    type, mode = fact.event.type, fact.event.mode
    promised = mode == "sign" and fact.modality != "happened"
    return event_code(type, None if promised else mode)


def _by_saying(fact: Fact) -> bool:
    """Whether it took place in that it was said, whatever becomes of what was agreed, asked for or refused.

    Modality and polarity of such a fact are those of its content: "agreed to meet" is planned, "declined to meet" is
    negative, "urged them not to fight" is both asked for and negative.
    """
    own = SAID.get(fact.event.type or "")
    if own is None:
        return False
    plain = fact.event.mode not in own or fact.polarity == "positive"
    if fact.event.type == "AGREE":
        return fact.commitment and plain
    if fact.event.type == "REQUEST":
        return fact.modality == "requested" and plain
    return fact.modality == "happened" and plain


def _contexts(fact: Fact) -> tuple[str, ...]:
    """How it stands, in PLOVER's words; of topics it has another list than ours."""
    found = ["historical"] if fact.background else []
    if _by_saying(fact):
        return tuple(found)
    found += ["future"] if fact.modality == "planned" else []
    found += ["hypothetical"] if fact.modality in UNREAL else []
    found += ["negation"] if fact.polarity == "negative" or fact.modality == "denied" else []
    return tuple(sorted(found))


def _party(story: NamedStory, fact: Fact, role: str, prefix: str) -> dict[str, Cell]:
    known = [story.entities.get(filler.entity) for filler in fact.participants if filler.role == role]
    parties = [entity for entity in known if entity is not None]
    countries = (story.country(entity.id) for entity in parties)
    titles = [office.title for entity in parties for office in entity.roles]
    return {
        f"{prefix} Name": tuple(entity.name for entity in parties),
        f"{prefix} Country": tuple(dict.fromkeys(country.alpha_3 for country in countries if country)),
        f"{prefix} Title": tuple({title.casefold(): title for title in reversed(titles)}.values())[::-1],
        f"{prefix} Name Raw": _as_written(parties, fact),
    }


def _as_written(entities: Iterable[NamedEntity], fact: Fact) -> tuple[str, ...]:
    """The words for the entities within the words that bear the fact out."""
    places = [(place.document, place.start, place.end) for place in fact.evidence]
    found = sorted(
        (mention.document, mention.start, mention.text)
        for entity in entities
        for mention in entity.mentions
        if any(mention.document == page and low <= mention.start and mention.end <= high for page, low, high in places)
    )
    return tuple(dict.fromkeys(text for _, _, text in found))


def _location(story: NamedStory, fact: Fact) -> dict[str, Cell]:
    place = story.entities.get(fact.place) if fact.place is not None else None
    if place is None:
        return {}
    country = story.country(place.id) if place.type == "COUNTRY" else None
    return {
        "Placename": place.name,
        "Country": country.alpha_3 if country else None,
        "Raw Placename": _as_written([place], fact),
    }


def _of_types(story: NamedStory, types: frozenset[str]) -> tuple[str, ...]:
    return tuple(entity.name for entity in story.story.entities if entity.type in types)


def _standing(story: NamedStory, fact: Fact) -> dict[str, Cell]:
    others = (filler for filler in fact.participants if filler.role not in (ACTOR, RECIPIENT))
    return {
        "Readout Type": fact.event.type,
        "Readout Mode": fact.event.mode,
        "Modality": fact.modality,
        "Polarity": fact.polarity,
        "Status": tuple(fact.status),
        "Event Time": fact.time.edtf if fact.time else None,
        "Earliest": fact.time.earliest if fact.time else None,
        "Latest": fact.time.latest if fact.time else None,
        "Time Words": fact.time_words,
        "Other Participants": tuple(
            f"{filler.role}: {name}" for filler in others if (name := story.name(filler.entity))
        ),
        "Summary": fact.summary,
        "Story ID": story.story.id,
        "Story Title": story.story.title,
    }


def _sources(fact: Fact, pages: list[Page]) -> dict[str, Cell]:
    places = sorted(fact.evidence, key=lambda place: (place.document, place.start, place.end))
    return {
        "Sources": fact.lineages,
        "Origins": fact.origins,
        "Quotes": tuple(place.text for place in places),
        "Spans": tuple(f"{place.document}:{place.start}-{place.end}" for place in places),
        "Documents": tuple(dict.fromkeys(place.document for place in places)),
        "Headline": pages[0].title.text if pages and pages[0].title else None,
        "Headline Document": pages[0].id if pages else None,
    }


def _pages(story: NamedStory, fact: Fact) -> list[Page]:
    """The pages that tell the fact, the earliest first; those that could be of any day last."""
    ids = {place.document for place in fact.evidence} & story.pages.keys()
    return sorted((story.pages[page] for page in ids), key=lambda page: (page.published.latest or LAST, page.id))


def _day(earliest: str | None, latest: str | None) -> str | None:
    return earliest if earliest == latest else None


@cache
def _crosswalk() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, Mapping[str, str]], Mapping[str, str]]:
    raw = tomllib.loads(resources.files(__package__).joinpath("crosswalk.toml").read_text(encoding="utf-8"))
    return {name: (plover, cameo) for name, (plover, cameo) in raw["types"].items()}, raw["modes"], raw["quads"]
