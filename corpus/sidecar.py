"""``NAME.toml`` beside ``NAME.pdf`` -> corrections to what was read of a letter; only ``read_sidecar`` touches files."""

from __future__ import annotations

import dataclasses
import datetime
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from corpus.errors import CorpusError
from corpus.framework import Framework
from corpus.inspected import inspected_days
from corpus.letter import Grade, LetterKind, Metadata


def override(metadata: Metadata, sidecar: Mapping[str, object]) -> Metadata:
    """``metadata`` with the fields that ``sidecar`` names replaced; an empty string empties a field that may be empty.

    Other words for the inspection's dates give it another first and last day, and a date that is given needs no note on
    the one that was read. Raises ``CorpusError`` for an unknown key or a value that the field cannot hold.
    """
    fields = _fields(sidecar, "The sidecar")
    changed = dataclasses.replace(metadata, **fields)  # type: ignore[arg-type]
    if not fields.keys() & _DATES:
        return changed
    days = inspected_days(changed.inspection_dates, changed.date)
    first = changed.inspected_from if "inspected_from" in fields else days.first
    last = changed.inspected_to if "inspected_to" in fields else days.last
    return dataclasses.replace(changed, inspected_from=first, inspected_to=last, notes=())


def read_sidecar(path: Path) -> Mapping[str, object]:
    """The checked fields of the ``.toml`` file beside the letter at ``path``; empty where there is no such file.

    Raises ``CorpusError`` naming the file, the key and what is allowed.
    """
    file = path.with_suffix(".toml")
    try:
        content = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{file} cannot be read: {error}. Save it as plain UTF-8 text, or remove it.") from error
    try:
        return _fields(tomllib.loads(content), str(file))
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(
            f'{file} is not valid TOML: {error}. Write one field a line, for example: authority = "Ashmere"'
        ) from error


def _fields(sidecar: Mapping[str, object], where: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    for key, value in sidecar.items():
        if key not in _FIELDS:
            raise CorpusError(f"{where}: unknown key {key!r}. Allowed keys: {', '.join(_FIELDS)}.")
        allowed, convert = _FIELDS[key]
        try:
            fields[key] = convert(value)
        except (ValueError, TypeError) as error:
            raise CorpusError(f"{where}: {key} = {value!r} is not allowed. Write {allowed}.") from error
    return fields


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return " ".join(value.split())


def _optional_text(value: object) -> str | None:
    return None if value in ("", None) else _text(value)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise TypeError(value)
    return tuple(_text(name) for name in value)


def _kind(value: object) -> LetterKind:
    return LetterKind(_text(value))


def _framework(value: object) -> Framework | None:
    return None if value in ("", None) else Framework(_text(value))


def _date(value: object) -> datetime.date | None:
    if value in ("", None):
        return None
    if isinstance(value, datetime.datetime):
        raise TypeError(value)
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(_text(value))


def _grades(value: object) -> tuple[Grade, ...]:
    if isinstance(value, tuple) and all(isinstance(grade, Grade) for grade in value):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return tuple(Grade(_text(aspect), _text(grade).lower()) for aspect, grade in value.items())


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_TEXT = 'words in quotation marks, for example "Ashmere"'
_NAME_LIST = 'a list of names, for example ["Ofsted", "CQC"]'
_DATES = frozenset({"date", "inspection_dates", "inspected_from", "inspected_to"})
_FIELDS: dict[str, tuple[str, Callable[[object], object]]] = {
    "title": ("words in quotation marks", _text),
    "authority": (_TEXT, _optional_text),
    "kind": ("one of " + ", ".join(f'"{kind}"' for kind in LetterKind), _kind),
    "date": ("a date as year-month-day, for example 2020-02-17", _date),
    "date_words": ('words in quotation marks where no one day is known, for example "March 2016"', _optional_text),
    "framework": ("one of " + ", ".join(f'"{framework}"' for framework in Framework), _framework),
    "inspected_from": ("a date as year-month-day, for example 2020-01-15", _date),
    "inspected_to": ("a date as year-month-day, for example 2020-01-16", _date),
    "inspection_dates": ('words in quotation marks, for example "15 and 16 January 2020"', _optional_text),
    "inspectorates": (_NAME_LIST, _names),
    "lead_inspectors": (_NAME_LIST, _names),
    "grades": ('a table of aspects, for example grades = {"Overall effectiveness" = "good"}', _grades),
    "theme": ('words in quotation marks, for example "domestic abuse"', _optional_text),
    "invented": ("true or false", _boolean),
}
