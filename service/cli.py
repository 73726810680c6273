"""The command ``letterwise``: arguments in, data on standard output, progress and messages on standard error."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.errors import CorpusError
from indexer.errors import IndexerError
from service.brief_command import brief
from service.check_command import check
from service.command_options import (
    AcceptOption,
    AsTypedOption,
    EncoderOption,
    IndexOption,
    JsonOption,
    QuestionArgument,
    QuestionsOption,
    given,
    opened,
)
from service.command_output import console, print_json
from service.encoder_commands import encoder, train
from service.errors import LetterwiseError, QuestionError
from service.fetch_command import fetch
from service.index_command import index
from service.publish_command import publish
from service.serve_command import serve
from service.settings import read_settings

NOTHING_FOUND = 4

_HELP = "Cited answers from published inspection letters. Data goes to standard output, all else to standard error."
_EXIT_CODES = (
    "Exit codes: 0 done; 1 an error that the message explains; 2 wrong use; 3 some files could not be read, by index"
    " or check; 4 ask found nothing; 5 brief left out quotes that the letters no longer bear out; 6 fetch could not get"
    " some letters; 7 check found something odd; 130 interrupted."
)

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=_HELP, epilog=_EXIT_CODES)


app.command()(index)


@app.command()
def letters(index: IndexOption = None, encoder: EncoderOption = None, as_json: JsonOption = False) -> None:
    """List the letters in the index."""
    held = opened(read_settings(), index, encoder).letters()
    if as_json:
        from service.bodies import letter_body

        print_json([letter_body(letter) for letter in held])
    else:
        from service.terminal import show_letters

        show_letters(console(), held)


@app.command()
def search(
    question: QuestionArgument = None,
    index: IndexOption = None,
    questions: QuestionsOption = None,
    k: Annotated[int, typer.Option("--k", min=1, max=1000, help="How many passages at most.")] = 30,
    encoder: EncoderOption = None,
    as_typed: AsTypedOption = False,
    accepted: AcceptOption = False,
    as_json: JsonOption = False,
) -> None:
    """Rank passages for a question, with scores and spans."""
    from service.lines import search_line

    asking = opened(read_settings(), index, encoder)

    def line(qid: str, words: str) -> dict[str, Any]:
        answer = asking.answer(words, correct_spelling=not as_typed)
        return search_line(qid, answer, asking.search(words, k=k, correct_spelling=not as_typed))

    if questions:
        _each_question(questions, line)
    elif as_json:
        print_json(line("", given(question, accepted)))
    else:
        from service.terminal import show_hits

        show_hits(console(), asking.search(given(question, accepted), k=k, correct_spelling=not as_typed))


@app.command()
def ask(
    question: QuestionArgument = None,
    index: IndexOption = None,
    questions: QuestionsOption = None,
    encoder: EncoderOption = None,
    as_typed: AsTypedOption = False,
    accepted: AcceptOption = False,
    as_json: JsonOption = False,
) -> None:
    """Answer a question with quotes and their citations."""
    from service.lines import answer_line
    from service.terminal import show_answer

    asking = opened(read_settings(), index, encoder)
    if questions:
        _each_question(questions, lambda qid, words: answer_line(qid, asking.answer(words, correct_spelling=not as_typed)))
        return
    answer = asking.answer(given(question, accepted), correct_spelling=not as_typed)
    if as_json:
        print_json(answer_line("", answer))
    else:
        show_answer(console(), answer)
    if not answer.quotes:
        raise typer.Exit(NOTHING_FOUND)


app.command()(serve)
app.command()(publish)
app.command()(brief)
app.command()(check)
app.command()(fetch)
app.command()(encoder)
app.command()(train)


def _each_question(path: Path, line: Callable[[str, str], dict[str, Any]]) -> None:
    from indexer.report import Stage
    from service.lines import read_questions
    from service.progress import progress_bar

    asked = list(read_questions(path))
    with progress_bar() as progress:
        for done, one in enumerate(asked, start=1):
            try:
                print(json.dumps(line(one.qid, one.question), ensure_ascii=False), flush=True)
            except QuestionError as error:
                raise QuestionError(f"question {one.qid} of {path}: {error}") from error
            progress(Stage("asking", done, len(asked)))


@contextmanager
def _explained() -> Iterator[None]:
    """Turns the errors that a person can mend into one line on standard error and exit code 1."""
    try:
        yield
    except (LetterwiseError, IndexerError, CorpusError) as error:
        print(f"letterwise: {error}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(f"letterwise: {error}; check that the place exists and may be used", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def main() -> None:
    """Entry point of the command."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    with _explained():
        app()


if __name__ == "__main__":
    main()
