"""The ECB+ measure on a corpus of two pages written here."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.ecbplus import MarkedPage, chains, conll, join_mentions, mark, same_lemma, score
from eval.report import MissingDataError
from readout.language import load_language_model
from readout.pipeline.train.ecbplus import GoldMention, read_ecbplus

SENTENCES = {
    "1_1ecb.xml": ["A ferry sank near Quessant on Sunday .", "Divers searched the wreck ."],
    "1_2ecb.xml": ["The ferry that sank near Quessant carried nobody .", "The mayor of Quessant thanked the divers ."],
}


def write_page(path: Path, sentences: list[str], marked: str) -> None:
    tokens, number, mention = [], 0, ""
    for line, sentence in enumerate(sentences):
        for word in sentence.split():
            number += 1
            tokens.append(f'<token t_id="{number}" sentence="{line}" number="0">{word}</token>')
            if word == marked:
                mention = f'<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="{number}"/></ACTION_OCCURRENCE>'
    goal = '<ACTION_OCCURRENCE m_id="2" instance_id="ACT1"/>'
    relation = '<CROSS_DOC_COREF r_id="3"><source m_id="1"/><target m_id="2"/></CROSS_DOC_COREF>'
    path.write_text(
        f'<Document doc_name="{path.name}">{"".join(tokens)}<Markables>{mention}{goal}</Markables>'
        f"<Relations>{relation}</Relations></Document>",
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[MarkedPage]:
    folder = tmp_path_factory.mktemp("ecbplus")
    (folder / "1").mkdir()
    for name, sentences in SENTENCES.items():
        write_page(folder / "1" / name, sentences, "sank")
    rows = "Topic,File,Sentence Number\n1,1ecb,0\n1,2ecb,0\n"
    (folder / "validated_sentences.csv").write_text(rows, encoding="utf-8")
    model = load_language_model()
    return [mark(gold, model) for gold in read_ecbplus(folder)]


def test_gold_mentions_stand_for_our_events_with_their_lemma_and_clause(pages: list[MarkedPage]) -> None:
    events = [event for page in pages for event in page.marked.annotations.events]
    texts = [page.gold.document.text for page in pages]
    assert [event.lemma for event in events] == ["sink", "sink"]
    assert [event.trigger.of(text) for event, text in zip(events, texts, strict=True)] == ["sank", "sank"]
    assert all(page.marked.annotations.event_vectors.shape[1] == 1 for page in pages)


def test_the_chain_and_both_ways_of_joining_hold_every_mention_once(pages: list[MarkedPage]) -> None:
    assert [len(chain) for chain in chains(pages)] == [2]
    for joined in (list(join_mentions(pages)), list(same_lemma(pages))):
        assert sorted(key for cluster in joined for key in cluster) == sorted(page.key(0) for page in pages)
    assert conll(chains(pages), list(same_lemma(pages)))["b3_f1"] == 1.0


def test_one_subtopic_is_one_group(pages: list[MarkedPage]) -> None:
    report = score(pages)
    assert report.measures["grouping_b3_f1"] == 1.0
    assert report.measures["lemma_b3_f1"] == 1.0
    assert report.counts["mentions"] == 2


def test_a_mention_where_we_found_nothing_is_bare(pages: list[MarkedPage]) -> None:
    gold, text = pages[0].gold, pages[0].gold.document.text
    place = text.index("Quessant")
    span = type(gold.mentions[0].span)(place, place + len("Quessant"))
    bare = mark(type(gold)(gold.topic, gold.subtopic, gold.document, (GoldMention(span, "c"),)), load_language_model())
    event = bare.marked.annotations.events[0]
    assert (event.trigger, event.type, event.participants) == (span, None, ())
    assert event.extent.start <= span.start < span.end <= event.extent.end


def test_without_the_corpus_it_says_so(tmp_path: Path) -> None:
    from eval.ecbplus import measure

    with pytest.raises(MissingDataError, match="validated_sentences"):
        measure(tmp_path)
