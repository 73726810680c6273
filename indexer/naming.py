"""A question in; the filters that it names, read against what the library really holds, and its other words out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.former_names import names_for
from corpus.letter import LetterKind, Span
from corpus.library import Entry
from indexer.authority_names import AuthorityNames, NamedAuthority
from indexer.query import NO_FILTERS, Filters
from indexer.terms import terms_of
from indexer.vocabulary import Vocabulary
from indexer.wanted import wanted_in
from indexer.years import NamedYears, short_years_in, years_in, years_of

_KINDS = {
    LetterKind.JOINT_INSPECTION: r"jtai?s?|joint(?: targeted)?(?: area)? inspections?",
    LetterKind.FOCUSED_VISIT: r"focus(?:s?ed)? visits?",
    LetterKind.ILACS: r"ilacs",
    LetterKind.SIF: r"single inspection(?: framework)?|sifs?",
    LetterKind.AREA_SEND: r"area send(?: inspections?)?|send inspections?",
    LetterKind.ANNUAL_REPORT: r"annual reports?",
}
_POSSESSIVE = re.compile(r"['’]s?\Z")
_KIND_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Mention:
    """One place of a question that names filters: the field of `Filters` with its values.

    ``read_from`` is what stands there, where that is a short form or misspelt.
    """

    field: str
    values: frozenset[object]
    span: Span
    read_from: str = ""

    def is_in_force(self, filters: Filters) -> bool:
        """Whether any of its values is among the filters."""
        return bool(self.values & getattr(filters, self.field))


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names: filters, and where in the question each is named, so that the rest can be ranked by.

    ``missing`` are authorities that are named and of which the library holds no letter, ``missing_years`` likewise;
    ``could_be`` are filters that the question does not settle or that would narrow it more than it says; ``former`` are
    names of authorities that are no more, named in the question for those held that have their area now.
    """

    filters: Filters
    mentions: tuple[Mention, ...]
    missing: tuple[NamedAuthority, ...] = ()
    missing_years: tuple[str, ...] = ()
    could_be: Filters = NO_FILTERS
    former: tuple[str, ...] = ()

    def rest_of(self, question: str, filters: Filters) -> str:
        """The question without the names of those filters that are in force: they say where to look, not what for.

        The whole question where nothing would be left.
        """
        rest = question
        for mention in sorted(self.mentions, key=lambda each: -each.span.start):
            if mention.is_in_force(filters):
                rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
        return " ".join(rest.split()) if terms_of(rest) else question

    def read_from(self, field: str, value: object) -> str:
        """What stands in the question for the value, where it is not the name itself."""
        found = (each.read_from for each in self.mentions if each.field == field and value in each.values)
        return next((words for words in found if words and words.casefold() != str(value).casefold()), "")


class NameReader:
    """Reads names out of questions; knows what one library holds, worked out once."""

    def __init__(self, entries: Sequence[Entry], vocabulary: Vocabulary | None = None) -> None:
        """``vocabulary`` says which words are no misspelt names; by default those of general English alone."""
        self._held = frozenset(entry.metadata.authority for entry in entries if entry.metadata.authority)
        self._kinds = {entry.metadata.kind for entry in entries} & _KIND_PATTERNS.keys()
        self._years = frozenset(year for entry in entries for year in years_of(entry))
        self._authorities = AuthorityNames(self._held, vocabulary or Vocabulary())

    def names(self, question: str) -> tuple[NamedAuthority, ...]:
        """The authorities that the question names, held or not, as `read` finds them."""
        beside = [*(mention.span for mention in self._kinds_in(question)), *(each.span for each in years_in(question))]
        return self._authorities.find(question, beside)

    def read(self, question: str) -> Named:
        """What the question names and the library holds: authorities, kinds of letter, years, and one agency alone."""
        kinds, authorities, wanted = self._kinds_in(question), self.names(question), wanted_in(question)
        whole_years = years_in(question)
        beside = [*(mention.span for mention in kinds), *(each.span for each in authorities)]
        years = (*whole_years, *short_years_in(question, beside, self._years))
        held = [each for each in authorities if self._meant_by(each)]
        mentions = (
            *(Mention("authorities", self._meant_by(each), each.span, self._written(each, question)) for each in held),
            *kinds,
            *(Mention("years", each.years & self._years, each.span) for each in years if each.years & self._years),
            *(Mention("agencies", frozenset({agency}), span) for agency, span in wanted.alone),
        )
        return Named(
            _filters(mentions),
            mentions,
            tuple({each.name: each for each in authorities if not self._meant_by(each)}.values()),
            tuple(sorted(self._missing(whole_years))),
            Filters(
                authorities=frozenset(self._authorities.unclear(question, held)),
                findings=frozenset(kind for kind, _ in wanted.findings),
                agencies=frozenset(wanted.agencies),
            ),
            tuple(dict.fromkeys(each.name for each in held if self._meant_by(each) != {each.name})),
        )

    def _meant_by(self, named: NamedAuthority) -> frozenset[object]:
        """The held authorities whose letters are meant: the one named, and those that have a former one's area now."""
        return frozenset(names_for(named.name) & self._held)

    def _written(self, named: NamedAuthority, question: str) -> str:
        """What stands in the question, unless that is the name of all that it means."""
        is_itself = self._meant_by(named) == {named.name}
        return named.read_from if is_itself else _POSSESSIVE.sub("", question[named.span.start : named.span.end])

    def _kinds_in(self, question: str) -> tuple[Mention, ...]:
        found = ((kind, match) for kind in sorted(self._kinds) for match in _KIND_PATTERNS[kind].finditer(question))
        return tuple(Mention("kinds", frozenset({kind}), Span(*match.span())) for kind, match in found)

    def _missing(self, years: Sequence[NamedYears]) -> set[str]:
        return {each.label for each in years if not each.years & self._years}


def _filters(mentions: Iterable[Mention]) -> Filters:
    values: dict[str, frozenset[object]] = {}
    for mention in mentions:
        values[mention.field] = values.get(mention.field, frozenset()) | mention.values
    return Filters(**values)  # type: ignore[arg-type]
