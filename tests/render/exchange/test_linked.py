"""Linked data: annotations that lead back to their words, provenance that joins up, drafts that rate nothing."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from readout.model import Readout
from readout.render.exchange.claim_review import to_claim_review
from readout.render.exchange.iris import BASE, page_iri, part_iri, text_iri
from readout.render.exchange.prov import CONTEXT, to_prov
from readout.render.exchange.web_annotation import to_web_annotation
from tests.render.exchange.accounts import ACCOUNTS, EVIL, GAZETTE, HARM, POST, VISIT, shuffled
from tests.render.sample import SAMPLE

EVERY = [*ACCOUNTS.values(), SAMPLE]
WRITERS = [to_web_annotation, to_prov, to_claim_review]
MOTIVATIONS = {"describing", "identifying", "commenting", "tagging"}


def annotations(account: Readout, base: str = BASE) -> list[dict[str, Any]]:
    collection: dict[str, Any] = json.loads(to_web_annotation(account, base))
    items: list[dict[str, Any]] = collection["first"]["items"]
    return items


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def graph(account: Readout) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(to_prov(account))["@graph"]
    return nodes


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(item)


# --- annotations ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("account", EVERY)
def test_the_collection_has_the_shape_of_the_model(account: Readout) -> None:
    collection = json.loads(to_web_annotation(account))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    page = collection["first"]
    assert (page["type"], page["partOf"], page["startIndex"]) == ("AnnotationPage", collection["id"], 0)
    assert collection["total"] == len(page["items"])
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation"
        assert annotation["motivation"] in MOTIVATIONS
        assert annotation["body"]
        assert {body["type"] for body in annotation["body"]} == {"TextualBody"}
        assert {body["purpose"] for body in annotation["body"]} <= MOTIVATIONS


CONTEXT_TERMS = """@context id type motivation purpose body target source selector state cached items partOf first
generator name label total startIndex format language value start end exact prefix suffix"""
"""Of the context http://www.w3.org/ns/anno.jsonld; what has a prefix is defined by it."""
PREFIXES = ("schema:", "dcterms:")


def keys(value: Any) -> Iterator[str]:
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)
    yield from value if isinstance(value, dict) else ()


@pytest.mark.parametrize("account", EVERY)
def test_every_term_is_one_of_the_context(account: Readout) -> None:
    used = set(keys(json.loads(to_web_annotation(account))))
    assert not [term for term in used - set(CONTEXT_TERMS.split()) if not term.startswith(PREFIXES)]


@pytest.mark.parametrize("account", EVERY)
def test_annotations_are_named_once(account: Readout) -> None:
    names = [annotation["id"] for annotation in annotations(account)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("account", EVERY)
def test_both_selectors_of_every_target_find_its_words(account: Readout) -> None:
    texts = {text_iri(page): page.text for page in account.documents}
    for annotation in annotations(account):
        for target in targets(annotation):
            text = texts[target["state"]["cached"]]
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            assert text.count(around) == 1
            assert text.index(around) + len(quote.get("prefix", "")) == position["start"]


def test_the_text_is_named_by_its_hash_and_length() -> None:
    source = targets(annotations(VISIT)[0])[0]["source"]
    read = source["schema:encoding"]
    page = next(page for page in VISIT.documents if text_iri(page) == read["id"])
    digest = hashlib.sha256(page.text.encode()).digest()
    assert read["schema:sha256"] == digest.hex()
    assert read["dcterms:extent"] == f"{len(page.text)} code points"
    hashed = read["id"].removeprefix("ni:///sha-256;").removesuffix("?ct=text/plain")
    assert base64.urlsafe_b64decode(hashed + "=") == digest


def test_every_place_of_a_fact_and_a_statement_is_annotated() -> None:
    found = [(a["body"][0]["id"].removeprefix(BASE), a["motivation"]) for a in annotations(VISIT)]
    assert found.count(("fact-meeting", "describing")) == 3
    assert found.count(("stmt-quota", "identifying")) == 2
    assert found.count(("con-hours", "commenting")) == found.count(("chg-hours", "commenting")) == 1


def test_a_statement_is_described_and_its_speaker_identified() -> None:
    said = next(a for a in annotations(VISIT) if a["id"].endswith("stmt-quota/doc-post/107-130"))
    assert [(body["purpose"], body["value"]) for body in said["body"]] == [
        ("describing", "We will share the quota"),
        ("identifying", "Ana Luz"),
    ]
    story = VISIT.stories[0]
    unknown = replace(story, statements=(replace(story.statements[0], speaker=None, speaker_text=""),))
    said = next(a for a in annotations(replace(VISIT, stories=(unknown,))) if "stmt-quota" in a["id"])
    assert (said["motivation"], [body["purpose"] for body in said["body"]]) == ("describing", ["describing", "tagging"])


def test_a_conflict_has_the_places_of_both_sides() -> None:
    conflict = next(a for a in annotations(VISIT) if a["body"][0]["id"].endswith("con-hours"))
    assert [target["selector"][1]["exact"] for target in conflict["target"]] == ["six hours", "four hours"]
    assert conflict["body"][0]["value"] == "The pages differ on duration"


def test_words_that_differ_are_tagged() -> None:
    tagged = [a for a in annotations(VISIT) if any(body["value"] == "words differ" for body in a["body"])]
    assert [target["selector"][1]["exact"] for a in tagged for target in targets(a)] == ["We will share a quota"]


def test_a_page_that_is_not_there_still_has_its_place() -> None:
    target = targets(annotations(replace(VISIT, documents=()))[0])[0]
    assert target["source"] == part_iri(BASE, "doc-echo")
    assert target["selector"][0]["end"] > target["selector"][0]["start"]


# --- provenance -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("account", EVERY)
def test_every_node_is_named_once_and_every_edge_leads_to_a_node(account: Readout) -> None:
    nodes = graph(account)
    names = [node["id"] for node in nodes]
    assert len(set(names)) == len(names)
    edges = {name for name, term in CONTEXT.items() if isinstance(term, dict)}
    for node in nodes:
        for edge in edges & node.keys():
            assert set(strings(node[edge])) <= set(names), (node["id"], edge)


def test_a_fact_goes_back_to_its_pages() -> None:
    nodes = {node["id"]: node for node in graph(VISIT)}
    pages = set()
    for quoted in nodes[f"{BASE}fact-meeting"]["wasDerivedFrom"]:
        text = nodes[nodes[quoted]["wasQuotedFrom"]]
        pages.add(text["wasDerivedFrom"])
    assert pages == {page_iri(page) for page in VISIT.documents}


def test_quotations_have_the_words() -> None:
    nodes = {node["id"]: node for node in graph(VISIT)}
    assert nodes[f"{BASE}doc-post/{POST.text.index('four')}-{POST.text.index('four') + 10}"]["value"] == "four hours"


@pytest.mark.parametrize(
    ("kind", "edge"), [("copy", "wasQuotedFrom"), ("rewrite", "wasRevisionOf"), ("x", "wasDerivedFrom")]
)
def test_a_page_that_carries_another_says_how(kind: str, edge: str) -> None:
    story = VISIT.stories[0]
    lineage = story.lineages[0]
    changed = replace(lineage, edges=(replace(lineage.edges[0], kind=kind),))
    account = replace(VISIT, stories=(replace(story, lineages=(changed, story.lineages[1])),))
    nodes = {node["id"]: node for node in graph(account)}
    assert nodes["pages/echo.txt"][edge] == [page_iri(POST)]


def test_what_was_overtaken_is_revised() -> None:
    nodes = {node["id"]: node for node in graph(VISIT)}
    assert nodes[f"{BASE}chg-hours/to"]["wasRevisionOf"] == f"{BASE}chg-hours/from"
    assert nodes[f"{BASE}chg-hours/from"]["value"] == "four hours"


def test_a_statement_is_its_speakers() -> None:
    nodes = {node["id"]: node for node in graph(VISIT)}
    assert nodes[nodes[f"{BASE}stmt-quota"]["wasAttributedTo"]]["schema:name"] == "Ana Luz"


# --- drafts -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("account", EVERY)
def test_a_draft_rates_nothing(account: Readout) -> None:
    written = to_claim_review(account)
    for word in ("Rating", "reviewBody", "ratingValue"):
        assert word not in written
    for draft in json.loads(written)["@graph"]:
        assert draft["@type"] == "ClaimReview"
        assert draft["creativeWorkStatus"] == "Draft"
        assert not {"author", "datePublished", "url", "reviewRating"} & draft.keys()
        assert draft["itemReviewed"]["@type"] == "Claim"


def test_a_statement_is_a_claim_of_its_speaker_where_it_appeared() -> None:
    draft = json.loads(to_claim_review(VISIT))["@graph"][0]
    claim = draft["itemReviewed"]
    assert draft["claimReviewed"] == claim["text"] == "We will share the quota"
    assert claim["author"] == {"@type": "Person", "name": "Ana Luz", "jobTitle": ["foreign minister"]}
    assert [page["hasPart"][0]["text"] for page in claim["appearance"]] == [
        "We will share a quota",
        "We will share the quota",
    ]
    assert claim["appearance"][1]["url"] == POST.uri


def test_the_first_appearance_is_told_only_where_it_is_known() -> None:
    claims = [draft["itemReviewed"] for draft in json.loads(to_claim_review(VISIT))["@graph"]]
    assert not [claim for claim in claims if "firstAppearance" in claim and len(claim["appearance"]) > 1]
    later = replace(GAZETTE.published, edtf="2024-05-08", earliest="2024-05-08", latest="2024-05-08")
    dated = replace(VISIT, documents=(POST, replace(GAZETTE, published=later)))
    statement = json.loads(to_claim_review(dated))["@graph"][0]["itemReviewed"]
    assert statement["firstAppearance"] == {"@id": page_iri(POST)}


# --- all --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("write", WRITERS)
def test_the_order_of_pages_and_stories_makes_no_difference(write: Any) -> None:
    both = Readout(VISIT.documents + HARM.documents, VISIT.stories + HARM.stories)
    assert all(write(shuffled(both, seed)) == write(both) for seed in range(5))


@pytest.mark.parametrize("write", WRITERS)
def test_ids_stand_behind_the_base_that_was_given(write: Any) -> None:
    written = write(VISIT, "https://example.org/visit#")
    assert "https://example.org/visit#fact-meeting" in written
    assert BASE not in written


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("account", EVERY)
def test_nothing_steers_whoever_prints_it(write: Any, account: Readout) -> None:
    assert not set(write(account)) & set("\x1b\x00\u202e\u2066\x9b")


def test_addresses_of_pages_are_iris() -> None:
    assert page_iri(POST) == "https://post.example/news/visit?id=7"
    assert page_iri(GAZETTE) == "pages/gazette%201.txt"
    assert page_iri(replace(POST, uri="C:\\pages\\a b.txt")).startswith("C%3A")
    assert page_iri(replace(POST, uri='https://x.example/a"b<c>')) == "https://x.example/a%22b%3Cc%3E"
    assert page_iri(replace(POST, uri="-")) == "-"
    assert page_iri(EVIL)
