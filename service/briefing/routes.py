"""The briefing's addresses: what the page's buttons and other pages' tick boxes send in; pages, files and redirects out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from service.briefing.arranging import Removed, caught_up
from service.briefing.briefing import Briefing
from service.briefing.briefing_file import BriefingFileError, written_briefing
from service.briefing.collecting import Collected, collected
from service.briefing.editing import edited
from service.briefing.exporting import ExportError, Format, export, file_name
from service.briefing.keeping import Kept, TooLongError, check_ours, forget_told, pieces_of, read_kept
from service.briefing.opened import Upload, opened, sent_upload
from service.briefing.packing import UnreadableError, packed_briefing, unpacked_briefing, unpacked_removed
from service.briefing.pages import Notice
from service.briefing.replies import PROBLEM, Replies
from service.briefing.sent import sent_briefing, sent_target
from service.briefing.tidying import line_of
from service.briefing.told import Done, Told
from service.errors import QuestionError
from service.forms import Field, Form, sent_form
from service.render_html import Pages
from service.web import Web

_AGAIN = re.compile(r"again:(\d{1,4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_ANOTHER = "Choose a file that this version of Letterwise saved; its name ends in .yaml."
_BROKEN = "The briefing that this browser kept could not be read, so this one is empty. If you saved it as a file, open that."


class BriefingRoom:
    """Collects, edits, saves, opens and exports the one briefing that a browser keeps."""

    def __init__(self, web: Web, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        self._web = web
        self._today = today
        self._replies = Replies(web, today)
        self._answers = Pages(web.templates)

    def routes(self) -> list[Route]:
        """All of the briefing's routes."""
        posted = {"/briefing/collect": self.collect, "/briefing/open": self.open, "/briefing/export": self.export}
        return [
            Route("/briefing", self.show),
            Route("/briefing", self.change, methods=["POST"]),
            *(Route(path, handler, methods=["POST"]) for path, handler in posted.items()),
            *(Route(path, self.back) for path in posted),
            Route("/briefing/file", self.file, methods=["GET", "POST"]),
            Route("/briefing/answers/{number}", self.answer),
        ]

    async def show(self, request: Request) -> Response:
        """The briefing that the browser keeps."""
        kept = read_kept(request)
        notice = Notice((_BROKEN,), PROBLEM) if kept.is_broken else None
        response = await self._replies.page(kept.briefing, kept, told=kept.told, notice=notice)
        forget_told(request, response)
        return response

    async def back(self, _: Request) -> Response:
        """Whoever opens the address of a button is taken to the page."""
        return RedirectResponse("/briefing", 303)

    async def change(self, request: Request) -> Response:
        """Everything typed is kept, whichever button was pressed; then what the button does is done."""
        check_ours(request)
        form, kept = await sent_form(request), read_kept(request)
        button = form.one("do")
        if button == "go-back":
            return await self._go_back(request, form, kept)
        sent, added = _sent(form, kept)
        if button == "empty":
            return await self._replies.show_new(
                request, kept, Briefing(), Notice(("The briefing is empty now.",), before=_before(sent))
            )
        changed, told = edited(sent, button, line_of(form.one("new_question")), _removed(form), sent_target(form, button))
        again = _AGAIN.fullmatch(button)
        if again:
            return await self._replies.keep(request, kept, changed, None, f"/briefing/answers/{int(again[1])}")
        return await self._replies.keep(request, kept, changed, replace(told, caught_up=added))

    async def collect(self, request: Request) -> Response:
        """The quotes ticked on another page are added to the topic with its question."""
        check_ours(request)
        form, kept = await sent_form(request), read_kept(request)
        if not form.all("quote"):
            told = "No quote was ticked. Tick 'Take into the briefing' below the quotes that you want, then send them again."
            return await self._replies.problem(kept, told, question=line_of(form.one("question")))
        taken: Collected = await run_in_threadpool(collected, kept.briefing, form, self._web.desk())
        try:
            pieces = pieces_of(taken.briefing)
        except TooLongError as error:
            told = f"Nothing was taken: with these quotes the briefing would be more than can be kept ({error}). "
            more = "Save this one as a file and start a new one, or shorten notes, or tick fewer."
            return await self._replies.problem(kept, told + more, question=taken.question)
        if kept.is_broken:
            return await self._replies.show_new(request, kept, taken.briefing, Notice((_BROKEN, taken.told.words), PROBLEM))
        return await self._replies.redirect(request, kept, taken.briefing, pieces, taken.told)

    async def open(self, request: Request) -> Response:
        """A saved file takes the place of the briefing, or is added to it; a broken one changes nothing."""
        check_ours(request)
        upload: Upload = await sent_upload(request)
        kept = read_kept(request)
        sent, _ = _sent(upload.form, kept)
        if upload.content is None:
            notice = Notice(("Choose a file that you saved from this page, then open it.",), PROBLEM)
            return await self._replies.page(sent, kept, 422, notice=notice)
        try:
            new = await run_in_threadpool(opened, sent, upload, self._web.desk(), self._today())
        except BriefingFileError as error:
            mend = "Mend it in a text editor, then open it again." if error.can_be_mended else _ANOTHER
            told = (*error.wrong, f"Nothing was changed here, and the file is as it was. {mend}")
            return await self._replies.page(sent, kept, 422, notice=Notice(told, "The file could not be opened"))
        return await self._replies.show_new(request, kept, new.briefing, Notice(new.sentences, before=_before(sent)))

    async def file(self, request: Request) -> Response:
        """The briefing as a file to keep: the one that the page sends, or by GET the one that the browser keeps."""
        briefing, kept = await self._sent_or_kept(request)
        verified = await self._replies.verified(briefing)
        name = file_name(briefing, Format.MARKDOWN).removesuffix(Format.MARKDOWN.suffix) + ".yaml"
        content = await run_in_threadpool(written_briefing, verified)
        return self._replies.download(request, kept, briefing, Response(content, media_type="application/yaml"), name)

    async def export(self, request: Request) -> Response:
        """The briefing as a document, each quote checked against its letter now."""
        check_ours(request)
        form, kept = await sent_form(request), read_kept(request)
        briefing, _ = _sent(form, kept)
        if form.one("format") not in set(Format):
            return await self._replies.page(briefing, kept, 422, notice=Notice(("Choose one of the formats.",), PROBLEM))
        chosen = Format(form.one("format"))
        verified = await self._replies.verified(briefing)
        try:
            content = await run_in_threadpool(export, verified, chosen)
        except ExportError as error:
            told = (str(error), "The other formats work.")
            return await self._replies.page(
                briefing, kept, error.status, notice=Notice(told, f"No {chosen.label} can be made here")
            )
        response = Response(content, media_type=chosen.media_type)
        return self._replies.download(request, kept, briefing, response, file_name(briefing, chosen))

    async def answer(self, request: Request) -> Response:
        """The answer to the question of a topic, whose number alone stands in the address."""
        kept, written = read_kept(request), request.path_params["number"]
        number = int(written) if _NUMBER.fullmatch(written) else 0
        if not 1 <= number <= len(kept.briefing.topics):
            return await self.back(request)
        fields = (Field("question", kept.briefing.topics[number - 1].question),)
        held_back = self._web.guard.page(Form(fields), "/answer", {"question": "Your question"})
        if held_back:
            return HTMLResponse(held_back, 422)
        answering = self._web.desk().answering
        try:
            answer = await run_in_threadpool(answering.answer, fields[0].value)
        except QuestionError as error:
            return await self._replies.problem(kept, f"Question {number} cannot be asked. {error}")
        return HTMLResponse(self._answers.answer_page(answer, answering.choices(), fields))

    async def _sent_or_kept(self, request: Request) -> tuple[Briefing, Kept]:
        kept = read_kept(request)
        if request.method != "POST":
            return kept.briefing, kept
        check_ours(request)
        return _sent(await sent_form(request), kept)[0], kept

    async def _go_back(self, request: Request, form: Form, kept: Kept) -> Response:
        try:
            before = unpacked_briefing(form.one("before"))
        except UnreadableError:
            return await self._replies.problem(kept, "The briefing before could not be read. The present one is as it was.")
        return await self._replies.keep(request, kept, before, Told(Done.PUT_BACK))


def _sent(form: Form, kept: Kept) -> tuple[Briefing, int]:
    """The briefing of the page's form, with what another window has taken since the page was made, and how much that is."""
    sent = sent_briefing(form)
    return (sent, 0) if form.one("mark") == kept.mark else caught_up(sent, kept.briefing)


def _removed(form: Form) -> Removed | None:
    try:
        return unpacked_removed(form.one("removed"))
    except UnreadableError:
        return None


def _before(briefing: Briefing) -> str:
    return "" if briefing.is_empty else packed_briefing(briefing)
