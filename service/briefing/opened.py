"""Opens a saved briefing in the page: the uploaded file in, the briefing to show and what to tell of it out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.requests import Request

from service.briefing.arranging import joined
from service.briefing.briefing import Briefing
from service.briefing.briefing_file import ReadFile, read_briefing
from service.briefing.verified import VerifiedBriefing
from service.briefing.verifying import settled, verify
from service.desk import Desk
from service.forms import Field, Form
from service.wording import counted, listed

_MOST_FIELDS = 2000
REPLACE = "replace"
"""What the field ``how`` says where the file takes the briefing's place; else it is added."""


@dataclass(frozen=True, slots=True)
class Upload:
    """The page's form and the file sent with it, None where none was chosen."""

    form: Form
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Opened:
    """The briefing to show and sentences about what became of the file's."""

    briefing: Briefing
    sentences: tuple[str, ...]


async def sent_upload(request: Request) -> Upload:
    """The multipart form of a request; the file never reaches a disk."""
    async with request.form(max_files=1, max_fields=_MOST_FIELDS) as sent:
        fields = tuple(Field(name, value) for name, value in sent.multi_items() if isinstance(value, str))
        file = sent.get("file")
        content = await file.read() if isinstance(file, UploadFile) and file.filename else None
    return Upload(Form(fields), content)


def opened(present: Briefing, upload: Upload, desk: Desk, date: datetime.date) -> Opened:
    """The file's briefing, in place of the present one or with it. Raises BriefingFileError for a broken file."""
    read = read_briefing(upload.content or b"")
    verified = verify(read.briefing, desk, date)
    new = settled(verified)
    replaces = upload.form.one("how") == REPLACE
    return Opened(new if replaces else joined(present, new), tuple(_sentences(read, verified, replaces)))


def _sentences(read: ReadFile, verified: VerifiedBriefing, replaces: bool) -> list[str]:
    quotes = counted(read.briefing.quotes, "quote")
    sentences = [f"The file is open: {quotes}." if replaces else f"The file was added: {quotes}."]
    moved = sum(each.moved for topic in verified.topics for each in topic.quotes)
    if moved:
        sentences.append(f"{counted(moved, 'quote')} stood at another place: the same words were found in the letter.")
    if read.edited_lines:
        lines = listed([str(line) for line in read.edited_lines], "and")
        sentences.append(f"The words of quotes were changed by hand in the file (line {lines}); such words are not shown.")
    if verified.withheld:
        sentences.append(f"{counted(len(verified.withheld), 'quote')} cannot be shown; see why below.")
    return sentences
