"""PETRARCH's unit cases, end to end: who does what to whom (`plover/PETR*.xml`).

In goes a data folder, out comes a `Report`. Each case is annotated like any page; an event found counts as a triple of
root code, actor and whoever else takes part. The validation records carry CAMEO codes, the unit tests the older ones of
WEIS ("122 denounce", "064 improve relations"); of both the first two digits lead to a PLOVER root
(https://github.com/openeventdata/PLOVER, appendix). Statements have none and codes above are the coder's own tests:
both are left out and counted. Actors are codes too ("USAGOV"): a found party fits a code by its
country's letters or by a word of its names that begins with them, since most nations of the cases are invented. The
actor lists of the coder are not ours, so a capital that was never written with its country cannot fit: `root_match`
says how often the code alone came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.report import MissingDataError, Report
from readout.annotate import annotate
from readout.annotate.events.plover import root_of
from readout.language import LanguageModel, load_language_model
from readout.model import DateRange, Document, Entity, Event, Published, Span

CAMEO = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""CAMEO's first two digits to PLOVER's roots as `Event.type` uses them (investigations are ACCUSE)."""
WEIS = {
    "01": "YIELD", "03": "CONSULT", "04": "SUPPORT", "05": "AGREE", "06": "COOPERATE", "063": "YIELD", "064": "SUPPORT",
    "065": "YIELD", "066": "YIELD", "07": "AID", "08": "AGREE",
    "09": "REQUEST", "10": "REQUEST", "11": "REJECT", "12": "ACCUSE", "13": "ACCUSE", "15": "REQUEST",
    "16": "THREATEN", "17": "THREATEN", "18": "PROTEST", "19": "SANCTION", "20": "SANCTION", "21": "COERCE",
    "22": "ASSAULT",
}  # fmt: skip
"""The same for the codes of the World Event/Interaction Survey; of "grant" three digits tell (064: relations)."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Roots that hold in both directions: a meeting has no giver."""
ODD_KEYS = {"KP": "PRK", "UA": "UKR", "RS": "SRB", "BA": "BIH", "CH": "CHE", "IQ": "IRQ"}
"""Countries whose three letters do not begin and go on with their two."""
_SENTENCE = re.compile(r"<Sentence\b([^>]{0,400})>")
_CODING = re.compile(r"<EventCoding\b([^>]{0,400})>")
_FIELD = re.compile(r"\b(sourcecode|targetcode|eventcode|category)\s{0,4}=\s{0,4}[\"']([^\"']{0,80})")
_TEXT = re.compile(r"<Text>")


@dataclass(frozen=True, slots=True)
class Coding:
    """One event of a case: codes of source and target, and the PLOVER root."""

    source: str
    target: str
    root: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence or two with the events that were coded in it; `left_out` counts codes without a root."""

    text: str
    codings: tuple[Coding, ...]
    left_out: int


def read_cases(folder: Path, split: str = "") -> Iterator[Case]:
    """The cases of every `PETR*.xml` below `folder`, each text once, in order; the files are no clean XML."""
    paths = sorted(p for p in folder.rglob("PETR*.xml") if split in p.stem)
    if not paths:
        raise MissingDataError(f"no PETR*{split}*.xml below {folder}")
    seen: set[str] = set()
    for path in paths:
        raw = path.read_text(encoding="utf-8", errors="replace")
        starts = [found.start() for found in _SENTENCE.finditer(raw)]
        for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
            case = _case(raw[start:end], WEIS if "UnitTest" in path.stem else CAMEO)
            if case is not None and case.text not in seen:
                seen.add(case.text)
                yield case


def _case(raw: str, scheme: Mapping[str, str]) -> Case | None:
    begin, stop = _TEXT.search(raw), raw.find("</Text>")
    if begin is None or stop < begin.end():
        return None
    fields = [dict(_FIELD.findall(found.group(1))) for found in _CODING.finditer(raw[: begin.start()])]
    coded = [f for f in fields if "eventcode" in f]
    roots = [scheme.get(f["eventcode"][:3]) or scheme.get(f["eventcode"][:2]) for f in coded]
    pairs = [(f, root) for f, root in zip(coded, roots, strict=True) if root is not None]
    codings = [Coding(f.get("sourcecode", ""), f.get("targetcode", ""), root) for f, root in pairs]
    text = " ".join(raw[begin.end() : stop].split())
    return Case(text, tuple(dict.fromkeys(codings)), len(coded) - len(codings)) if text else None


def fits(entity: Entity, code: str) -> bool:
    """Whether an entity can be what an actor code names."""
    letters = code[:3].upper()
    if len(letters) < 3 or letters == "---":
        return False
    key = entity.key or ""
    if len(key) == 2 and entity.type == "COUNTRY":
        return ODD_KEYS.get(key) == letters or (letters[0] == key[0] and key[1] in letters[1:])
    words = [word for name in (entity.name, *entity.aliases) for word in re.findall(r"\w+", name)]
    return any(word.upper().startswith(letters) for word in words)


def matched(coding: Coding, events: Iterable[Event], entities: Mapping[str, Entity]) -> bool:
    """Whether one of the events has the root of `coding`, its source as actor and its target beside it."""
    for event in events:
        if coding.root not in (root_of(event), event.type):
            continue  # what is only planned keeps its own root in these cases
        parties = [(p.role, entities[p.entity]) for p in event.participants if p.entity is not None]
        if event.place is not None:
            parties.append(("place", entities[event.place]))
        doers = [entity for role, entity in parties if role == "actor" or coding.root in MUTUAL]
        if any(fits(entity, coding.source) for entity in doers) and any(
            fits(entity, coding.target) and (role != "actor" or coding.root in MUTUAL) for role, entity in parties
        ):
            return True
    return False


def understood(case: Case, model: LanguageModel) -> tuple[tuple[Event, ...], dict[str, Entity]]:
    """The events of a case's text and its entities by id."""
    unknown = Published(DateRange(None, None), "none")
    body = (Span(0, len(case.text)),)
    document = Document("petrarch", "petrarch", None, None, unknown, "en", case.text, body, ())
    found = annotate(document, model.parse(case.text, document.body))
    return found.events, {entity.id: entity for entity in found.entities}


def measure(data: Path, split: str = "") -> Report:
    """The share of coded events found as triples; raises `MissingDataError` where the folder has no such file."""
    cases = list(read_cases(data / "plover" if (data / "plover").is_dir() else data, split))
    model = load_language_model()
    coded = triples = roots = empty = quiet = 0
    for case in cases:
        events, entities = understood(case, model)
        found = {root for event in events for root in (root_of(event), event.type)}
        coded += len(case.codings)
        triples += sum(matched(coding, events, entities) for coding in case.codings)
        roots += sum(coding.root in found for coding in case.codings)
        if not case.codings and not case.left_out:
            empty += 1
            quiet += not any(found)
    measures = {"triple_match": triples / coded if coded else 0.0, "root_match": roots / coded if coded else 0.0}
    left_out = sum(case.left_out for case in cases)
    counts = {"cases": len(cases), "events": coded, "left_out": left_out, "without_events": empty, "kept_quiet": quiet}
    return Report("petrarch", measures, counts, ("end to end, without the coder's own lists of actors",))
