"""A comparison set as tables for a terminal, and as a JSON object for a program."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from rich.table import Table

from eval.comparison import Difference
from eval.measure_names import MeasureName
from eval.measured import Measured
from eval.significance import RESAMPLES, Interval
from eval.tables import probability, shown


def signed(value: float) -> str:
    """A difference: three decimals with its sign, and no sign where all three are noughts."""
    text = f"{value:+.3f}"
    return "0.000" if text in ("+0.000", "-0.000") else text.replace("-", "−")


def spread(interval: Interval) -> str:
    """An interval, from its lower to its upper bound."""
    return f"{signed(interval.low)} to {signed(interval.high)}"


def means_table(systems: Sequence[Measured], names: Collection[MeasureName] = ()) -> Table:
    """One row a measure, one column a system."""
    table = Table(title=f"{len(systems[0].questions)} questions", title_justify="left")
    table.add_column("measure")
    for system in systems:
        table.add_column(system.name, justify="right")
    for name in measures_of(systems, names):
        table.add_row(name.label, *(shown(name, system.measures.values.get(name)) for system in systems))
    return table


def measures_of(systems: Sequence[Measured], names: Collection[MeasureName] = ()) -> list[MeasureName]:
    """The measures that any of the systems has, or those of ``names`` among them."""
    held = {name for system in systems for name in system.measures.values}
    return [name for name in MeasureName if name in held and (not names or name in names)]


def difference_tables(first: str, differences: Sequence[Difference]) -> Iterator[Table]:
    """One table a system: each measure's difference to the system called ``first``, its interval and its p-values."""
    for name in dict.fromkeys(one.system for one in differences):
        table = Table(title=f"{name} against {first}, {len(differences)} tests in all", title_justify="left")
        for heading in ("measure", "questions", first, name, "difference", "95 % interval", "p", "p, Holm", ""):
            table.add_column(heading, justify="left" if heading in ("measure", "") else "right")
        for one in differences:
            if one.system == name:
                table.add_row(*_cells(one))
        yield table


def _cells(one: Difference) -> tuple[str, ...]:
    means = (shown(one.name, one.first), shown(one.name, one.value))
    tested = (signed(one.difference), spread(one.interval), probability(one.p), probability(one.adjusted), one.verdict)
    return (one.name.label, str(one.questions), *means, *tested)


def slices_table(systems: Sequence[Measured], names: Collection[MeasureName] = ()) -> Table:
    """Each measure by type of question: one row a measure and system, one column a type."""
    kinds = {kind: len(part.questions) for kind, part in systems[0].measures.by_type().items()}
    parts = {system.name: system.measures.by_type() for system in systems}
    table = Table(title="By type of question", title_justify="left")
    for heading in ("measure", "system"):
        table.add_column(heading)
    for kind, count in kinds.items():
        table.add_column(f"{kind}\n{count}", justify="right")
    for name in measures_of(systems, names):
        rows = {system: [part[kind].values.get(name) for kind in kinds] for system, part in parts.items()}
        told = {system: values for system, values in rows.items() if any(value is not None for value in values)}
        for number, (system, values) in enumerate(told.items(), start=1):
            cells = (shown(name, value) for value in values)
            table.add_row(name.label if number == 1 else "", system, *cells, end_section=number == len(told))
    return table


def comparison_json(systems: Sequence[Measured], differences: Sequence[Difference]) -> str:
    """One JSON object: each system's values, in all and by type, and every difference to the first."""
    told = {
        "questions": len(systems[0].questions),
        "resamples": RESAMPLES,
        "systems": [system_told(system) for system in systems],
        "differences": [_difference(one) for one in differences],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def system_told(system: Measured) -> dict[str, object]:
    """A system's values, in all and by type, for a JSON object."""
    by_type = {kind: part.values for kind, part in system.measures.by_type().items()}
    return {"name": system.name, "values": system.measures.values, "by_type": by_type}


def _difference(one: Difference) -> dict[str, object]:
    return {
        "system": one.system,
        "measure": one.name,
        "questions": one.questions,
        "first": one.first,
        "value": one.value,
        "difference": one.difference,
        "interval": one.interval,
        "p": one.p,
        "p_holm": one.adjusted,
        "significant": one.significant,
    }
