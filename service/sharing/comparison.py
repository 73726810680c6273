"""A quotation's words and the letter's words that were found for them in; what agrees and what differs, in order, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.sharing.checked import CheckStatus, Comparison, Difference, SmallDifference, Stretch
from service.sharing.running_text import RunningText
from service.sharing.writing import DASHES, MARKS, Words, essence, unpointed

_BULLET = re.compile(r"(?:^|(?<=\n))[ \t]*[-–—•▪◦●·*o][ \t]+")
_INLINE_BULLET = re.compile(r"\s*[•▪◦●]\s*")
_AROUND = re.compile(rf"[\s{re.escape(MARKS + DASHES)}•▪◦●*]+")
_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.(?:\s?\.)+)[\])]?")
_BESIDE = 4
"""Characters."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the quotation and the letter's word that it was found to be, by their numbers."""

    quoted: int
    letter: int


def compare(quoted: Words, lo: int, hi: int, running: RunningText, pairs: Sequence[Pair]) -> Comparison:
    """Compares the words ``lo`` to ``hi - 1`` of the quotation with the letter; ``pairs`` ascend on both sides."""
    stretches = _merged(_stretches(quoted, lo, hi, running, pairs))
    graded = [(stretch, _status(stretches, n)) for n, stretch in enumerate(stretches) if stretch.letter != stretch.quotation]
    status = max((status for _, status in graded), key=lambda status: status.rank, default=CheckStatus.VERBATIM)
    small = {kind for stretch, status in graded if status is CheckStatus.SAME_WORDS for kind in _small(stretch)}
    return Comparison(status, stretches, tuple(kind for kind in SmallDifference if kind in small))


def _stretches(quoted: Words, lo: int, hi: int, running: RunningText, pairs: Sequence[Pair]) -> Iterator[Stretch]:
    first, last = pairs[0], pairs[-1]
    yield from _opening(quoted, lo, first, running)
    for pair, following in zip(pairs, [*pairs[1:], None], strict=True):
        yield Stretch(*(words.between(n, n + 1) for words, n in ((running.words, pair.letter), (quoted, pair.quoted))))
        if following:
            own = quoted.text[quoted.ends[pair.quoted] : quoted.starts[following.quoted]]
            lists = running.unit_of[pair.letter] != running.unit_of[following.letter]
            printed = running.printed_between(pair.letter, following.letter)
            yield _gap(running.between(pair.letter, following.letter), own, printed, lists)
    yield from _ending(quoted, hi, last, running)


def _gap(letter: str, own: str, printed: str, blocks: bool) -> Stretch:
    """What stands between two words: the same where only line breaks differ, or bullets before the next of two ``blocks``,
    or where a header that is printed between them was copied too."""
    plain = _spaced(letter)
    if _spaced(own) == _spaced(printed):
        return Stretch(plain, plain)
    for written in (own, *((_BULLET.sub(" ", own), _INLINE_BULLET.sub(" ", own)) if blocks else ())):
        if _spaced(written) == plain:
            return Stretch(plain, plain)
    return Stretch(plain, _spaced(own))


def _opening(quoted: Words, lo: int, first: Pair, running: RunningText) -> Iterator[Stretch]:
    """Words before the first that was found; else marks before it that the letter does not have there."""
    begin = quoted.ends[lo - 1] if lo else 0
    if first.quoted > lo:
        yield Stretch("", _spaced(quoted.text[quoted.starts[lo] : quoted.starts[first.quoted]]))
        return
    marks = _AROUND.sub("", _ELLIPSIS.sub("", quoted.text[begin : quoted.starts[lo]].split("\n")[-1]))
    before = running.words.text[: running.words.starts[first.letter]].rpartition("\n")[2][-20:]
    if lo == 0 and marks and not _AROUND.sub("", before).endswith(marks):
        yield Stretch("", marks)


def _ending(quoted: Words, hi: int, last: Pair, running: RunningText) -> Iterator[Stretch]:
    """Words after the last that was found; else the punctuation that closes the quotation and not the letter's words."""
    if last.quoted < hi - 1:
        yield Stretch("", _spaced(quoted.text[quoted.ends[last.quoted] : quoted.ends[hi - 1]]))
        return
    marks = closing_marks(quoted, hi)
    after = _AROUND.sub("", running.words.text[running.words.ends[last.letter] :][:20])
    if marks and not after.startswith(marks):
        there = re.match(r"[^\w\s]*", after)
        yield Stretch(there[0] if there else "", marks)


def closing_marks(quoted: Words, hi: int) -> str:
    """The punctuation that follows word ``hi - 1`` of the quotation, without quotation marks, dashes and spaces."""
    end = quoted.starts[hi] if hi < len(quoted) else len(quoted.text)
    found = re.match(r"\S*", quoted.text[quoted.ends[hi - 1] : end])
    return _AROUND.sub("", _ELLIPSIS.split(found[0])[0]) if found else ""


def _spaced(words: str) -> str:
    """White space folded, a space at an end kept."""
    return re.sub(r"\s+", " ", words)


def _merged(stretches: Iterator[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours that agree, and neighbours that differ, made one; equal space around what differs set apart."""
    merged: list[Stretch] = []
    for stretch in stretches:
        for each in _trimmed(stretch):
            agrees = each.letter == each.quotation
            if merged and agrees == (merged[-1].letter == merged[-1].quotation):
                merged[-1] = Stretch(merged[-1].letter + each.letter, merged[-1].quotation + each.quotation)
            else:
                merged.append(each)
    return _bridged([stretch for stretch in merged if stretch.letter or stretch.quotation])


def _bridged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """What differs on both sides of a mere space, made one."""
    bridged: list[Stretch] = []
    for stretch in stretches:
        if len(bridged) > 1 and bridged[-1] == Stretch(" ", " ") and bridged[-2].difference is not Difference.NONE:
            before = bridged[-2]
            bridged[-2:] = [Stretch(f"{before.letter} {stretch.letter}", f"{before.quotation} {stretch.quotation}")]
        else:
            bridged.append(stretch)
    return tuple(bridged)


def _trimmed(stretch: Stretch) -> Iterator[Stretch]:
    letter, own = stretch.letter, stretch.quotation
    if letter == own:
        yield stretch
        return
    if letter[:1] == own[:1] == " ":
        yield Stretch(" ", " ")
        letter, own = letter[1:], own[1:]
    if letter[-1:] == own[-1:] == " ":
        yield Stretch(letter[:-1], own[:-1])
        yield Stretch(" ", " ")
    else:
        yield Stretch(letter, own)


def _status(stretches: Sequence[Stretch], number: int) -> CheckStatus:
    """How grave one difference is, in the light of what stands beside it: a dash between numbers is more than a dash."""
    before = "".join(stretch.letter for stretch in stretches[max(0, number - 2) : number])[-_BESIDE:]
    after = "".join(stretch.letter for stretch in stretches[number + 1 : number + 3])[:_BESIDE]
    letter, own = (f"{before}{words}{after}" for words in (stretches[number].letter, stretches[number].quotation))
    if essence(letter) == essence(own):
        return CheckStatus.SAME_WORDS
    same = unpointed(letter) == unpointed(own)
    return CheckStatus.PUNCTUATION if same else CheckStatus.WORDS_DIFFER


def _small(stretch: Stretch) -> Iterator[SmallDifference]:
    """In what the two writings of the same words differ."""
    letter, own = stretch.letter, stretch.quotation
    marks, dashes = (_only(letter, kind) != _only(own, kind) for kind in (MARKS, DASHES))
    if marks:
        yield SmallDifference.QUOTATION_MARKS
    if dashes:
        yield SmallDifference.DASHES
    if _only(letter, "¹²³⁴⁵⁶⁷⁸⁹⁰") != _only(own, "¹²³⁴⁵⁶⁷⁸⁹⁰"):
        yield SmallDifference.NOTE_MARKS
        return
    bare, own_bare = (re.sub(rf"[\s{re.escape(MARKS + DASHES)}]", "", text) for text in (letter, own))
    if bare != own_bare:
        yield SmallDifference.CAPITALS if bare.casefold() == own_bare.casefold() else SmallDifference.CHARACTERS
    elif not marks and not dashes:
        yield SmallDifference.SPACES


def _only(text: str, kind: str) -> str:
    return "".join(character for character in text if character in kind)
