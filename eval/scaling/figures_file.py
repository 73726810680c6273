"""Figures of cost against size as a file: figures in, JSON out, and back; figures had anew take the place of the old ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eval.errors import EvalError
from eval.scaling.asking import Asked, Memory
from eval.scaling.engines import Figures
from eval.scaling.study import Figure, Profiles
from eval.scaling.timing import Cost


def as_told(figure: Figure) -> dict[str, object]:
    """One figure as it is printed and written; ``of`` tells what it is of."""
    kind = "engine" if isinstance(figure, Figures) else type(figure).__name__.lower()
    return {"of": kind, **{name: _rounded(own) for name, own in asdict(figure).items()}}


def read_figures(path: Path) -> tuple[Figure, ...]:
    """What `write_figures` wrote; none where there is no file. Raises EvalError for another file."""
    if not path.exists():
        return ()
    try:
        return tuple(_figure(dict(one)) for one in json.loads(path.read_text(encoding="utf-8"))["figures"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvalError(
            f"{path} holds no figures of 'python -m eval scaling' ({error}); give --figures another file"
        ) from error


def joined(before: Sequence[Figure], had: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures before, those of the same thing at the same size replaced, and behind them the new ones."""
    new = {_subject(one): one for one in had}
    return (*(new.pop(_subject(one), one) for one in before), *new.values())


def write_figures(path: Path, figures: Sequence[Figure], of: Mapping[str, object]) -> None:
    """One JSON object: what is told ``of`` the run, what else the file told before, and the figures."""
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    told = {**before, **of, "figures": [as_told(one) for one in figures]}
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _subject(figure: Figure) -> tuple[object, ...]:
    if isinstance(figure, Profiles):
        return (Profiles,)
    return (type(figure), figure.passages, figure.engine if isinstance(figure, Figures) else "")


def _figure(told: dict[str, Any]) -> Figure:
    kind = told.pop("of")
    if kind == "profiles":
        return Profiles(tuple(told["real"]), tuple(told["recombined"]))
    told["cost"] = Cost(**told["cost"])
    return Figures(**told) if kind == "engine" else Asked(**{**told, "memory": Memory(**told["memory"])})


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {name: _rounded(own) for name, own in value.items()}
    if isinstance(value, tuple):
        return [_rounded(own) for own in value]
    return round(value, 4) if isinstance(value, float) else value
