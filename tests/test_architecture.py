"""The design's rules about the code itself: which way imports point, who may use which library, and a quiet import."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("corpus", "indexer", "service", "eval")
"""From the bottom up: each may import itself and what stands before it."""
FORMAT_LIBRARIES = ("pypdfium2", "pdfplumber", "pdfminer", "docx", "lxml", "markdown_it", "PIL")
TRAINING_LIBRARIES = ("torch", "sentence_transformers", "transformers", "datasets", "onnx", "onnxscript")
ALLOWED = {
    **dict.fromkeys(FORMAT_LIBRARIES, ("corpus/readers/", "eval/published.py", "corpus/sample/as_")),
    "docx": ("corpus/readers/", "eval/published.py", "corpus/sample/as_", "service/briefing/render_docx", "eval/read_back"),
    "pypdfium2": ("corpus/readers/", "eval/published.py", "corpus/sample/as_", "eval/read_back"),
    "lxml": ("corpus/readers/", "eval/published.py", "corpus/sample/as_", "service/briefing/render_docx", "eval/read_back"),
    "ocrmypdf": ("corpus/readers/ocr_worker.py",),
    "weasyprint": ("service/briefing/render_pdf.py",),
    "xlsxwriter": ("service/comparing/spreadsheet.py",),
    "openpyxl": ("eval/read_back_matrix.py",),
    "yaml": ("service/briefing/briefing_file.py",),
    **dict.fromkeys(TRAINING_LIBRARIES, ("indexer/encoder_", "indexer/training/", "eval/peers/")),
    "reportlab": ("corpus/sample/",),
    "faiss": ("indexer/engines/", "eval/scaling/alternatives.py"),
    "pymilvus": ("indexer/engines/milvus.py",),
    "grpc": ("indexer/engines/milvus.py",),
    "langchain_text_splitters": ("indexer/splitting.py", "eval/peers/"),
    "langchain": ("indexer/splitting.py", "eval/peers/"),
    "langchain_core": ("indexer/splitting.py", "eval/peers/"),
    "langchain_community": ("eval/peers/",),
    "onnxruntime": ("indexer/runtime.py", "indexer/encoder_export.py"),
    "tokenizers": ("indexer/embedding.py",),
    "Stemmer": ("indexer/terms.py",),
    "rapidfuzz": ("indexer/edits.py",),
    "gunicorn": ("service/workers.py",),
    "uvicorn": ("service/serve_command.py", "eval/peers/"),
}
"""Who may import a library: the beginnings of the paths of the modules that wrap it."""


class Import(NamedTuple):
    """One import: the module that makes it, the line, and the whole name that is imported."""

    path: str
    line: int
    name: str

    @property
    def package(self) -> str:
        """The first part of the name."""
        return self.name.partition(".")[0]


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the packages by its path, parsed."""
    paths = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


@cache
def imports() -> tuple[Import, ...]:
    """Every import of the packages, those inside functions and those by a module's name given as text too."""
    return tuple(found for path, tree in modules() for node in ast.walk(tree) for found in _imports(path, node))


def _imports(path: str, node: ast.AST) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(path, node.lineno, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{path}:{node.lineno} imports relatively"
        yield from (Import(path, node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "import_module", "importlib.import_module"):
        name = node.args[0]
        assert isinstance(name, ast.Constant), f"{path}:{node.lineno} imports a name that is made while it runs"
        yield Import(path, node.lineno, str(name.value))


def test_imports_point_one_way_only() -> None:
    """eval -> service -> indexer -> corpus, and never back."""
    upward = [
        found
        for found in imports()
        if found.package in LAYERS and LAYERS.index(found.package) > LAYERS.index(found.path.partition("/")[0])
    ]
    assert upward == []
    assert {found.package for found in imports() if found.path.startswith("service/")} >= {"indexer", "corpus"}


def test_no_package_imports_the_tests() -> None:
    """What is installed does not need what is not."""
    assert [found for found in imports() if found.package == "tests"] == []


@pytest.mark.parametrize("library", ALLOWED)
def test_a_library_is_imported_by_the_modules_that_wrap_it_alone(library: str) -> None:
    """So that it can be exchanged in one place."""
    elsewhere = [found for found in imports() if found.package == library and not found.path.startswith(ALLOWED[library])]
    assert elsewhere == []


def test_the_sample_letters_import_no_reader_of_a_format() -> None:
    """They write Word files and PDF, and use nothing that reads them."""
    used = {found.package for found in imports() if found.path.startswith("corpus/sample/")}
    assert used & {*FORMAT_LIBRARIES, "reportlab"} == {"docx", "reportlab"}


def test_only_the_settings_read_the_environment() -> None:
    """Neither os.environ nor os.getenv is named anywhere else but where ONNX Runtime is silenced: that only sets one."""
    names = {"environ", "environb", "getenv", "getenvb", "putenv", "BaseSettings"}
    read = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in names and ast.unparse(node.value) == "os")
        or (isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & names)
    }
    assert read == {"service/settings.py", "indexer/runtime.py"}


_WATCHED = """
import json, sys, threading
from pathlib import Path
happened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        happened.append(f"opened {arguments[0]} to write")
    elif event in ("socket.connect", "subprocess.Popen", "os.system", "os.mkdir", "os.remove", "os.rename"):
        happened.append(f"{event} {arguments[:2]}")
sys.dont_write_bytecode = True
names = json.loads(sys.argv[1])
missing = []
sys.addaudithook(watch)
for name in names:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        missing.append([name, error.name])
print(json.dumps({
    "happened": happened,
    "missing": missing,
    "threads": [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()],
    "loaded": sorted(sys.modules),
}))
"""


def test_nothing_happens_when_modules_are_imported() -> None:
    """No file is opened to write, no process or thread is started, nothing is connected to, and torch is not loaded."""
    names = [
        path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for path, _ in modules()
        if not path.startswith("eval/peers/") and not path.endswith("__main__.py")
    ]
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, json.dumps(names)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["happened"], told["missing"], told["threads"]) == ([], [], [])
    assert set(told["loaded"]) & set(TRAINING_LIBRARIES) == set()
    assert (done.stderr, done.stdout.count("\n")) == ("", 1)


def test_the_server_starts_without_the_libraries_that_read_files() -> None:
    """Serving needs neither torch nor a reader of PDF, Word, HTML or Markdown, nor the splitter."""
    code = "import json, sys, service.app, service.opening, uvicorn; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    unneeded = {*FORMAT_LIBRARIES, *TRAINING_LIBRARIES, "langchain_text_splitters", "reportlab", "weasyprint", "xlsxwriter"}
    assert set(json.loads(done.stdout)) & unneeded == set()
