"""What must be true of PDFs whose pages are pictures, with the programs that recognise words and without them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReadError, ScannedError
from corpus.letter import Transcript
from corpus.readers import parse_letter_file, read_letter_file
from corpus.readers.ocr import Recognitions, missing_programs, read_with_recognition, recognise
from corpus.readers.sandbox import read_many
from corpus.reading import make_letter
from corpus.sample import LETTERS
from eval.reading import word_recall

MakePdf = Callable[..., bytes]
PRINTED = LETTERS / "focused-visit-fenholme-2024.pdf"


def scanned(path: Path, source: Path, pages: int) -> Path:
    """Writes a PDF of pictures of the first pages of another, 200 dots an inch, as an office scanner does."""
    with pypdfium2.PdfDocument(source) as document:
        pictures = [document[number].render(scale=200 / 72, grayscale=True).to_pil() for number in range(pages)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
    return path


def picture_page(canvas: Canvas) -> None:
    """Draws a picture as large as the page, without words."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 85), 200)), 0, 0, 595, 842)


def without_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hides the programs that recognise words."""
    monkeypatch.setattr("corpus.readers.ocr.find_spec", lambda name: None)
    monkeypatch.setattr("corpus.readers.ocr.shutil.which", lambda name: None)


def test_says_what_to_install_for_a_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pdf: MakePdf) -> None:
    """Both parts are named, each with the command that installs it."""
    without_programs(monkeypatch)
    (tmp_path / "scan.pdf").write_bytes(make_pdf(picture_page))
    with pytest.raises(ScannedError, match=r"pictures.*pip install 'letterwise\[ocr\]'.*apt install tesseract-ocr"):
        read_letter_file(tmp_path / "scan.pdf")


def test_reads_the_pages_of_text_beside_pictures_without_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pdf: MakePdf
) -> None:
    """The note names the pages that were not read and what to install."""
    without_programs(monkeypatch)
    (tmp_path / "half.pdf").write_bytes(make_pdf(lambda canvas: canvas.drawString(72, 700, "Printed words."), picture_page))
    transcript = read_letter_file(tmp_path / "half.pdf")
    assert (transcript.text, transcript.scanned) == ("Printed words.", False)
    assert transcript.notes[-1].startswith("Pictures of pages were not read (2): they hold no text; to read pictures of pages")


def test_ends_a_recognition_that_hangs_and_what_it_started(tmp_path: Path) -> None:
    """Its time is long, but it has an end."""
    code = "import subprocess, time; subprocess.Popen(['sleep', '60']); time.sleep(60)"
    with pytest.raises(ReadError, match=r"did not end within 0\.5 s"):
        recognise(tmp_path / "scan.pdf", tmp_path, seconds=0.5, worker=(sys.executable, "-c", code))


def test_whoever_stops_asking_ends_a_recognition_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, not after the quarter of an hour that a scan may take."""
    began = tmp_path / "began"
    worker = (sys.executable, "-c", f"import time; open({str(began)!r}, 'w').close(); time.sleep(60)")

    def slow(path: Path, read: object, running: Recognitions) -> Transcript:
        if path.name == "quick.pdf":
            return Transcript("Quick.")
        recognise(path, tmp_path, worker=worker, running=running)
        return Transcript("Slow.")

    monkeypatch.setattr("corpus.readers.sandbox.read_with_recognition", slow)
    reading = read_many([tmp_path / "quick.pdf", *[tmp_path / "scan.pdf"] * 5], workers=1)
    start = time.monotonic()
    assert isinstance(next(reading)[1], Transcript)
    while not began.exists():
        time.sleep(0.01)
    reading.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 30


def test_passes_on_why_a_recognition_failed(tmp_path: Path) -> None:
    """The last line of its complaint reaches the person."""
    with pytest.raises(ReadError, match=r"failed.*no such page"):
        recognise(tmp_path / "scan.pdf", tmp_path, worker=(sys.executable, "-c", "import sys; sys.exit('no such page')"))


def test_recognises_only_what_needs_it(tmp_path: Path) -> None:
    """A letter without pictures of pages comes back as it was read."""
    read = Transcript("Words.", notes=("A note.",))
    assert read_with_recognition(tmp_path / "letter.pdf", lambda path: read) is read


@pytest.mark.slow
@pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}")
def test_reads_a_scanned_sample_letter_and_marks_it(tmp_path: Path) -> None:
    """At least 98 % of the printed letter's words are found in order; text, pictures and empty pages each as they are."""
    scan = scanned(tmp_path / "scan.pdf", PRINTED, pages=2)
    outcomes = [outcome for _, outcome in read_many([scan, PRINTED])]
    recognised, printed = outcomes
    assert isinstance(recognised, Transcript)
    assert isinstance(printed, Transcript)
    first_two = printed.text[: printed.pages[1].span.end]
    recall = word_recall(recognised.text, first_two)
    print(f"{recall:.2%} of {len(first_two.split())} words in order")
    assert recall >= 0.98
    assert (recognised.scanned, printed.scanned) == (True, False)
    assert [page.number for page in recognised.pages] == [1, 2]
    assert recognised.notes == ("Read from a scan, by a program that may mistake words: pages 1, 2.",)
    assert make_letter(scan, recognised).scanned
    assert not make_letter(PRINTED, parse_letter_file(PRINTED)).scanned


@pytest.mark.slow
@pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}")
def test_refuses_a_picture_without_words(tmp_path: Path, make_pdf: MakePdf) -> None:
    """Nothing can be recognised in a grey page, and the message says so."""
    (tmp_path / "scan.pdf").write_bytes(make_pdf(picture_page))
    with pytest.raises(ReadError, match="no words were found in the PDF"):
        read_letter_file(tmp_path / "scan.pdf")
