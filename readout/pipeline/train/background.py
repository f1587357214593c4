"""How common words are: `python -m readout.pipeline.train.background --data DIR` writes `background.tsv`.

In: texts whose licence lets counts be shared (EWT, GUM, wikigold, CrossNER, MEANTIME, ECB+). Out: the passages of about
a hundred words that hold a word, for `link.stories`. Words are lemmas as the treebanks give them; texts without lemmas
take the lemma that a form mostly has in the treebanks. The pages of one ECB+ event count as one passage, else the
words of its seventy events would look common.
"""

from __future__ import annotations

import argparse
import sys
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

PASSAGE = 100
"""Words of a passage, about."""
LEAST = 3
"""Words in fewer passages are left out: rare enough to be told from nothing."""
TARGET = Path(__file__).parents[2] / "link" / "stories" / "background.tsv"
HEAD = (
    "# In how many passages of about 100 words a word stands (lower-case lemma, tab, passages); commonest first.\n"
    "# Made by `python -m readout.pipeline.train.background`; the entry of a lone dot is the number of all.\n"
    "# Counted in the English Web Treebank and GUM (CC BY-SA 4.0, CC BY 4.0), wikigold (CC BY 4.0), CrossNER\n"
    "# (CC BY-SA), MEANTIME (CC BY 4.0) and ECB+ (CC BY 3.0).\n"
    "# Words are worth less as evidence the more passages hold them.\n"
)

Lemmas = dict[str, str]
Document = Sequence[str]
"""The words of one text, in order."""


def main() -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="a folder with syntax/, names/, meantime/ and ecbplus/"
    )
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    data: Path = arguments.data
    lemmas, treebanks = read_treebanks(sorted((data / "syntax").glob("*.conllu")))
    texts = [*read_columns(sorted((data / "names" / "wikigold").glob("*.txt")))]
    texts += read_columns(sorted((data / "names" / "crossner").rglob("*.txt")))
    texts += [read_tokens(path) for path in sorted((data / "meantime" / "intra-doc_annotation").rglob("*.xml"))]
    passages = [passage for text in treebanks for passage in cut(text)]
    passages += [passage for text in texts for passage in cut([lemmas.get(w.casefold(), w.casefold()) for w in text])]
    passages += [frozenset(lemmas.get(w.casefold(), w.casefold()) for w in text) for text in events(data / "ecbplus")]
    counts = Counter(word for passage in passages for word in passage if any(c.isalpha() for c in word))
    rows = sorted(((n, word) for word, n in counts.items() if n >= LEAST), key=lambda row: (-row[0], row[1]))
    body = "".join(f"{word}\t{n}\n" for n, word in rows)
    arguments.out.write_text(f"{HEAD}.\t{len(passages)}\n{body}", encoding="utf-8")
    sys.stdout.write(f"{len(passages)} passages, {len(rows)} words\n")
    return 0


def read_treebanks(paths: Iterable[Path]) -> tuple[Lemmas, list[list[str]]]:
    """The commonest lemma of each form, and the lemmas of each document."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    documents: list[list[str]] = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            fields = line.split("\t")
            if line.startswith("# newdoc"):
                documents.append([])
            elif len(fields) > 3 and fields[0].isdigit():
                lemma = (fields[1] if fields[3] == "PROPN" else fields[2]).casefold()
                forms[fields[1].casefold()][lemma] += 1
                documents[-1].append(lemma)
    return {form: max(sorted(seen), key=lambda s: seen[s]) for form, seen in forms.items()}, documents


def read_columns(paths: Iterable[Path]) -> Iterator[Document]:
    """The words of files with a word and its label a line; a blank line ends a sentence, a file is one text."""
    for path in paths:
        rows = [line.split() for line in path.read_text("utf-8").splitlines()]
        yield [row[0] for row in rows if row and row[0] != "-DOCSTART-"]


def read_tokens(path: Path) -> Document:
    """The words of a file of MEANTIME or ECB+."""
    return [token.text or "" for token in ET.parse(path).getroot().iter("token")]  # noqa: S314 (a corpus file)


def events(folder: Path) -> Iterator[Document]:
    """All words of all pages of one event, by topic."""
    for topic in sorted((p for p in folder.iterdir() if p.is_dir()), key=lambda p: int(p.name)):
        for plus in (False, True):
            paths = [p for p in sorted(topic.glob("*.xml")) if p.stem.endswith("ecbplus") == plus]
            yield [word for path in paths for word in read_tokens(path)]


def cut(words: Document) -> Iterator[frozenset[str]]:
    """The sets of words of the passages of a text; a short rest belongs to the last."""
    count = max(len(words) // PASSAGE, 1)
    for i in range(count):
        yield frozenset(words[i * PASSAGE : None if i == count - 1 else (i + 1) * PASSAGE])


if __name__ == "__main__":
    raise SystemExit(main())
