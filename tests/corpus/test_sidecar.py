"""A sidecar file corrects what was read, and says clearly when it is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.framework import Framework
from corpus.letter import Grade, LetterKind, Metadata
from corpus.sidecar import override, read_sidecar

READ = Metadata(title="A letter", authority="Ashmere", theme="neglect")


def test_named_fields_are_replaced_and_others_kept(tmp_path: Path) -> None:
    """The file beside the PDF wins for the fields that it names; an empty string empties a field."""
    (tmp_path / "a.toml").write_text(
        'authority = "Dunwick"\nkind = "focused_visit"\ndate = 2020-02-17\ninspectorates = ["Ofsted"]\ntheme = ""\n'
        'invented = true\ngrades = {"Overall effectiveness" = "Good"}\n',
        encoding="utf-8",
    )
    changed = override(READ, read_sidecar(tmp_path / "a.pdf"))
    assert changed == Metadata(
        title="A letter",
        authority="Dunwick",
        kind=LetterKind.FOCUSED_VISIT,
        date=datetime.date(2020, 2, 17),
        inspectorates=("Ofsted",),
        grades=(Grade("Overall effectiveness", "good"),),
        theme=None,
        invented=True,
    )


def test_other_words_for_the_inspection_give_other_days() -> None:
    """And what was noted of the dates that were read is settled."""
    read = Metadata("A letter", inspection_dates="in spring", notes=("The letter is dated oddly.",))
    changed = override(read, {"inspection_dates": "15 and 16 January 2020"})
    assert (changed.inspected_from, changed.inspected_to) == (datetime.date(2020, 1, 15), datetime.date(2020, 1, 16))
    assert changed.notes == ()
    assert override(read, {"theme": "neglect"}).notes == read.notes


def test_days_that_a_sidecar_gives_go_before_the_words() -> None:
    """A first day alone is replaced alone."""
    read = Metadata("A letter", inspection_dates="15 and 16 January 2020")
    changed = override(read, {"inspected_from": datetime.date(2020, 1, 13)})
    assert (changed.inspected_from, changed.inspected_to) == (datetime.date(2020, 1, 13), datetime.date(2020, 1, 16))


def test_the_framework_is_given_by_its_short_name() -> None:
    """An empty string takes it away."""
    assert override(READ, {"framework": "sif"}).framework is Framework.SIF
    assert override(READ, {"framework": ""}).framework is None


def test_no_sidecar_changes_nothing(tmp_path: Path) -> None:
    """Most letters have none."""
    assert override(READ, read_sidecar(tmp_path / "a.pdf")) == READ


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('athority = "Dunwick"', "unknown key 'athority'. Allowed keys: title, authority, kind"),
        ('kind = "letter"', 'kind = \'letter\' is not allowed. Write one of "jtai", "focused_visit"'),
        ('date = "May 2020"', "date = 'May 2020' is not allowed. Write a date as year-month-day"),
        ('title = ""', "title = '' is not allowed"),
        ('inspectorates = "Ofsted"', "inspectorates = 'Ofsted' is not allowed. Write a list of names"),
        ('framework = "inspection"', 'framework = \'inspection\' is not allowed. Write one of "ilacs", "sif", "jtai"'),
        ("invented = 1", "invented = 1 is not allowed. Write true or false"),
        ("grades = []", "grades = [] is not allowed. Write a table of aspects"),
        ("title = A letter", "is not valid TOML"),
    ],
)
def test_a_wrong_sidecar_names_file_key_and_remedy(tmp_path: Path, line: str, says: str) -> None:
    """Each message can be acted on without reading the code."""
    (tmp_path / "a.toml").write_text(line, encoding="utf-8")
    with pytest.raises(CorpusError) as raised:
        read_sidecar(tmp_path / "a.pdf")
    assert says in str(raised.value)
    assert str(tmp_path / "a.toml") in str(raised.value)


def test_a_sidecar_that_is_not_text_is_refused(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are not guessed at."""
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CorpusError, match="cannot be read"):
        read_sidecar(tmp_path / "a.pdf")


def test_override_refuses_unknown_fields() -> None:
    """A mapping from elsewhere is checked like a file."""
    with pytest.raises(CorpusError, match="unknown key 'pages'"):
        override(READ, {"pages": 3})
