"""Opening the system under test that the command line names: an index folder or an address in, the system out."""

from __future__ import annotations

from pathlib import Path

from eval.errors import EvalError
from eval.in_process import InProcess
from eval.systems import SystemUnderTest


def open_system(index: Path | None, url: str | None) -> SystemUnderTest:
    """The service over ``index`` in this process, or the one running at ``url``; raises EvalError unless one is given."""
    if (index is None) == (url is None):
        raise EvalError("name what to ask: either --index DIR or --url ADDRESS")
    if url is not None:
        from eval.over_http import OverHttp

        return OverHttp(url)
    return open_in_process(index)


def open_in_process(index: Path | None) -> InProcess:
    """The service over ``index`` in this process; raises EvalError where there is none."""
    if index is None or not index.is_dir():
        raise EvalError(f"there is no index at {index}; make one with `letterwise index FOLDER --index {index}`")
    from service.opening import open_asking

    return InProcess(open_asking(index))
