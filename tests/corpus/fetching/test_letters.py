"""Fetching a letter: whole, resumed, refused or left alone, each told as it is."""

from __future__ import annotations

import fcntl
from dataclasses import replace

import pytest

from corpus.errors import CorpusError
from corpus.fetching.letters import Outcome
from corpus.fetching.receiving import Limits
from corpus.fetching.wire import user_agent
from corpus.letter import LetterKind
from corpus.sidecar import read_sidecar
from indexer.errors import IndexerError
from indexer.sources import find_sources
from tests.corpus.fetching.publisher import OTHER_PDF, PDF, Publisher, Told, Visitor, cut, rest, sha256, whole


def test_a_letter_comes_whole_with_its_facts_beside_it(publisher: Publisher, visitor: Visitor) -> None:
    """The sidecar file says what the catalogue says; nothing half done is left, and the request says who asks."""
    publisher.replies["/ashmere"] = [whole()]
    (fetched,) = visitor.fetch(publisher.entry(content=PDF))
    assert (fetched.outcome, fetched.note) == (Outcome.FETCHED, "")
    assert (visitor.folder / "ashmere.pdf").read_bytes() == PDF
    facts = read_sidecar(visitor.folder / "ashmere.pdf")
    assert facts["title"] == 'Visit to "Ashmere"'
    assert (facts["authority"], facts["kind"]) == ("Ashmere", LetterKind.FOCUSED_VISIT)
    assert visitor.files() == ["ashmere.pdf", "ashmere.toml"]
    assert not list(visitor.folder.rglob("*.part*"))
    assert publisher.asked[0][1]["User-Agent"] == user_agent()
    assert user_agent().startswith("Letterwise/0")


def test_requests_keep_their_distance(publisher: Publisher, visitor: Visitor) -> None:
    """The delay stands between two requests, not before the first, and letters come in the catalogue's order."""
    publisher.replies = {"/ashmere": [whole()], "/dunwick": [whole(OTHER_PDF)], "/selworth": [whole()]}
    visitor.fetch(*(publisher.entry(name) for name in ("ashmere", "dunwick", "selworth")))
    assert publisher.paths == ["/ashmere", "/dunwick", "/selworth"]
    assert visitor.slept == [2.0, 2.0]


def test_a_letter_whose_checksum_is_right_is_not_asked_for_again(publisher: Publisher, visitor: Visitor) -> None:
    """Its bytes are those of the catalogue: nothing else could come."""
    publisher.replies["/ashmere"] = [whole()]
    entry = publisher.entry(content=PDF)
    outcomes = [visitor.fetch(entry)[0].outcome for _ in range(2)]
    assert outcomes == [Outcome.FETCHED, Outcome.UNCHANGED]
    assert publisher.paths == ["/ashmere"]


def test_a_letter_without_a_checksum_is_fetched_again_only_if_it_has_changed(publisher: Publisher, visitor: Visitor) -> None:
    """The publisher is asked with both marks of the version that is here."""
    date = "Mon, 17 Feb 2020 10:00:00 GMT"
    publisher.replies["/ashmere"] = [whole(modified=date), Told(304), whole(OTHER_PDF, '"two"')]
    outcomes = [visitor.fetch(publisher.entry())[0].outcome for _ in range(3)]
    assert outcomes == [Outcome.FETCHED, Outcome.UNCHANGED, Outcome.UPDATED]
    asked = publisher.asked[1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"one"', date)
    assert (visitor.folder / "ashmere.pdf").read_bytes() == OTHER_PDF


def test_a_cut_connection_is_gone_on_from(publisher: Publisher, visitor: Visitor) -> None:
    """The rest alone is asked for, on the condition that the letter is the same; the wait doubles."""
    publisher.replies["/ashmere"] = [cut(), replace(rest(), sent=1000), rest(start=6000)]
    (fetched,) = visitor.fetch(publisher.entry(content=PDF))
    assert fetched.outcome is Outcome.FETCHED
    assert [asked.get("Range") for _, asked in publisher.asked] == [None, "bytes=5000-", "bytes=6000-"]
    assert publisher.asked[1][1]["If-Range"] == '"one"'
    assert visitor.slept == [2.0, 4.0]
    assert (visitor.folder / "ashmere.pdf").read_bytes() == PDF


def test_a_later_run_goes_on_from_the_part(publisher: Publisher, visitor: Visitor) -> None:
    """A run that gave up keeps what came; the date of the last change serves where there is no strong ETag."""
    date = "Mon, 17 Feb 2020 10:00:00 GMT"
    publisher.replies["/ashmere"] = [cut(etag='W/"weak"', modified=date), Told(503)]
    (failed,) = visitor.fetch(publisher.entry())
    assert (failed.outcome, visitor.files()) == (Outcome.FAILED, [])
    assert failed.note == "the publisher answered 503 Service Unavailable, 4 times; run again later, what has come is kept"
    following = rest(etag='W/"weak"')
    publisher.replies["/ashmere"] = [replace(following, headers={**following.headers, "Last-Modified": date})]
    (fetched,) = visitor.fetch(publisher.entry())
    assert fetched.outcome is Outcome.FETCHED
    assert publisher.asked[-1][1]["If-Range"] == date
    assert (visitor.folder / "ashmere.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    "then",
    [
        [whole(OTHER_PDF, '"two"')],
        [rest(OTHER_PDF, etag='"two"'), whole(OTHER_PDF, '"two"')],
        [Told(416), whole(OTHER_PDF, '"two"')],
        [rest(OTHER_PDF, start=4000), whole(OTHER_PDF, '"two"')],
    ],
    ids=["sent whole", "rest of another version", "no such range", "another part"],
)
def test_a_letter_that_changes_while_it_is_resumed_is_taken_whole(
    publisher: Publisher, visitor: Visitor, then: list[Told]
) -> None:
    """Never half of one version and half of another."""
    publisher.replies["/ashmere"] = [cut(), *then]
    (fetched,) = visitor.fetch(publisher.entry())
    assert fetched.outcome is Outcome.FETCHED
    assert (visitor.folder / "ashmere.pdf").read_bytes() == OTHER_PDF
    if len(then) == 2:
        assert "Range" not in publisher.asked[-1][1]


def test_parts_that_do_not_make_the_letter_are_fetched_whole_once(publisher: Publisher, visitor: Visitor) -> None:
    """A publisher that changes a letter without changing its mark is found out by the checksum."""
    publisher.replies["/ashmere"] = [cut(OTHER_PDF), rest(), whole()]
    (fetched,) = visitor.fetch(publisher.entry(content=PDF))
    assert (fetched.outcome, len(publisher.asked)) == (Outcome.FETCHED, 3)


def test_a_part_without_a_mark_is_not_gone_on_from(publisher: Publisher, visitor: Visitor) -> None:
    """Nothing says that the rest belongs to it."""
    publisher.replies["/ashmere"] = [cut(etag=""), whole(etag="")]
    visitor.fetch(publisher.entry())
    assert [asked.get("Range") for _, asked in publisher.asked] == [None, None]
    assert (visitor.folder / "ashmere.pdf").read_bytes() == PDF


def test_a_reply_without_a_length_must_reach_the_pdfs_end(publisher: Publisher, visitor: Visitor) -> None:
    """A connection that closes early looks like one that is done."""
    publisher.replies["/ashmere"] = [Told(200, PDF, {}, 5000), Told(200, PDF)]
    assert visitor.fetch(publisher.entry())[0].outcome is Outcome.FETCHED
    assert (visitor.folder / "ashmere.pdf").read_bytes() == PDF


def test_a_wrong_checksum_is_refused_and_kept_apart(publisher: Publisher, visitor: Visitor) -> None:
    """Under a name of which no index is made; it is told where, and is not asked for twice."""
    publisher.replies["/ashmere"] = [whole(OTHER_PDF)]
    (fetched,) = visitor.fetch(publisher.entry(content=PDF))
    assert (fetched.outcome, fetched.path) == (Outcome.FAILED, None)
    assert f"its SHA-256 is {sha256(OTHER_PDF)} and should be {sha256(PDF)}. It is kept as {visitor.folder}" in fetched.note
    assert visitor.files() == ["refused/ashmere.pdf.wrong-checksum"]
    assert (visitor.folder / "refused/ashmere.pdf.wrong-checksum").read_bytes() == OTHER_PDF
    assert len(publisher.asked) == 1
    with pytest.raises(IndexerError, match="there are no letters"):
        find_sources([visitor.folder])


def test_a_refused_letter_leaves_the_one_that_is_there(publisher: Publisher, visitor: Visitor) -> None:
    """What was fetched before keeps its place until the right file has come."""
    publisher.replies["/ashmere"] = [whole(OTHER_PDF)]
    visitor.fetch(publisher.entry())
    assert visitor.fetch(publisher.entry(content=PDF))[0].outcome is Outcome.FAILED
    assert (visitor.folder / "ashmere.pdf").read_bytes() == OTHER_PDF


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<!DOCTYPE html><html><h1>Sorry</h1></html>", "a web page, perhaps to say what is wrong, in place of a PDF"),
        (b"\n <html>", "a web page"),
        (b"PK\x03\x04" + b"x" * 100, "something else in place of a PDF"),
        (b"", "an empty file"),
    ],
)
def test_what_is_no_pdf_is_refused(publisher: Publisher, visitor: Visitor, body: bytes, says: str) -> None:
    """An error page with status 200 is no letter."""
    publisher.replies["/ashmere"] = [whole(body)]
    (fetched,) = visitor.fetch(publisher.entry())
    assert fetched.outcome is Outcome.FAILED
    assert says in fetched.note
    assert (visitor.files(), len(publisher.asked)) == ([], 1)


@pytest.mark.parametrize("told", [whole(), Told(200, PDF)], ids=["stated", "not stated"])
def test_a_letter_that_is_too_large_is_refused(publisher: Publisher, visitor: Visitor, told: Told) -> None:
    """Whether its size is stated or found out; nothing of it is kept."""
    publisher.replies["/ashmere"] = [told]
    (fetched,) = visitor.fetch(publisher.entry(), limits=Limits(each=5000))
    assert fetched.note == "larger than 0.005 MB; if that is right, raise --file-limit"
    assert not list(visitor.folder.rglob("*.part"))


def test_all_letters_together_have_a_limit(publisher: Publisher, visitor: Visitor) -> None:
    """The letter that would pass it is not fetched; a smaller one after it is."""
    small = b"%PDF-1.4 small %%EOF"
    publisher.replies = {"/ashmere": [whole()], "/dunwick": [whole(OTHER_PDF)], "/selworth": [whole(small)]}
    ended = visitor.fetch(*map(publisher.entry, ("ashmere", "dunwick", "selworth")), limits=Limits(in_all=len(PDF) + 100))
    assert [each.outcome for each in ended] == [Outcome.FETCHED, Outcome.FAILED, Outcome.FETCHED]
    assert "would come in all; fetch it in a run of its own, or raise --total-limit" in ended[1].note


def test_a_missing_letter_is_told_and_the_next_one_fetched(publisher: Publisher, visitor: Visitor) -> None:
    """404 is not asked again."""
    publisher.replies["/dunwick"] = [whole()]
    missing, fetched = visitor.fetch(publisher.entry(), publisher.entry("dunwick"))
    assert missing.note.startswith("the publisher answered 404 Not Found: the publisher has no such file any more")
    assert (fetched.outcome, publisher.paths) == (Outcome.FETCHED, ["/ashmere", "/dunwick"])


@pytest.mark.parametrize("after", ["90", "Mon, 05 Jan 2026 12:01:30 GMT"])
def test_a_server_that_asks_for_time_is_given_it(publisher: Publisher, visitor: Visitor, after: str) -> None:
    """In seconds or as a date."""
    publisher.replies["/ashmere"] = [Told(429, headers={"Retry-After": after}), whole()]
    assert visitor.fetch(publisher.entry())[0].outcome is Outcome.FETCHED
    assert visitor.slept == [90.0]


def test_a_server_that_asks_for_long_is_left_alone_for_this_run(publisher: Publisher, visitor: Visitor) -> None:
    """Neither this letter nor the next of the same host is asked for again."""
    publisher.replies["/ashmere"] = [Told(429, headers={"Retry-After": "3600"})]
    ended = visitor.fetch(publisher.entry(), publisher.entry("dunwick"))
    assert [each.outcome for each in ended] == [Outcome.FAILED, Outcome.FAILED]
    assert "asks not to be asked again for 60 minutes; run again later" in ended[1].note
    assert (publisher.paths, visitor.slept) == (["/ashmere"], [])


def test_a_host_that_cannot_be_reached_is_tried_for_one_letter_alone(publisher: Publisher, visitor: Visitor) -> None:
    """Offline, the other letters fail at once."""
    closed = Publisher(port=1)
    visitor.publisher = closed
    ended = visitor.fetch(closed.entry(), closed.entry("dunwick"))
    assert all(each.note.startswith("127.0.0.1:1 could not be reached: no connection (") for each in ended)
    assert visitor.slept == [2.0, 4.0, 8.0]


def test_a_file_that_was_not_fetched_is_left_as_it_is(publisher: Publisher, visitor: Visitor) -> None:
    """A person's own copy, or one changed since; where the catalogue knows the checksum, the difference is an error."""
    visitor.folder.mkdir()
    (visitor.folder / "ashmere.pdf").write_bytes(OTHER_PDF)
    publisher.replies["/ashmere"] = [whole()]
    (left,) = visitor.fetch(publisher.entry())
    (failed,) = visitor.fetch(publisher.entry(content=PDF))
    assert (left.outcome, failed.outcome) == (Outcome.LEFT, Outcome.FAILED)
    assert "is another file than the catalogue's" in failed.note
    assert ((visitor.folder / "ashmere.pdf").read_bytes(), publisher.paths) == (OTHER_PDF, [])


def test_facts_that_a_person_has_written_are_left_as_they_are(publisher: Publisher, visitor: Visitor) -> None:
    """The catalogue's own are brought up to date."""
    publisher.replies["/ashmere"] = [whole()]
    entry = publisher.entry(content=PDF)
    visitor.fetch(entry)
    facts = visitor.folder / "ashmere.toml"
    facts.write_text('authority = "Dunwick"\n', encoding="utf-8")
    assert "facts of your own" in visitor.fetch(entry)[0].note
    assert facts.read_text(encoding="utf-8") == 'authority = "Dunwick"\n'


def test_two_fetches_do_not_share_a_folder(publisher: Publisher, visitor: Visitor) -> None:
    """The second says so and asks nobody."""
    (visitor.folder / ".fetch").mkdir(parents=True)
    with (visitor.folder / ".fetch" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CorpusError, match="another fetch is at work"):
            visitor.fetch(publisher.entry())
    assert publisher.paths == []
