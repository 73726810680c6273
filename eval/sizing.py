"""What many letters need: measured costs of one passage and a number of letters in; memory, machines, hours and money out."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from indexer.manifest import load_manifest

MEASURED = Path(__file__).parent / "sizing.toml"
SIZES = (10_000, 100_000, 1_000_000)
"""Letters."""
EXACT_UP_TO = 1_000_000
"""Passages up to which vectors are kept as they are; see `indexer.engines.milvus`."""
_GB = 1e9
_HOURS_A_MONTH = 730
_MACHINE_GB, _MACHINE_CORES = 64, 8
"""One query node; where all fits into one, Milvus runs in one machine."""
_BEGINNINGS = {
    "vectors": ("vectors.npy",),
    "compressed": ("vectors_short", "vectors.faiss"),
    "tokens": ("token_",),
    "terms": ("term",),
    "words": ("word",),
    "letters": ("letters",),
    "table": ("passage_",),
}
"""How the names of the files begin that hold each part of an index."""

Costs = Mapping[str, Mapping[str, float]]
"""The groups of ``sizing.toml``."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What so many letters need. Sizes in GB (1e9 bytes), money in euros a month; hours are for two cores."""

    letters: int
    passages: int
    index_gb: float
    embedding_hours: float
    embedded_memory_gb: float
    nearest_ms: float
    milvus_memory_gb: float
    milvus_disk_gb: float
    publishing_hours: float
    query_machines: int
    replica_gb: float
    embedded_euros: float
    milvus_euros: float


def read_costs(path: Path = MEASURED) -> Costs:
    """The measured costs. Raises EvalError for a file that is not as it should be."""
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: {key: float(value) for key, value in group.items()} for name, group in groups.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise EvalError(f"the costs in {path} cannot be read: {error}") from error


def needs(letters: int, costs: Costs) -> Needs:
    """Works out what so many letters need; docs/scaling.md shows the arithmetic."""
    size, rates, milvus, prices = costs["bytes"], costs["rates"], costs["milvus"], costs["prices"]
    passages = round(letters * costs["counts"]["passages_a_letter"])
    vector = size["vectors"] if passages <= EXACT_UP_TO else milvus["quantised_bytes"]
    weights = 2 * costs["counts"]["entries_a_passage"] * milvus["entry_bytes"]
    tokens = size["tokens"] * milvus["text_a_byte"]
    own = size["words"] + size["table"]
    index_gb = passages * sum(size.values()) / _GB
    embedded_gb = passages * (size["compressed"] + size["terms"] + own) / _GB
    milvus_gb = milvus["generations"] * passages * (vector + weights + size["table"]) / _GB
    disk_gb = milvus["generations"] * passages * (size["vectors"] + weights + tokens + own + size["letters"]) / _GB
    machines = max(1, math.ceil(milvus_gb / (_MACHINE_GB * milvus["usable"])))
    replica_gb = costs["replica"]["base_mb"] / 1e3 + passages * own / _GB
    cores = _MACHINE_CORES * machines + (4 if machines > 1 else 0) + 2 * 2
    memory = _MACHINE_GB * machines + (16 if machines > 1 else 0) + 2 * max(4, math.ceil(replica_gb))
    if machines == 1:
        memory += max(8, math.ceil(milvus_gb / milvus["usable"])) - _MACHINE_GB
    return Needs(
        letters=letters,
        passages=passages,
        index_gb=index_gb,
        embedding_hours=passages / rates["embedded_a_second"] / 3600,
        embedded_memory_gb=embedded_gb,
        nearest_ms=passages / 1e6 * rates["nearest_ms_of_a_million"],
        milvus_memory_gb=milvus_gb,
        milvus_disk_gb=disk_gb,
        publishing_hours=passages / rates["published_a_second"] / 3600,
        query_machines=machines,
        replica_gb=replica_gb,
        embedded_euros=_euros(2, max(4, math.ceil(embedded_gb)), index_gb, prices),
        milvus_euros=_euros(cores, memory, disk_gb + index_gb, prices),
    )


def _euros(cores: float, memory_gb: float, disk_gb: float, prices: Mapping[str, float]) -> float:
    hourly = cores * prices["vcpu_hour"] + memory_gb * prices["gb_memory_hour"]
    return hourly * _HOURS_A_MONTH + disk_gb * prices["gb_disk_month"]


def measured_bytes(generation: Path) -> dict[str, float]:
    """Bytes a passage of each part of an index, as its files have them, and passages a letter."""
    manifest = load_manifest(generation)
    files = {name: (generation / name).stat().st_size for name in manifest.files}
    parts = {part: sum(size for name, size in files.items() if name.startswith(begin)) for part, begin in _BEGINNINGS.items()}
    if not parts["vectors"]:  # a small index searches the vectors themselves
        parts |= {"vectors": parts["compressed"], "compressed": 0}
    found = {part: total / max(manifest.passages, 1) for part, total in parts.items()}
    return {**found, "passages_a_letter": manifest.passages / max(manifest.letters, 1)}
