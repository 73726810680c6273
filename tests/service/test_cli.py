"""The command: data on standard output, messages on standard error, and an exit code for each outcome."""

from __future__ import annotations

import fcntl
import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import embedding
from indexer.build import build_index
from service import cli, opening
from service.check_command import UNREAD_FILES
from tests.encoders import HashingEncoder
from tests.service.ended import Ended
from tests.service.small_letters import HOUSING, NURSES_AGAIN, NURSES_PRESENT, write_letters

ASKED = "do nurses attend strategy discussions?"


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built_folder: Path) -> Run:
    """Runs the command on the small index, unless another is given, with the word-hashing encoder."""
    for module in (embedding, opening):
        monkeypatch.setattr(module, "OnnxEncoder", lambda folder, threads=0: HashingEncoder())
    monkeypatch.setenv("LETTERWISE_INDEX", str(built_folder))
    monkeypatch.setenv("COLUMNS", "300")

    def run_command(*arguments: str | Path) -> Ended:
        monkeypatch.setattr("sys.argv", ["letterwise", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, captured.out, captured.err)

    return run_command


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file of two questions, the second of which nothing answers."""
    path = tmp_path / "questions.jsonl"
    path.write_text(
        json.dumps({"qid": "q1", "question": ASKED}) + "\n" + json.dumps({"qid": "q2", "question": "zebra crossings"}) + "\n",
        encoding="utf-8",
    )
    return path


def test_asking_prints_the_answer_and_ends_with_0(run: Run) -> None:
    """The headline is the first line; standard error stays empty."""
    ended = run("ask", ASKED)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == "2 findings from 2 letters"
    assert f"“{NURSES_PRESENT}”" in ended.out


def test_asking_what_nothing_answers_ends_with_4(run: Run) -> None:
    """A script can tell silence from an answer."""
    ended = run("ask", "zebra crossings")
    assert (ended.code, ended.err) == (cli.NOTHING_FOUND, "")
    assert ended.out.splitlines()[0] == "Nothing found in the letters"
    assert run("ask", "zebra crossings", "--json").code == cli.NOTHING_FOUND


def test_asking_a_file_of_questions_prints_a_line_each_in_their_order(run: Run, questions: Path) -> None:
    """With just the promised fields; nothing found is a line like any other."""
    ended = run("ask", "--questions", questions)
    assert (ended.code, ended.err) == (0, "")
    assert [list(line) for line in ended.lines] == [["qid", "status", "answerability", "unanswered", "quotes", "looked_in"]] * 2
    assert [(line["qid"], line["status"], len(line["quotes"])) for line in ended.lines] == [
        ("q1", "answered", 2),
        ("q2", "nothing_found", 0),
    ]
    assert {frozenset(quote) for quote in ended.lines[0]["quotes"]} == {
        frozenset({"doc", "start", "end", "text", "pages", "section", "finding", "letter"})
    }


def test_searching_prints_ranked_passages_and_k_limits_them(run: Run, questions: Path) -> None:
    """As text, as JSON and as lines, the same passages in the same order."""
    as_json = json.loads(run("search", ASKED, "--json", "--k", "2").out)
    assert [hit["doc"] for hit in as_json["hits"]] == ["tarn-2021", "tarn-2022"]
    shown = run("search", ASKED, "--k", "2").out
    assert shown.index(NURSES_PRESENT) < shown.index(NURSES_AGAIN)
    lines = run("search", "--questions", questions, "--k", "2").lines
    assert [list(line) for line in lines] == [["qid", "status", "answerability", "hits"]] * 2
    assert lines[0]["hits"] == as_json["hits"]
    assert set(lines[0]["hits"][0]) == {"doc", "start", "end", "score", "pages", "section", "finding"}


def test_letters_are_listed_newest_first_as_text_and_as_json(run: Run) -> None:
    """The JSON is the web service's own shape of a letter."""
    assert run("letters").out.splitlines()[0] == "Tarn: Joint targeted area inspection, 9 September 2022, Ofsted"
    listed = json.loads(run("letters", "--json").out)
    assert [(letter["id"], letter["date"], letter["kind"]) for letter in listed] == [
        ("tarn-2022", "2022-09-09", "jtai"),
        ("tarn-2021", "2021-06-01", "focused_visit"),
        ("wexcombe-2020", "2020-04-04", "annual_report"),
        ("orrin-2018", "2018-03-05", "jtai"),
    ]


def test_indexing_reports_what_it_did_and_embeds_nothing_twice(run: Run, tmp_path: Path) -> None:
    """The second run takes every letter over and changes nothing."""
    write_letters(tmp_path / "letters", ("tarn-2021", "orrin-2018"))
    first = run("index", tmp_path / "letters", "--index", tmp_path / "index", "--json")
    assert first.code == 0
    again = json.loads(run("index", tmp_path / "letters", "--index", tmp_path / "index", "--json").out)
    assert again == json.loads(first.out) | {"embedded": 0, "kept": 2}
    assert (again["letters"], again["failures"], again["notes"]) == (2, [], [])


def test_unread_files_are_named_and_end_with_3_while_the_rest_is_indexed(run: Run, tmp_path: Path) -> None:
    """The index answers from what could be read."""
    write_letters(tmp_path / "letters", ("orrin-2018",))
    (tmp_path / "letters" / "bad.pdf").write_bytes(b"words")
    ended = run("index", tmp_path / "letters", "--index", tmp_path / "index")
    assert ended.code == UNREAD_FILES
    assert f"left out: {tmp_path}/letters/bad.pdf: the file is named .pdf but is not a PDF" in ended.out.replace("\n", " ")
    assert HOUSING in run("ask", "landlords refuse tenancies", "--index", tmp_path / "index").out


def test_adding_keeps_the_letters_held(run: Run, tmp_path: Path) -> None:
    """Without --add the index holds just what is given."""
    old, new = tmp_path / "old", tmp_path / "new"
    write_letters(old, ("orrin-2018",))
    write_letters(new, ("tarn-2021",))
    run("index", old, "--index", tmp_path / "index")
    run("index", new, "--index", tmp_path / "index", "--add")
    listed = json.loads(run("letters", "--json", "--index", tmp_path / "index").out)
    assert [letter["id"] for letter in listed] == ["tarn-2021", "orrin-2018"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", " "], "letterwise: Type a question, such as: "),
        (["ask", "x" * 5000], "letterwise: The question has 5,000 characters; shorten it to 1,000 or fewer."),
        (["ask", "x", "--index", "none"], "letterwise: there is no index in none; build one with 'letterwise index FOLDER"),
        (["letters", "--index", "none"], "letterwise: there is no index in none"),
        (["ask", "--questions", "none.jsonl"], "letterwise: none.jsonl cannot be read"),
        (["index", "none", "--index", "made"], "letterwise: none does not exist; give a folder of letters"),
    ],
)
def test_what_a_person_can_mend_is_one_message_and_ends_with_1(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], message: str
) -> None:
    """Without a traceback, and nothing on standard output."""
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(message)
    assert "Traceback" not in ended.err


def test_a_setting_that_cannot_be_used_ends_with_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable is named."""
    monkeypatch.setenv("LETTERWISE_THREADS", "many")
    ended = run("letters")
    assert (ended.code, "LETTERWISE_THREADS" in ended.err, "Traceback" in ended.err) == (1, True, False)


def test_a_second_indexer_is_told_to_wait_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    """The index in force answers meanwhile."""
    paths = write_letters(tmp_path / "letters", ("orrin-2018",))
    build_index(paths, tmp_path / "index", HashingEncoder())
    with (tmp_path / "index" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = run("index", tmp_path / "letters", "--index", tmp_path / "index")
        assert (ended.code, ended.out) == (1, "")
        assert f"another indexer is at work on {tmp_path}/index; wait until it is done" in ended.err
        assert HOUSING in run("ask", "landlords refuse tenancies", "--index", tmp_path / "index").out


@pytest.mark.parametrize(
    "arguments", [["ask"], ["search"], ["index"], ["nonsense"], ["search", "x", "--k", "0"], ["serve", "--port", "65536"]]
)
def test_wrong_use_ends_with_2(run: Run, arguments: list[str]) -> None:
    """The message goes to standard error and says how the command is used."""
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("Usage: ")


def test_an_interrupted_command_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell expects of what Ctrl+C ended."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "open_asking", interrupted)
    assert run("letters").code == 130


def test_exit_codes_are_the_documented_ones(run: Run) -> None:
    """The help names each of them."""
    shown = " ".join(run("--help").out.split())
    for documented in (
        "0 done",
        "1 an error",
        "2 wrong use",
        "3 some files could not be read, by index or check",
        "4 ask found nothing",
        "7 check found something odd",
        "130 interrupted",
    ):
        assert documented in shown


def test_a_port_in_use_is_told_before_anything_is_promised(run: Run) -> None:
    """The message names address and port and says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run("serve", "--port", str(port))
    assert (outcome.code, outcome.out) == (1, "")
    assert f"127.0.0.1:{port} cannot be used" in outcome.err
    assert "--port" in outcome.err
    assert "answers on" not in outcome.err
