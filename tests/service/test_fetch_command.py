"""``letterwise fetch``: a line a letter on standard output, failures on standard error, and never in the web service."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service import cli, fetch_command
from tests.corpus.fetching.publisher import PDF, Publisher, Visitor, publishing, sha256, whole
from tests.test_architecture import ROOT, imports


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Publisher]:
    """Publishes one of two letters; the command asks it in place of the real ones."""
    with publishing() as made:
        made.replies["/ashmere"] = [whole()]
        monkeypatch.setattr(fetch_command, "wire", lambda delay, hosts: Visitor(made, tmp_path, delay).wire())
        yield made


def catalogue(publisher: Publisher, folder: Path) -> Path:
    """Both letters, the first with its checksum."""
    facts = 'authority = "Ashmere"\nkind = "jtai"\ndate = 2020-02-17\n'
    letters = [
        f'[[letter]]\nname = "{name}"\ntitle = "A letter"\n{facts}address = "{publisher.address("/" + name)}"\n{more}'
        for name, more in (("ashmere", f'sha256 = "{sha256(PDF)}"\n'), ("dunwick", ""))
    ]
    path = folder / "catalogue.toml"
    path.write_text("".join(letters), encoding="utf-8")
    return path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    """The exit code of ``letterwise fetch``."""
    monkeypatch.setattr("sys.argv", ["letterwise", "fetch", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code if isinstance(ended.value.code, int) else 0


def test_a_letter_is_fetched_and_found_unchanged(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line each, and a count on standard error."""
    letters = tmp_path / "letters"
    told = []
    for _ in range(2):
        assert run(monkeypatch, catalogue(publisher, tmp_path), "--to", letters, "--only", "ashmere") == 0
        told.append(capsys.readouterr())
    assert [each.out for each in told] == [f"fetched: {letters}/ashmere.pdf\n", f"unchanged: {letters}/ashmere.pdf\n"]
    assert told[0].err == f"1 letter in {letters}, 0 could not be fetched\n"
    assert publisher.paths == ["/ashmere"]


def test_letters_that_cannot_be_fetched_are_named_and_the_code_is_6(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the address; the others are there. JSON holds all of them."""
    letters = tmp_path / "letters"
    assert run(monkeypatch, catalogue(publisher, tmp_path), "--to", letters, "--json") == fetch_command.NOT_FETCHED == 6
    told = capsys.readouterr()
    assert [(each["name"], each["outcome"]) for each in json.loads(told.out)] == [("ashmere", "fetched"), ("dunwick", "failed")]
    assert f"failed: dunwick.pdf, {publisher.address('/dunwick')}: the publisher answered 404 Not Found" in told.err
    assert f"1 letter in {letters}, 1 could not be fetched" in told.err


def test_without_a_network_it_says_which_addresses_and_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both letters are named, and how to have them without this command."""
    closed = Publisher(port=1)
    monkeypatch.setattr(fetch_command, "wire", lambda delay, hosts: Visitor(closed, tmp_path, delay).wire())
    assert run(monkeypatch, catalogue(closed, tmp_path), "--to", tmp_path / "letters") == 6
    told = capsys.readouterr().err
    assert told.count("could not be reached: no connection") == 2
    assert "http://127.0.0.1:1/dunwick" in told
    assert f"Or download these addresses elsewhere and save them in {tmp_path}/letters under the names above" in told


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--only", "jtai-ashmere"], 1, "letterwise: the catalogue has no letter named jtai-ashmere."),
        (["--allow-host", "https://a.example"], 1, "is no host; write its name alone"),
        (["none.toml"], 1, "none.toml cannot be read"),
        (["--delay", "0"], 2, "--delay"),
    ],
)
def test_wrong_use_asks_nobody(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    says: str,
) -> None:
    """The message explains; no folder is made."""
    assert run(monkeypatch, *arguments, "--to", tmp_path / "letters") == code
    assert says in capsys.readouterr().err
    assert not (tmp_path / "letters").exists()


def test_hosts_that_a_person_allows_come_beside_the_publishers() -> None:
    """And http stays shut."""
    made = fetch_command.wire(2, ["Letters.example:8443"])
    assert made.hosts.allowed == {"files.ofsted.gov.uk", "letters.example:8443"}
    assert (made.hosts.plain_port, made.pace.delay) == (0, 2)


def test_the_web_service_cannot_fetch() -> None:
    """Neither what serves nor what it imports, nor the command before it is told to fetch, loads what asks publishers."""
    code = "import json, sys, service.app, service.opening, service.cli; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert [name for name in json.loads(done.stdout) if name.startswith(("corpus.fetching", "corpus.catalogue"))] == []
    users = {found.path for found in imports() if found.name.startswith("corpus.fetching")}
    assert {path for path in users if not path.startswith("corpus/fetching/")} == {"service/fetch_command.py"}


def test_one_module_of_the_packages_below_the_measurements_asks_the_network() -> None:
    """Whatever else is imported, addresses are opened in one place."""
    asking = {
        found.path for found in imports() if found.name.startswith(("urllib.request", "http.client", "httpx", "requests"))
    }
    assert {path for path in asking if not path.startswith("eval/")} == {"corpus/fetching/wire.py"}
