"""Fine-tunes an encoder epoch by epoch and writes the best one as an encoder folder.

Each epoch takes for every question the nearest of its right pieces and one hard negative, both found by the model as it is
then, and trains on them with all other pieces of the batch as negatives. The epoch with the best mean reciprocal rank on
held-back letters is kept.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indexer.embedding import PROVENANCE_FILE, Vectors, digest
from indexer.encoder_export import export_encoder, import_train_extra, model_source
from indexer.training.lesson import HELD_SHARE, SEED, Asked, Lesson, Material, read_lesson
from indexer.training.measuring import measure, told
from indexer.training.mining import draw, hard_negatives, right_pieces
from indexer.training.model import TokenModel

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to train. ``rate`` is the highest learning rate, reached after ``warm_up`` steps and falling to nothing from there.

    ``near_scale`` and ``late_scale`` multiply the two scores in the softmax; ``like`` is the cosine with the right piece from
    which another piece of the batch is no negative; ``answers`` how many answers of
    one judged question an epoch takes, ``pairs`` how many of the other questions, None for all.
    """

    epochs: int = 4
    rate: float = 8e-5
    projection_rate: float = 8e-4
    warm_up: int = 30
    batch: int = 64
    tokens: int = 128
    token_dimensions: int = 64
    near_scale: float = 20.0
    late_scale: float = 25.0
    like: float = 0.8
    answers: int = 3
    pairs: int | None = None
    seed: int = SEED
    held_share: float = HELD_SHARE


SETTINGS = TrainingSettings()


def train_encoder(
    base: str,
    material: Material,
    folder: Path,
    settings: TrainingSettings = SETTINGS,
    tell: Tell = lambda line: None,
    kept: Path | None = None,
) -> None:
    """Trains ``base`` (see `export_encoder`) on the material and writes an encoder folder.

    With ``kept`` the model itself is written there too, to be the base of further training.

    The provenance file gets base, data with SHA-256, settings, and the measures of each epoch on held-back letters. Raises
    IndexerError where the extra or the data is missing.
    """
    import_train_extra()
    lesson = read_lesson(material, settings.seed, settings.held_share)
    _fix_seed(settings.seed)
    model = TokenModel(model_source(base), settings.token_dimensions, settings.tokens)
    training = _Training(model, lesson, settings)
    with tempfile.TemporaryDirectory() as scratch:
        pieces, tokens = model.encode(lesson.pieces)
        measures = [measure(model, lesson, pieces, tokens)]
        tell(f"{len(lesson.train)} answers to learn from; before training: {told(measures[0])}")
        for epoch in range(1, settings.epochs + 1):
            begun = time.monotonic()
            training.epoch(epoch, pieces)
            pieces, tokens = model.encode(lesson.pieces)
            measures.append(measure(model, lesson, pieces, tokens))
            tell(f"epoch {epoch} ({time.monotonic() - begun:.0f} s): {told(measures[-1])}")
            model.model.save(f"{scratch}/epoch-{epoch}")
        best = max(range(1, len(measures)), key=lambda epoch: measures[epoch]["mrr"])
        tell(f"keeping epoch {best}")
        story = _provenance(base, material, settings, lesson, measures, best)
        export_encoder(f"{scratch}/epoch-{best}", folder, story, model.usual_length)
        if kept is not None:
            shutil.copytree(f"{scratch}/epoch-{best}", kept, dirs_exist_ok=True)
            (kept / PROVENANCE_FILE).write_text(json.dumps(story, indent=2) + "\n", encoding="utf-8")


class _Training:
    """The optimiser and where it stands between epochs."""

    def __init__(self, model: TokenModel, lesson: Lesson, settings: TrainingSettings) -> None:
        import torch

        self._model, self._lesson, self._settings = model, lesson, settings
        self._steps = (
            len(draw(lesson.train, settings.answers, settings.pairs, settings.seed)) // settings.batch * settings.epochs
        )
        projection = list(model.model[1].parameters())
        others = [weight for weight in model.model.parameters() if not any(weight is own for own in projection)]
        self._optimiser = torch.optim.AdamW(
            [{"params": others, "lr": settings.rate}, {"params": projection, "lr": settings.projection_rate}],
            weight_decay=0.01,
        )
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._share_of_rate)

    def _share_of_rate(self, step: int) -> float:
        return min((step + 1) / self._settings.warm_up, max(0.02, 1 - step / max(self._steps, 1)))

    def epoch(self, number: int, pieces: Vectors) -> None:
        """Finds what to train on with the model as it is, and goes through it once; ``pieces`` are vectors by that model."""
        seed = self._settings.seed + number
        asked = draw(self._lesson.train, self._settings.answers, self._settings.pairs, seed)
        questions, _ = self._model.encode([one.question for one in asked])
        right = right_pieces(asked, questions, pieces)
        wrong = hard_negatives(asked, right, questions, pieces, seed)
        self._model.model.train()
        batch = self._settings.batch
        for begin in range(0, len(asked) - batch + 1, batch):
            rows = slice(begin, begin + batch)
            self._step(asked[rows], right[rows], wrong[rows], pieces)

    def _step(self, asked: Sequence[Asked], right: Sequence[int], wrong: Sequence[int], pieces: Vectors) -> None:
        import torch

        places = [*right, *wrong]
        texts = [self._lesson.pieces[place] for place in places]
        near, late = self._model.scores([one.question for one in asked], texts)
        near, late = self._settings.near_scale * near, self._settings.late_scale * late
        open_ = torch.from_numpy(_may_be_right(asked, right, places, pieces, self._settings.like))
        own = torch.arange(len(asked))
        loss: Any = sum(
            weight * torch.nn.functional.cross_entropy(scores.masked_fill(open_, -1e4), own)
            for weight, scores in ((1.0, near), (1.0, late), (0.5, (near + late) / 2))
        )
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._model.model.parameters(), 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._optimiser.zero_grad()


def _may_be_right(
    asked: Sequence[Asked], right: Sequence[int], places: Sequence[int], pieces: Vectors, like: float
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which pieces of the batch are no negatives of which question, shape (questions, pieces): what may be right as well."""
    alike = pieces[list(right)] @ pieces[list(places)].T > like
    for row, one in enumerate(asked):
        alike[row] |= np.isin(places, list(one.also))
        if one.among is not None:
            judged = (np.array(places) >= one.among[0]) & (np.array(places) < one.among[1])
            alike[row] &= ~judged | np.isin(places, list(one.also))
        alike[row, row] = False
    return alike


def _fix_seed(seed: int) -> None:
    from transformers import set_seed

    set_seed(seed)


def _told_of_base(base: str) -> dict[str, Any]:
    """What the model was trained from: its name and weights, and the whole story of one that was trained here before."""
    source = model_source(base)
    named = {"name": Path(base).name, "weights_sha256": digest(source / "model.safetensors")}
    story = source / PROVENANCE_FILE
    return named | (json.loads(story.read_text(encoding="utf-8")) if story.is_file() else {})


def _provenance(
    base: str, material: Material, settings: TrainingSettings, lesson: Lesson, measures: list[dict[str, float]], best: int
) -> dict[str, Any]:
    held = hashlib.sha256("\n".join(one.question for one in lesson.held).encode()).hexdigest()
    return {
        "name": f"{Path(base).name}, tuned",
        "base": _told_of_base(base),
        "data": {
            "files": {f"{path.parent.name}/{path.name}": digest(path) for path in material.files()},
            "train_answers": len(lesson.train),
            "held_questions": len(lesson.held),
            "held_sha256": held,
        },
        "settings": asdict(settings),
        "held_measures": {
            "before": measures[0],
            **{f"epoch {n}": measure for n, measure in enumerate(measures) if n},
            "kept": best,
        },
    }
