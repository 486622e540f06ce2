"""Search over all there is to read, in memory, both languages at once.

The one door to tantivy: it ranks by BM25, forgives a typo, and answers within a few milliseconds.
Whoever has something to find adds a function to `SOURCES`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from study.core.language import Language, Text
from study.core.searching import Piece, grams, mark, pieces, snippet

# A hit in a title outweighs one in the text; an exact word outweighs a forgiven typo.
FIELDS = {"en_title": 4.0, "en_body": 1.0, "zh_title": 4.0, "zh_body": 1.0}
FORGIVEN_FROM = 4  # letters: shorter words have too many neighbours
LIMIT = 30
# Whoever searches wants to learn first: a lesson or a term goes before a single fact or a question.
KINDS = {"section": 1.8, "term": 1.8, "type": 1.0, "question": 0.9, "fact": 0.7}
# Types are many and alike: a word such as "memory" must not bury the lessons under them.
TYPES = 6
# Where the parts of a dotted or hyphenated word end, as the index cuts them.
JOINTS = re.compile(r"[.\-]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: a section, fact, term, type or question, as `kind` says."""

    kind: str
    title: Text
    body: Text
    url: dict[Language, str]


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    title: str
    snippet: str
    url: str


SOURCES: list[Callable[[], Iterable[Entry]]] = []


class Search:
    """An index over entries."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.vocabulary = _vocabulary(self.entries)
        builder = tantivy.SchemaBuilder()
        builder.add_unsigned_field("place", stored=True)
        for field in FIELDS:
            builder.add_text_field(
                field, tokenizer_name="en_stem" if field.startswith("en") else "default"
            )
        builder.add_text_field("words", tokenizer_name="default")
        builder.add_text_field("names", tokenizer_name="default")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema)
        writer = self.index.writer(heap_size=32_000_000, num_threads=1)
        for place, entry in enumerate(self.entries):
            document = tantivy.Document(place=place)
            for field in FIELDS:
                text = entry.title if field.endswith("title") else entry.body
                document.add_text(field, text.en if field.startswith("en") else grams(text.zh_hans))
            document.add_text("words", f"{entry.title.en} {entry.body.en}")
            document.add_text("names", entry.title.en if entry.kind == "type" else "")
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def find(self, query: str, language: Language, limit: int = LIMIT) -> list[Hit]:
        """The best hits first; every piece of the query must be found, a typo forgiven."""
        parts = tuple(self._mended(piece) for piece in pieces(query))
        if not parts:
            return []
        wanted = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, self._query(part)) for part in parts]
        )
        found = self.searcher.search(wanted, len(self.entries))
        ranked = sorted(
            (
                (score * KINDS[entry.kind], place, entry)
                for score, address in found.hits
                for place in self.searcher.doc(address)["place"]
                for entry in (self.entries[place],)
            ),
            key=lambda hit: (-hit[0], hit[1]),
        )
        hits = []
        for entry in _varied((entry for _score, _place, entry in ranked), limit):
            title, body = entry.title.in_(language), entry.body.in_(language)
            words = frozenset(word for part in parts for word in _shown(part, f"{title} {body}"))
            hits.append(
                Hit(entry.kind, mark(title, words), snippet(body, words), entry.url[language])
            )
        return hits

    def _mended(self, piece: Piece) -> Piece:
        """A word that stands nowhere, nor begins one, as the commonest word one slip away."""
        word = piece.text
        if piece.is_han or len(word) < FORGIVEN_FROM or not word.isalpha():
            return piece
        if any(known.startswith(word) for known in self.vocabulary):
            return piece
        near = process.extract(
            word, list(self.vocabulary), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        best = max((known for known, _, _ in near), key=self.vocabulary.__getitem__, default=word)
        return Piece(best, is_han=False)

    def _query(self, piece: Piece) -> tantivy.Query:
        either: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for field, weight in FIELDS.items():
            if field.startswith("zh") or not piece.is_han:
                query = self._all(field, piece)
                either.append((tantivy.Occur.Should, tantivy.Query.boost_query(query, weight)))
        if not piece.is_han:
            # The parts of c5n.xlage belong together: a text may hold both, far from each other.
            words = JOINTS.split(piece.text)
            field = "names" if len(words) > 1 else "words"
            forgiving = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, self._forgiving(field, word)) for word in words]
            )
            either.append((tantivy.Occur.Should, tantivy.Query.boost_query(forgiving, 0.3)))
        return tantivy.Query.boolean_query(either)

    def _forgiving(self, field: str, word: str) -> tantivy.Query:
        """Words that begin like this one, but for a slip."""
        distance = 1 if len(word) >= FORGIVEN_FROM else 0
        return tantivy.Query.fuzzy_term_query(
            self.schema, field, word, distance, transposition_cost_one=True, prefix=True
        )

    def _all(self, field: str, piece: Piece) -> tantivy.Query:
        """Every token of the piece, cut as the field cuts its text."""
        if not piece.is_han:
            quoted = piece.text.replace('"', " ")
            return self.index.parse_query(f'"{quoted}"', [field])
        terms = [tantivy.Query.term_query(self.schema, field, token) for token in piece.tokens]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])


def _vocabulary(entries: Iterable[Entry]) -> Counter[str]:
    """Every English word, with in how many titles and texts it stands; titles count for more."""
    words: Counter[str] = Counter()
    for entry in entries:
        for text, weight in ((entry.title.en, 3), (entry.body.en, 1)):
            found = {piece.text for piece in pieces(text, longest=None) if piece.text.isalpha()}
            for word in found:
                words[word] += weight
    return words


def _varied(entries: Iterable[Entry], limit: int) -> Iterator[Entry]:
    """The first entries up to the limit, no more than TYPES of them instance types."""
    types = 0
    for entry in entries:
        types += entry.kind == "type"
        if entry.kind != "type" or types <= TYPES:
            yield entry
            limit -= 1
        if limit <= 0:
            return


def _shown(piece: Piece, text: str) -> set[str]:
    """The words of the text that answer the piece: itself, or a word one slip away."""
    folded = text.casefold()
    if piece.text in folded:
        return {piece.text}
    if piece.is_han:
        return {token for token in piece.tokens if token in folded}
    return {
        other.text
        for other in pieces(folded[:4000])
        if not other.is_han
        and OSA.distance(other.text[: len(piece.text)], piece.text, score_cutoff=1) <= 1
    }


@cache
def search() -> Search:
    """The index over all sources, built at the first search."""
    return Search(entry for source in SOURCES for entry in source())
