"""The pages of comparing: forms, comparisons and matrices in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence

from service.care.guard import insisted
from service.comparing import method
from service.comparing.comparison import Comparison, Matrix
from service.comparing.form_view import FormView
from service.comparing.scope_label import scope_label
from service.forms import Field
from service.narrowing import AS_TYPED
from service.templating import Templates

_HERE = "Compare"


class ComparingPages:
    """Renders what the room shows."""

    def __init__(self, templates: Templates) -> None:
        self._render = templates.render

    def form(self, view: FormView) -> str:
        """The form, with what is wrong with it."""
        return self._render("compare.html", _HERE, view=view)

    def compared(self, comparison: Comparison, carried: Sequence[Field]) -> str:
        """The columns side by side; ``carried`` are the fields that ask for them again."""
        scope, held = scope_label(comparison.scope), _of_the_question(carried)
        return self._render("compared.html", _HERE, comparison=comparison, carried=carried, held=held, scope=scope)

    def matrix(self, matrix: Matrix, carried: Sequence[Field]) -> str:
        """The table of questions by columns; ``carried`` as for `compared`."""
        scopes = [scope_label(row.scope) for row in matrix.rows]
        held = _of_the_question(carried)
        return self._render("matrix.html", _HERE, matrix=matrix, carried=carried, held=held, scopes=scopes, method=method)


def _of_the_question(sent: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that go along wherever a question is asked again; see `service.narrowing.Narrowing`."""
    return (*(field for field in sent if field == AS_TYPED), *insisted(sent))
