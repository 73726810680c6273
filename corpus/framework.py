"""The rules by which inspections are carried out."""

from __future__ import annotations

from enum import StrEnum


class Framework(StrEnum):
    """The rules that an inspection followed; a visit may follow those of the inspections between which it falls."""

    ILACS = "ilacs"
    SIF = "sif"
    JTAI = "jtai"
    AREA_SEND = "area_send"

    @property
    def label(self) -> str:
        """The words a reader sees."""
        return _LABELS[self]


_LABELS = {
    Framework.ILACS: "Inspection of local authority children’s services (ILACS)",
    Framework.SIF: "Single inspection framework (SIF)",
    Framework.JTAI: "Joint targeted area inspections (JTAI)",
    Framework.AREA_SEND: "Area special educational needs and disabilities (SEND) inspections",
}
