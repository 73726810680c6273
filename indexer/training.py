"""Fine-tunes an encoder on questions and the passages that answer them; needs the `train` extra.

Each epoch takes for every question the piece of its passage nearest to it and one hard negative, both found by the encoder
as it is then, and trains on them with all other pieces of the batch as negatives (multiple negatives ranking loss). The
epoch with the best mean reciprocal rank on held-back letters is kept.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indexer.embedding import Vectors, digest
from indexer.encoder_export import export_encoder, import_train_extra, model_source
from indexer.training_pairs import Asked, Lesson, hard_negatives, positives, ranks, read_lesson

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How to train. ``rates`` are the learning rates of the epochs, one each."""

    rates: tuple[float, ...] = (6e-5, 4e-5, 2e-5)
    batch: int = 64
    tokens: int = 128
    seed: int = 7
    held_share: float = 0.1


SETTINGS = TrainingSettings()


def train_encoder(
    base: str, data: Path, folder: Path, settings: TrainingSettings = SETTINGS, tell: Tell = lambda line: None
) -> None:
    """Trains ``base`` (see `export_encoder`) on the questions in ``data`` and writes an encoder folder.

    The provenance file gets base, data with SHA-256, settings, and the measures of each epoch on held-back letters. Raises
    IndexerError where the extra or the data is missing.
    """
    sentence_transformers = import_train_extra()
    lesson = read_lesson(data, settings.seed, settings.held_share)
    _fix_seed(settings.seed)
    model = sentence_transformers.SentenceTransformer(str(model_source(base)), device="cpu")
    usual_length, model.max_seq_length = model.max_seq_length, settings.tokens
    with tempfile.TemporaryDirectory() as scratch:
        measures = [_measure(model, lesson)]
        tell(f"before training: {_told(measures[0])}")
        for epoch, rate in enumerate(settings.rates, start=1):
            _train_epoch(model, lesson, settings, epoch, rate, Path(scratch))
            measures.append(_measure(model, lesson))
            tell(f"epoch {epoch}: {_told(measures[-1])}")
            model.save(f"{scratch}/epoch-{epoch}")
        best = max(range(1, len(measures)), key=lambda epoch: measures[epoch]["mrr"])
        tell(f"keeping epoch {best}")
        export_encoder(
            f"{scratch}/epoch-{best}", folder, _provenance(base, data, settings, lesson, measures, best), usual_length
        )


def _train_epoch(model: Any, lesson: Lesson, settings: TrainingSettings, epoch: int, rate: float, scratch: Path) -> None:
    from datasets import Dataset
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.losses import MultipleNegativesRankingLoss
    from sentence_transformers.training_args import BatchSamplers

    questions, pieces = _encode(model, [one.question for one in lesson.train]), _encode(model, lesson.pieces)
    right = positives(lesson, lesson.train, questions, pieces)
    wrong = hard_negatives(lesson, lesson.train, right, questions, pieces, settings.seed + epoch)
    rows = {
        "anchor": [one.question for one in lesson.train],
        "positive": [lesson.pieces[place] for place in right],
        "negative": [lesson.pieces[place] for place in wrong],
    }
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(scratch / "trainer"),
        num_train_epochs=1,
        per_device_train_batch_size=settings.batch,
        learning_rate=rate,
        warmup_steps=10 if epoch == 1 else 0,
        lr_scheduler_type="constant_with_warmup",
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        save_strategy="no",
        report_to=[],
        seed=settings.seed + epoch,
        use_cpu=True,
    )
    loss = MultipleNegativesRankingLoss(model, scale=20.0)
    SentenceTransformerTrainer(model=model, args=arguments, train_dataset=Dataset.from_dict(rows), loss=loss).train()


def _encode(model: Any, texts: Any) -> Vectors:
    model.eval()
    return np.asarray(
        model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False), dtype=np.float32
    )


def _measure(model: Any, lesson: Lesson) -> dict[str, float]:
    """Mean reciprocal rank and shares found first and among the first ten, over the held-back letters' questions."""
    found = np.array(_ranks(model, lesson, lesson.held))
    return {
        "mrr": round(float(np.mean(1 / found)), 4),
        "first": round(float(np.mean(found == 1)), 4),
        "first_ten": round(float(np.mean(found <= 10)), 4),
    }


def _ranks(model: Any, lesson: Lesson, asked: tuple[Asked, ...]) -> list[int]:
    return ranks(lesson, asked, _encode(model, [one.question for one in asked]), _encode(model, lesson.pieces))


def _told(measures: dict[str, float]) -> str:
    return f"MRR {measures['mrr']:.3f}, first {measures['first']:.1%}, among the first ten {measures['first_ten']:.1%}"


def _fix_seed(seed: int) -> None:
    import torch
    from transformers import set_seed

    set_seed(seed)
    torch.use_deterministic_algorithms(True, warn_only=True)


def _provenance(
    base: str, data: Path, settings: TrainingSettings, lesson: Lesson, measures: list[dict[str, float]], best: int
) -> dict[str, Any]:
    files = {name: digest(data / name) for name in ("passages.jsonl", "questions.jsonl")}
    held = hashlib.sha256("\n".join(one.question for one in lesson.held).encode()).hexdigest()
    return {
        "name": f"{Path(base).name}, tuned",
        "base": {"name": base, "weights_sha256": digest(model_source(base) / "model.safetensors")},
        "data": {"files": files, "train_questions": len(lesson.train), "held_questions": len(lesson.held), "held_sha256": held},
        "settings": asdict(settings),
        "held_measures": {
            "before": measures[0],
            **{f"epoch {n}": measure for n, measure in enumerate(measures) if n},
            "kept": best,
        },
    }
