"""What several commands of ``letterwise`` have in common: their options, and opening the index that they name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.settings import Settings

if TYPE_CHECKING:
    from service.opening import UpToDate

IndexOption = Annotated[Path | None, typer.Option("--index", help="Folder of the index (LETTERWISE_INDEX; .index).")]
MilvusOption = Annotated[
    str | None, typer.Option("--milvus", help="Answer from what is published in this Milvus (LETTERWISE_MILVUS).")
]
EncoderOption = Annotated[Path | None, typer.Option(help="Encoder folder, in place of the one that comes along.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
QuestionsOption = Annotated[
    Path | None,
    typer.Option(help='File with one {"qid", "question"} a line; prints a line each. Its questions are never held back.'),
]
AsTypedOption = Annotated[bool, typer.Option("--as-typed", help="Search for misspelt words as they are typed.")]
AcceptOption = Annotated[
    bool, typer.Option("--accept-personal-details", help="Send the question although it seems to hold a child's details.")
]
QuestionArgument = Annotated[str | None, typer.Argument(help="The question, in quotation marks.")]


def opened(settings: Settings, index: Path | None, encoder: Path | None, milvus: str | None = None) -> UpToDate:
    """What answers from the index and with the encoder that the options name, or else the settings; an index folder that is
    named goes before a Milvus that is only set."""
    from service.opening import open_asking, open_asking_milvus

    folder, chosen = index or settings.index, encoder or settings.encoder
    uri = milvus or ("" if index else settings.milvus)
    if uri:
        return open_asking_milvus(uri, settings.milvus_token.get_secret_value(), folder, chosen, settings.threads)
    return open_asking(folder, chosen, settings.threads)


def given(question: str | None, accepted: bool) -> str:
    """The question of the command line, checked before anything is searched for.

    Raises typer.BadParameter, which ends the command with 2, where there is none, or where it seems to hold a child's
    details and ``accepted`` is not set: a terminal is private, but its history of commands is a file.
    """
    from service.care.guard import PersonalDetailsError, refuse_details

    if question is None:
        raise typer.BadParameter("give a question in quotation marks, or --questions FILE")
    try:
        if not accepted:
            refuse_details(question, "add --accept-personal-details")
    except PersonalDetailsError as error:
        raise typer.BadParameter(f"{error} Your shell may have kept the command in its history.") from None
    return question
