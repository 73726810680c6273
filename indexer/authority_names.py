"""Which authorities a question names, also in short forms and misspelt: words in, names with their places out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from corpus.authorities import known_authorities
from corpus.letter import Span
from corpus.short_names import short_forms, without_side
from indexer.adjoining import adjoin
from indexer.edits import near, same_start
from indexer.vocabulary import Vocabulary

_ALSO_WORDS = frozenset({"reading", "bury", "bath"})
"""Names that are words of every day: they count by their capital letter, or beside a kind of letter or a year."""
_TOKEN = re.compile(r"\w+|[&,]")
_GAP = re.compile(r"[\s.\-‐‑–'’]{0,3}\Z")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_ABBREVIATED = re.compile(r"(?<=\b[A-Za-z])\.(?=\s+\S|$)")
_LEAST_MISSPELT = 5
_ONE_EDIT_UP_TO = 7
Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedAuthority:
    """An authority named in a question. ``read_from`` is what stands there, where that is not the name itself."""

    name: str
    span: Span
    read_from: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    form: str
    span: Span
    written: str


class AuthorityNames:
    """Finds names of authorities; knows those that a library holds and those of England, worked out once."""

    def __init__(self, held: Collection[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        whole = {_form(name): name for name in (*sorted(known_authorities()), *sorted(held))}
        meant = _meant({*known_authorities(), *held}, held)
        unheld = {form for form, name in whole.items() if name not in held and meant.get(form) in held}
        self._names: dict[Form, str] = meant | {form: name for form, name in whole.items() if form not in unheld}
        self._unclear = {form: names for form, names in _sides(held).items() if self._names.get(form) not in held}
        self._whole = whole
        self._capital = {_form(short) for name in set(held) - known_authorities() for short in short_forms(name)}
        self._capital |= {(word,) for word in _ALSO_WORDS}
        self._longest_from: dict[str, int] = {}
        for form in self._names:
            self._longest_from[form[0]] = max(len(form), self._longest_from.get(form[0], 0))
        self._words = sorted({word for form in self._names for word in form if len(word) >= _LEAST_MISSPELT})

    def find(self, question: str, beside: Sequence[Span] = ()) -> tuple[NamedAuthority, ...]:
        """The authorities named, longest names first, without overlap; ``beside`` are places of kinds and years."""
        return tuple(self._found(question, beside))

    def unclear(self, question: str, named: Sequence[NamedAuthority]) -> tuple[str, ...]:
        """Held authorities any of which a name without its point of the compass could mean, such as *Cheshire*."""
        taken = [each.span for each in named]
        tokens = [token for token in _tokens(question) if not any(token.span.overlaps(span) for span in taken)]
        return tuple(name for token in tokens for name in self._unclear.get((token.form,), ()))

    def _found(self, question: str, beside: Sequence[Span]) -> Iterator[NamedAuthority]:
        tokens = _tokens(question)
        ways = [self._ways(token) for token in tokens]
        place = 0
        while place < len(tokens):
            longest = max(self._longest_from.get(way, 0) for way in ways[place])
            for size in range(min(longest, len(tokens) - place), 0, -1):
                run = tokens[place : place + size]
                name = self._name(run, ways[place : place + size], question)
                if name and self._is_meant(run, question, beside):
                    yield self._named(name, run, question)
                    place += size - 1
                    break
            place += 1

    def _name(self, run: Sequence[_Token], ways: Sequence[Sequence[str]], question: str) -> str | None:
        """What the run of words names: as it stands, else the one name that its unknown words may be misspelt from."""
        if not all(_GAP.match(question, one.span.end, two.span.start) for one, two in pairwise(run)):
            return None
        exact = self._names.get(tuple(token.form for token in run))
        if exact or all(len(way) == 1 for way in ways):
            return exact
        found = {self._names[form] for form in product(*ways) if form in self._names}
        return found.pop() if len(found) == 1 else None

    def _ways(self, token: _Token) -> tuple[str, ...]:
        """The token as it stands, and for a word that nobody knows the nearest words of names."""
        word = token.form
        if len(word) < _LEAST_MISSPELT - 1 or not (word.isascii() and word.isalpha()) or self._vocabulary.knows(word):
            return (word,)
        found = [
            (other, edits) for other, edits in near(word, self._words, 2) if edits <= _edits(other) and same_start(word, other)
        ]
        least = min((edits for _, edits in found), default=0)
        return (word, *(other for other, edits in found if edits == least and edits))

    def _is_meant(self, run: Sequence[_Token], question: str, beside: Sequence[Span]) -> bool:
        if tuple(token.form for token in run) not in self._capital or run[0].written[:1].isupper():
            return True
        return any(adjoin(question, Span(run[0].span.start, run[-1].span.end), span) for span in beside)

    def _named(self, name: str, run: Sequence[_Token], question: str) -> NamedAuthority:
        begin, end = run[0].span.start, run[-1].span.end
        as_written = question[begin:end]
        is_whole = self._whole.get(tuple(token.form for token in run)) == name
        full_stop = _ABBREVIATED.match(question, end)
        possessive = _POSSESSIVE.match(question, end)
        end = full_stop.end() if full_stop else possessive.end() if possessive else end
        return NamedAuthority(name, Span(begin, end), "" if is_whole else as_written)


def _meant(names: Collection[str], held: Collection[str]) -> dict[Form, str]:
    """Short forms that stand for one authority only: of those held, else of all."""
    owners: dict[Form, set[str]] = {}
    for name in names:
        for short in short_forms(name):
            owners.setdefault(_form(short), set()).add(name)
    clear = {form: (owned & set(held)) or owned for form, owned in owners.items()}
    return {form: next(iter(owned)) for form, owned in clear.items() if len(owned) == 1}


def _sides(held: Collection[str]) -> dict[Form, tuple[str, ...]]:
    sides: dict[Form, list[str]] = {}
    for name in sorted(held):
        if rest := without_side(name):
            sides.setdefault(_form(rest), []).append(name)
    return {form: tuple(names) for form, names in sides.items()}


def _edits(name: str) -> int:
    return 1 if len(name) <= _ONE_EDIT_UP_TO else 2


def _form(name: str) -> Form:
    return tuple(token.form for token in _tokens(name))


def _tokens(words: str) -> list[_Token]:
    """Words in small letters, *and* for *&*; a comma is a token of its own, so that it keeps names apart."""
    return [
        _Token("and" if match[0] == "&" else match[0].lower(), Span(*match.span()), match[0])
        for match in _TOKEN.finditer(words)
    ]
