"""The files to index: inputs in, one source a letter out, and reading them in limited subprocesses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError, ReadError
from corpus.letter import Letter, Transcript
from corpus.pairing import with_pages_of
from corpus.readers import SUPPORTED
from corpus.readers.sandbox import read_many
from corpus.reading import READING, file_digest, make_letter
from indexer.errors import IndexerError

_PREFERENCE = (".txt", ".pdf", ".docx", ".html", ".htm", ".md")


@dataclass(frozen=True, slots=True)
class Source:
    """One letter's file; ``published`` is the same letter as PDF where a text is given beside it, for its page numbers.

    ``key`` changes whenever the letter would be read differently. ``failure`` says why the file cannot even be opened.
    """

    path: Path
    key: str
    published: Path | None = None
    failure: str = ""


def find_sources(inputs: Sequence[Path]) -> tuple[Source, ...]:
    """One source for each letter in the files and folders, sorted by name.

    Files of the same stem are one letter given twice: the first of txt, pdf, docx, html, md is read, and page numbers are
    taken from the PDF, which may also stand in a folder beside with "-pdf" to its name. Hidden files and other kinds of
    file inside folders are passed over; a file that is named itself is always taken. Raises IndexerError where an input
    does not exist, where there is nothing to read, and where two files of one kind and name hold different letters.
    """
    files = [file for given in inputs for file in _files(given)]
    if not files:
        named = ", ".join(str(given) for given in inputs)
        raise IndexerError(f"there are no letters in {named}; letters are files that end in {', '.join(sorted(SUPPORTED))}")
    by_stem: dict[str, list[Path]] = {}
    for file in dict.fromkeys(files):
        by_stem.setdefault(file.stem, []).append(file)
    return tuple(_source(by_stem[stem]) for stem in sorted(by_stem))


def _files(given: Path) -> Iterator[Path]:
    if given.is_file():
        yield given
    elif given.is_dir():
        yield from (path for path in sorted(given.rglob("*")) if path.is_file() and _is_seen(path.relative_to(given)))
    else:
        raise IndexerError(f"{given} does not exist; give a folder of letters or the letters' files")


def _is_seen(path: Path) -> bool:
    return is_letter(path) and not any(part.startswith(".") for part in path.parts)


def is_letter(path: Path) -> bool:
    """Whether a file in a folder is one of the letters, by its name."""
    return path.suffix.lower() in SUPPORTED and path.stem.lower() != "readme"


def preference(file: Path) -> int:
    """Where the file stands among others of its name: the first is read."""
    suffix = file.suffix.lower()
    return _PREFERENCE.index(suffix) if suffix in _PREFERENCE else len(_PREFERENCE)


def _source(files: Sequence[Path]) -> Source:
    path, *others = sorted(files, key=preference)
    for other in others:
        try:
            differ = other.suffix.lower() == path.suffix.lower() and file_digest(other) != file_digest(path)
        except OSError as error:
            return _closed(path, error)
        if differ:
            raise IndexerError(f"{path} and {other} have one name, which names one letter; rename one of them")
    published = _published(path, others) if path.suffix.lower() == ".txt" else None
    return make_source(path, published)


def make_source(path: Path, published: Path | None = None) -> Source:
    """The source of a letter in ``path``, with its pages from the PDF ``published``; reads the files for their digests.

    A file that may not be opened makes a source with its failure; such a PDF costs only the pages, once it is read.
    """
    try:
        digests = [file_digest(file) for file in (path, path.with_suffix(".toml")) if file.is_file()]
    except OSError as error:
        return _closed(path, error)
    try:
        digests += [file_digest(published)] if published and published.is_file() else []
    except OSError:
        digests.append("closed")
    key = hashlib.sha256("\n".join([str(READING), path.name, *digests]).encode()).hexdigest()
    return Source(path, key, published)


def _closed(path: Path, error: OSError) -> Source:
    """The source of a letter of which a file cannot be opened; no index holds its key."""
    key = hashlib.sha256(f"closed\n{path}".encode("utf-8", "surrogateescape")).hexdigest()
    which = Path(error.filename).name if error.filename else path.name
    return Source(path, key, failure=f"{which} cannot be opened ({error.strerror}); check that it may be read")


def _published(path: Path, others: Sequence[Path]) -> Path | None:
    """The PDF of a text letter: given with it, or of the same name in a folder beside its own, as in letters and
    letters-pdf."""
    beside = path.parent.with_name(f"{path.parent.resolve().name}-pdf") / f"{path.stem}.pdf"
    return next((file for file in (*others, beside) if file.suffix.lower() == ".pdf" and file.is_file()), None)


def read_sources(sources: Sequence[Source], progress: Callable[[int], None]) -> Iterator[tuple[Source, Letter | CorpusError]]:
    """Reads each source in its own subprocess, in order; an error stands in for the letter that could not be read."""
    paths = [path for source in sources if not source.failure for path in (source.path, source.published) if path]
    outcomes = read_many(paths)
    for done, source in enumerate(sources, start=1):
        if source.failure:
            yield source, ReadError(source.failure)
        else:
            _, transcript = next(outcomes)
            published = next(outcomes)[1] if source.published else None
            yield source, _letter(source, transcript, published)
        progress(done)
    next(outcomes, None)  # so that it ends here what it has started


def _letter(
    source: Source, transcript: Transcript | ReadError, published: Transcript | ReadError | None
) -> Letter | CorpusError:
    if isinstance(transcript, ReadError):
        return transcript
    if isinstance(published, Transcript):
        transcript = with_pages_of(transcript, published)
    elif published is not None:
        note = f"the PDF of the same name could not be read ({published}); its pages were not used"
        transcript = replace(transcript, notes=(*transcript.notes, note))
    try:
        return make_letter(source.path, transcript)
    except CorpusError as error:
        return error
    except OSError as error:  # taken away, or closed, since it was read
        return ReadError(f"the file cannot be opened ({error.strerror}); check that it exists and may be read")
