"""The distributed engine's wire: calls to a Milvus server in, places, scores and rows out; the only user of pymilvus.

A generation is one collection: its passages, each with its vector, its term weights as a sparse vector and its token vectors.
A second collection beside it holds the small files that a replica keeps for itself.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from grpc import RpcError
from numpy.typing import NDArray
from pymilvus import DataType, MilvusClient, MilvusException

from indexer.embedding import Vectors
from indexer.engines.conditions import EVERYWHERE, PLACE, Condition
from indexer.engines.contract import Places
from indexer.errors import MilvusError

VECTOR, TERMS, HELD, TOKENS = "vector", "terms", "held", "tokens"
COLUMNS = ("letter", "section", "block", "finding", "agencies", "words")
"""Whole numbers of a passage, as in `indexer.passage_table.PassageTable`."""
MOST_FOUND = 16_384
"""More than that Milvus returns for no search."""
EXACT_UP_TO = 1_000_000
"""Passages up to which vectors are compared one by one; above, only those of the nearest clusters, in eight bits."""
_LONGEST_TEXT = 65_535
_SECONDS = 120
_SECONDS_TO_LOOK = 5.0
"""How long telling what an alias stands for may take: all requests of a service wait for it."""
_AT_A_TIME = 4_000
"""Rows read by one call: token vectors of so many stay below what one message may hold."""
_ANY = "Eventually"
"""Consistency of reading: a generation never changes once it is in force."""

Row = Mapping[str, Any]
Weights = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: places and their inner products, best first, and what of each was asked for beside."""

    places: Places
    scores: NDArray[np.float32]
    rows: tuple[Row, ...]


class Milvus:
    """One Milvus: a server's address, or a file of Milvus Lite. Safe to call from several threads."""

    def __init__(self, uri: str, token: str = "", seconds: float = _SECONDS) -> None:
        """``seconds`` are how long a call may take. Raises MilvusError where nothing answers there."""
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # it would log every error that is explained here
        self.uri = uri
        with self._explained("cannot be reached"):
            self._client = MilvusClient(uri, token=token, timeout=seconds)

    def close(self) -> None:
        """Hangs up."""
        self._client.close()

    @contextmanager
    def _explained(self, what: str) -> Iterator[None]:
        try:
            yield
        except MilvusException as error:
            raise MilvusError(
                f"the Milvus at {self.uri} {what} ({error.message}); check that it runs and is the one meant"
            ) from error
        except RpcError as error:  # what pymilvus lets through where a call took too long
            raise MilvusError(f"the Milvus at {self.uri} {what} (no reply in time); check that it runs") from error

    def create(self, name: str, dimensions: int, partitions: Sequence[str], spans: int) -> None:
        """A new collection for passages with vectors of so many ``dimensions`` and at most so many ``spans``."""
        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(PLACE, DataType.INT64, is_primary=True)
        for column in COLUMNS:
            schema.add_field(column, DataType.INT32)
        schema.add_field("spans", DataType.ARRAY, element_type=DataType.INT32, max_capacity=2 * max(spans, 1))
        schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimensions)
        schema.add_field(TERMS, DataType.SPARSE_FLOAT_VECTOR)
        schema.add_field(HELD, DataType.SPARSE_FLOAT_VECTOR)
        schema.add_field(TOKENS, DataType.VARCHAR, max_length=_LONGEST_TEXT, mmap_enabled=True)
        with self._explained(f"could not make the collection {name}"):
            self._client.create_collection(name, schema=schema)
            for partition in partitions:
                self._client.create_partition(name, partition)

    def create_files(self, name: str) -> None:
        """A new collection for parts of files; Milvus wants a vector in each, so there is one that says nothing."""
        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("part", DataType.VARCHAR, max_length=200, is_primary=True)
        schema.add_field("content", DataType.VARCHAR, max_length=_LONGEST_TEXT)
        schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=2)
        with self._explained(f"could not make the collection {name}"):
            self._client.create_collection(name, schema=schema)

    def insert(self, name: str, rows: Sequence[Row], partition: str = "") -> None:
        """Adds rows to a collection."""
        with self._explained(f"could not take rows into {name}"):
            self._client.insert(name, [dict(row) for row in rows], partition_name=partition)

    def make_ready(self, name: str, rows: int, columns: Sequence[str] = ()) -> None:
        """Builds the indexes of a collection and loads it; raises MilvusError where it then does not hold so many rows."""
        indexes = MilvusClient.prepare_index_params()
        indexes.add_index(VECTOR, metric_type="IP", **_vector_index(rows))
        if columns:
            indexes.add_index(TERMS, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
            indexes.add_index(HELD, index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        for column in columns:
            indexes.add_index(column, index_type="INVERTED")
        with self._explained(f"could not make {name} ready"):
            self._client.flush(name)
            self._client.create_index(name, indexes)
            self._client.load_collection(name)
            counted = self._client.query(name, filter="", output_fields=["count(*)"], consistency_level="Strong")
        held = int(counted[0]["count(*)"])
        if held != rows:
            raise MilvusError(f"the Milvus at {self.uri} holds {held} rows of {name}, not {rows}; publish the index again")

    def collections(self) -> tuple[str, ...]:
        """The names of all collections."""
        with self._explained("could not list its collections"):
            return tuple(sorted(self._client.list_collections()))

    def drop(self, name: str) -> None:
        """Removes a collection."""
        with self._explained(f"could not remove {name}"):
            self._client.drop_collection(name)

    def target(self, alias: str) -> str | None:
        """The collection that an alias stands for, or None where there is no such alias."""
        try:
            return str(self._client.describe_alias(alias, timeout=_SECONDS_TO_LOOK)["collection_name"])
        except MilvusException as error:
            if "not found" in error.message or "not exist" in error.message:
                return None
            raise MilvusError(f"the Milvus at {self.uri} did not tell what is in force ({error.message})") from error
        except RpcError as error:
            raise MilvusError(f"the Milvus at {self.uri} did not tell what is in force (no reply in time)") from error

    def point(self, alias: str, name: str) -> None:
        """Lets an alias stand for a collection from now on, in one step."""
        with self._explained(f"could not put {name} in force"):
            if self.target(alias) is None:
                self._client.create_alias(name, alias)
            else:
                self._client.alter_alias(name, alias)

    def nearest(self, name: str, vector: Vectors, count: int, condition: Condition = EVERYWHERE) -> Found:
        """At most ``count`` passages by the inner product of their vectors with ``vector``."""
        return self._search(name, VECTOR, vector.tolist(), count, condition, ())

    def heaviest(
        self, name: str, field: str, weights: Weights, count: int, condition: Condition = EVERYWHERE, beside: Sequence[str] = ()
    ) -> Found:
        """At most ``count`` passages by the inner product of a sparse ``field`` with ``weights``; ``beside`` other fields."""
        return self._search(name, field, dict(weights), count, condition, beside)

    def _search(self, name: str, field: str, sought: object, count: int, condition: Condition, beside: Sequence[str]) -> Found:
        with self._explained(f"could not search {name}"):
            hits = self._client.search(
                name,
                data=[sought],
                anns_field=field,
                limit=min(count, MOST_FOUND),
                filter=condition.expression,
                partition_names=list(condition.partitions) or None,
                output_fields=[PLACE, *beside],
                search_params={"metric_type": "IP"},
                consistency_level=_ANY,
            )[0]
        rows = tuple(hit["entity"] for hit in hits)
        places = np.array([row[PLACE] for row in rows], dtype=np.int64)
        return Found(places, np.array([hit["distance"] for hit in hits], dtype=np.float32), rows)

    def rows(self, name: str, keys: Sequence[int] | Sequence[str], fields: Sequence[str]) -> list[Row]:
        """The rows with these primary keys, in any order."""
        found: list[Row] = []
        with self._explained(f"could not read rows of {name}"):
            for begin in range(0, len(keys), _AT_A_TIME):
                own = list(keys[begin : begin + _AT_A_TIME])
                found += self._client.get(name, ids=own, output_fields=list(fields), consistency_level=_ANY)
        return found


def _vector_index(rows: int) -> dict[str, Any]:
    """How the vectors of so many passages are searched."""
    if rows <= EXACT_UP_TO:
        return {"index_type": "FLAT"}
    return {"index_type": "IVF_SQ8", "params": {"nlist": 1 << (round(2 + np.log2(rows) / 2))}}
