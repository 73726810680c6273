"""Which of the files that a person gives are letters, which may hold one and are not read, and which are something else."""

from __future__ import annotations

from pathlib import Path

from service.given_files import find_given, not_read


def put(folder: Path, *names: str) -> None:
    """Makes files of these names, with folders where they have any."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words", encoding="utf-8")


def names(folder: Path, paths: tuple[Path, ...]) -> list[str]:
    """The paths as they stand in the folder."""
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folders_letters_are_found_below_it_and_its_other_files_passed_over(tmp_path: Path) -> None:
    """In order of their paths; hidden files and sidecars with a letter are not told of."""
    put(tmp_path, "b.pdf", "2019/a.TXT", "a.toml", "b.toml", "figures.csv", "README.md", ".hidden.pdf", ".git/c.pdf")
    given = find_given([tmp_path])
    assert names(tmp_path, given.letters) == ["2019/a.TXT", "b.pdf"]
    assert names(tmp_path, given.passed_over) == ["README.md", "figures.csv"]
    assert names(tmp_path, given.idle_sidecars) == ["a.toml"]
    assert given.refused == ()


def test_files_that_may_hold_a_letter_are_refused_with_what_to_do(tmp_path: Path) -> None:
    """An archive, a picture, an old Word file."""
    put(tmp_path, "all.zip", "page.JPG", "letter.doc")
    told = {refused.path.name: refused.reason for refused in find_given([tmp_path, tmp_path / "all.zip"]).refused}
    assert told == {
        "all.zip": "files that end in .zip are not read; unpack it and give the files in it",
        "page.JPG": "files that end in .JPG are not read; scan it to PDF, recognise its text and give that",
        "letter.doc": "files that end in .doc are not read; open it in a word processor and save it as .docx",
    }


def test_a_sidecar_stands_for_its_letter(tmp_path: Path) -> None:
    """In all formats in which the letter is there; one without a letter is refused."""
    put(tmp_path, "a.toml", "a.pdf", "a.txt", "b.toml")
    given = find_given([tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "a.pdf"])
    assert names(tmp_path, given.letters) == ["a.pdf", "a.txt"]
    assert [(refused.path.name, refused.reason.split(";")[0]) for refused in given.refused] == [
        ("b.toml", "no letter of that name stands beside this file")
    ]


def test_links_are_neither_followed_in_circles_nor_left_out_in_silence(tmp_path: Path) -> None:
    """A link to a file is that file; one to a folder, even to its own, and one to nothing are told."""
    put(tmp_path, "letters/a.pdf")
    (tmp_path / "letters" / "again.pdf").symlink_to(tmp_path / "letters" / "a.pdf")
    (tmp_path / "letters" / "circle").symlink_to(tmp_path / "letters")
    (tmp_path / "letters" / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    given = find_given([tmp_path])
    assert names(tmp_path, given.letters) == ["letters/a.pdf", "letters/again.pdf"]
    assert [(refused.path.name, refused.reason) for refused in given.refused] == [
        ("circle", "this is a link to another folder, which is not followed; give that folder itself"),
        ("gone.pdf", "this link leads nowhere; put the file itself here"),
    ]


def test_what_is_named_is_taken_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    """Reading tells what is wrong with it."""
    put(tmp_path, "letter", "a.txt")
    named = [tmp_path / "letter", tmp_path / "a.txt"]
    assert find_given([*named, tmp_path]).letters == tuple(named)


def test_what_does_not_exist_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    """Each with what to give instead."""
    (tmp_path / "empty").mkdir()
    given = find_given([tmp_path / "nowhere", tmp_path / "empty"])
    assert given.letters == ()
    assert [refused.reason.split(";")[0] for refused in given.refused] == [
        "this does not exist",
        "there is nothing in this folder",
    ]


def test_an_index_tells_what_it_passes_over_in_folders(tmp_path: Path) -> None:
    """An archive inside a folder; one that is named itself is a failure already."""
    put(tmp_path, "in/all.zip", "in/a.txt", "b.zip")
    remarks = not_read([tmp_path / "in", tmp_path / "b.zip"])
    assert [(remark.source.name, remark.reason.split(";")[0]) for remark in remarks] == [
        ("all.zip", "not read: files that end in .zip are not read")
    ]
