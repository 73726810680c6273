"""The errors that a person who asks or runs the service can meet, each with what to do next."""

from __future__ import annotations


class LetterwiseError(Exception):
    """Base of the errors that are shown to a person as they are, without a traceback; ``status`` is what HTTP calls them."""

    status = 503


class QuestionError(LetterwiseError):
    """A question that cannot be asked, such as an empty one or one that is too long."""

    status = 422


class FilterError(QuestionError):
    """A question with a filter that no letter matches."""


class SettingsError(LetterwiseError):
    """A setting in the environment that cannot be used."""


class NotReadyError(LetterwiseError):
    """The index that has come into force while the service runs cannot be answered from."""


class ServeError(LetterwiseError):
    """An address that the service cannot listen on."""


class LetterNotFoundError(LetterwiseError):
    """A letter that is not, or no longer, in the index."""

    status = 404
