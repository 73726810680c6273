"""The errors of the evaluation; each message says what failed, which value, and what to do next."""

from __future__ import annotations


class EvalError(Exception):
    """Base of this package's errors; its message is fit to be shown to the person who runs the command."""


class LineError(EvalError):
    """A line of a questions or run file that cannot be used; the message holds the file and the line number."""


class UnknownLetterError(EvalError):
    """A judgement or a run that names a letter which is not among the letters."""


class UnlocatedQuoteError(EvalError):
    """A judged quote that does not stand in its letter."""


class SystemUnderTestError(EvalError):
    """A system under test that cannot be opened, reached or understood."""
