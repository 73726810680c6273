"""The container files keep their promises: pinned, small, unprivileged, read-only, and two replicas behind a balancer."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCKER = ROOT / "docker"
DOCKERFILE = (DOCKER / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = ("compose.yaml", "compose.single.yaml")
_PINNED = re.compile(r"^[\w./-]+:v?\d+\.\d+\.\d+[\w.-]*(@sha256:[0-9a-f]{64})?$")


def _services(name: str) -> dict[str, dict[str, Any]]:
    read = yaml.safe_load((DOCKER / name).read_text(encoding="utf-8"))
    services: dict[str, dict[str, Any]] = read["services"]
    return services


def _final_stage() -> str:
    return DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def test_the_dockerfile_is_clean() -> None:
    """By hadolint, without an exception."""
    program = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    assert program, "hadolint comes with the extra dev; run pip install -e '.[dev]'"
    done = subprocess.run([program, "--no-color", DOCKER / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_every_image_is_pinned_by_version() -> None:
    """Those that are built from and those that run."""
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    images = [each["image"] for name in COMPOSE for each in _services(name).values()]
    assert len(bases) == 2
    assert [image for image in bases + images if not _PINNED.match(image)] == []


def test_the_final_stage_installs_nothing() -> None:
    """What builds stays behind: the stage has no installer, compiler or source, and runs as a user without rights."""
    assert re.findall(r"pip|apt|gcc|torch|source", _final_stage()) == []
    assert re.findall(r"^(USER|COPY) (.+)$", _final_stage(), re.MULTILINE) == [
        ("COPY", "--from=build /letterwise /letterwise"),
        ("USER", "10001"),
    ]
    assert "\nHEALTHCHECK " in _final_stage()


def test_what_is_copied_is_there() -> None:
    """And is all that an installation needs: each package and what pyproject.toml names."""
    stage = DOCKERFILE[: DOCKERFILE.rindex("\nFROM ")]
    copied = [word for line in re.findall(r"^COPY (.+)$", stage, re.MULTILINE) for word in line.split()[:-1]]
    assert [each for each in copied if not (ROOT / each).exists()] == []
    assert {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "corpus", "indexer", "service"} == set(copied)


@pytest.mark.parametrize("name", COMPOSE)
def test_our_services_may_write_to_their_volumes_alone(name: str) -> None:
    """The root is read-only, nothing is privileged, and no right is kept or gained."""
    ours = {key: each for key, each in _services(name).items() if "build" in each}
    assert len(ours) >= 2
    for each in _services(name).values():
        assert not each.get("privileged")
        assert "network_mode" not in each or each["network_mode"] == "none"
    for each in ours.values():
        assert each["read_only"] is True
        assert (each["cap_drop"], each["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
        assert each["tmpfs"] == ["/tmp"]


def test_two_replicas_answer_behind_the_balancer_over_a_milvus_that_cannot_get_out() -> None:
    """The balancer alone is reached from outside, and only from this machine."""
    services = _services("compose.yaml")
    replicas = sorted(name for name, each in services.items() if "LETTERWISE_MILVUS" in each.get("environment", {}))
    assert replicas == ["replica-1", "replica-2"]
    balanced = re.findall(r"server (\S+):8000", (DOCKER / "balancer.conf").read_text(encoding="utf-8"))
    assert balanced == replicas
    assert {name: each["ports"] for name, each in services.items() if "ports" in each} == {"balancer": ["127.0.0.1:8000:80"]}
    assert services["milvus"]["networks"] == ["back"]
    read = yaml.safe_load((DOCKER / "compose.yaml").read_text(encoding="utf-8"))
    assert read["networks"]["back"] == {"internal": True}
    assert {"healthcheck"} <= services["milvus"].keys() & services["balancer"].keys()


@pytest.mark.parametrize("name", COMPOSE)
def test_files_that_are_mounted_are_there_and_volumes_are_declared(name: str) -> None:
    """All but the letters, which are the user's."""
    read = yaml.safe_load((DOCKER / name).read_text(encoding="utf-8"))
    mounted = [
        volume.split(":")[0] for each in read["services"].values() for volume in each.get("volumes", ()) if ":" in volume
    ]
    files = [each for each in mounted if each.startswith("./")]
    named = {each for each in mounted if not each.startswith((".", "/"))}
    assert [each for each in files if not (DOCKER / each).is_file()] == []
    assert named == set(read["volumes"])


def _needs(services: dict[str, dict[str, Any]], name: str) -> set[str]:
    """What is started and healthy before a service starts, and before those start."""
    own = {other for other, each in services[name].get("depends_on", {}).items() if each["condition"] == "service_healthy"}
    return own.union(*(_needs(services, other) for other in own))


def test_the_order_in_the_comments_works_on_a_first_start() -> None:
    """Replicas end on an empty Milvus: nothing that publishes starts them, and the balancer waits for all it needs."""
    comments = (DOCKER / "compose.yaml").read_text(encoding="utf-8").split("\nname:")[0]
    order = re.findall(r"^#   docker compose -f docker/compose\.yaml (.+?)  ", comments, re.MULTILINE)
    assert order == ["run --rm index", "run --rm publish", "up --detach --wait balancer"]
    services = _services("compose.yaml")
    assert _needs(services, "index") == set()
    assert _needs(services, "publish") == {"milvus"}
    assert _needs(services, "balancer") == {"replica-1", "replica-2", "milvus"}
    assert services["index"]["profiles"] == services["publish"]["profiles"] == ["index"]


def test_files_that_the_comments_name_are_there() -> None:
    """In the Dockerfile and in what Compose reads."""
    texts = [DOCKERFILE, *((DOCKER / name).read_text(encoding="utf-8") for name in COMPOSE)]
    named = {path for text in texts for path in re.findall(r"\bdocker/[\w.-]+\w", text.replace("docker/dockerfile:1", ""))}
    assert {"docker/Dockerfile", "docker/compose.yaml"} <= named
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []
