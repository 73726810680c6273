"""The Dockerfile in, its steps done without an engine, sizes and a served answer out; needs root on Linux and util-linux.

``sudo python docker/rehearse.py [EXTRAS]``. Each stage is a folder that its steps see as the root; this machine's system stands
in for the base image's, with the Python that runs this. The final stage runs read-only, as the Dockerfile's user and
without a network: it indexes the sample letters, serves them, and is asked.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = ROOT / "docker" / "Dockerfile"
BASE_MB = 130
"""What python:3.11-slim-bookworm takes unpacked, about: it cannot be had here."""
MOST_MB = 700
_SYSTEM = ("usr", "bin", "sbin", "lib", "lib64", "opt")
_FORBIDDEN = ("torch", "pip", "setuptools", "gcc*", "cc1*", "clang*")
_SERVED = """
set -e
letterwise index /letters
grep -q '^[^ ]* / [^ ]* ro[ ,]' /proc/mounts || {{ echo 'the root can be written to'; exit 1; }}
letterwise serve & serving=$!
for _ in $(seq 50); do sleep 0.2; {health} 2> /dev/null && break; done
{health}
letterwise ask 'what did inspectors say about strategy discussions?' --json > /tmp/answer
kill $serving
wait $serving || true
python -c "import json; print(json.load(open('/tmp/answer'))['status'])"
"""


@dataclass
class Stage:
    """One stage of the build: where its root is on this machine, and what its instructions have set so far."""

    root: Path
    user: str = "0"
    folder: str = "/"
    health: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=lambda: {"PATH": f"{sys.base_prefix}/bin:/usr/bin:/bin:/usr/sbin:/sbin"})


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """The keyword and the rest of each instruction; continued lines are joined, comments left out."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    for line in re.sub(r"\\\n\s*", " ", lines).splitlines():
        if line.strip():
            keyword, _, rest = line.strip().partition(" ")
            yield keyword, rest.strip()


def within(stage: Stage, script: str, inside: Sequence[tuple[Path, str]] = (), final: bool = False) -> str:
    """What a shell script prints that runs with the stage as its root; ``inside`` are folders and where it sees them, of which
    the first is read-only. A ``final`` stage has no network and cannot be written to but there and in /tmp.

    Raises CalledProcessError where it fails.
    """
    root = str(stage.root)
    steps = ["mount --make-rprivate /", f"mount --bind {root} {root}", "ip link set lo up || true"]
    for name in _SYSTEM:
        system = Path("/", name)
        if system.is_symlink():
            steps.append(f"ln -sfn {system.readlink()} {root}/{name}")  # as /bin is to /usr/bin
        elif system.is_dir():
            steps.append(_bind(system, f"{root}/{name}", True))
    steps.append(_bind(Path(sys.base_prefix), root + sys.base_prefix, True))
    steps += [f"mkdir -p {root}/{name}" for name in ("proc", "dev", "tmp")]
    steps += [f"mount -t proc proc {root}/proc", f"mount --rbind /dev {root}/dev", f"mount -t tmpfs tmpfs {root}/tmp"]
    steps += [_bind(folder, root + seen, number == 0) for number, (folder, seen) in enumerate(inside)]
    if final:
        steps.append(f"mount -o remount,bind,ro {root}")
    variables = " ".join(shlex.quote(f"{name}={value}") for name, value in stage.variables.items())
    command = f"cd {shlex.quote(stage.folder)} && {script}"
    steps.append(f"exec chroot --userspec={stage.user}:{stage.user} {root} env -i {variables} sh -c {shlex.quote(command)}")
    spaces = ["--mount", "--pid", "--fork", *(["--net"] if final else [])]
    done = subprocess.run(["unshare", *spaces, "sh", "-ec", "\n".join(steps)], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _bind(folder: Path, seen: str, read_only: bool) -> str:
    mounted = f"mkdir -p {seen}; mount --bind {folder} {seen}"
    return f"{mounted}; mount -o remount,bind,ro {seen}" if read_only else mounted


def begun(folder: Path, name: str, extras: str) -> Stage:
    """An empty stage with what of the machine's settings a build needs."""
    root = folder / name
    root.mkdir()
    shutil.copytree("/etc", root / "etc", symlinks=True, ignore_dangling_symlinks=True)
    stage = Stage(root)
    settings = subprocess.run(["env"], check=True, capture_output=True, text=True).stdout.splitlines()
    stage.variables.update(line.split("=", 1) for line in settings if re.match(r"(PIP_|https?_proxy=|no_proxy=)", line, re.I))
    stage.variables["EXTRAS"] = extras
    return stage


def follow(stages: dict[str, Stage], stage: Stage, keyword: str, rest: str) -> None:
    """Does one instruction. Raises ValueError for one that is not known here."""
    if keyword == "RUN":
        print(f"--- {rest[:100]}", flush=True)
        print(within(stage, rest), end="")
    elif keyword == "COPY":
        copy(stages, stage, shlex.split(rest))
    elif keyword == "WORKDIR":
        stage.folder = rest
        (stage.root / rest.lstrip("/")).mkdir(parents=True, exist_ok=True)
    elif keyword == "USER":
        stage.user = rest
    elif keyword == "ENV":
        for pair in shlex.split(rest):
            name, value = pair.split("=", 1)
            stage.variables[name] = value.replace("$PATH", stage.variables["PATH"])
    elif keyword == "HEALTHCHECK":
        stage.health = json.loads(rest[rest.index("[") :])
    elif keyword not in ("ARG", "EXPOSE", "ENTRYPOINT", "CMD"):
        raise ValueError(f"{DOCKERFILE} has {keyword}, which {Path(__file__).name} cannot do")


def copy(stages: dict[str, Stage], stage: Stage, words: list[str]) -> None:
    """Copies what git knows of the working tree, or another stage's files."""
    sources, target = [word for word in words[:-1] if not word.startswith("--")], words[-1]
    from_stage = next((word.removeprefix("--from=") for word in words if word.startswith("--from=")), None)
    at = stage.root / stage.folder.lstrip("/") / target.lstrip("/") if target[0] != "/" else stage.root / target.lstrip("/")
    for source in sources:
        begin = stages[from_stage].root / source.lstrip("/") if from_stage else ROOT / source
        if begin.is_dir():
            shutil.copytree(begin, at, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(begin, at)


def sizes(folder: Path) -> dict[str, float]:
    """Megabytes of each installed package, the largest first."""
    site = next(folder.glob("lib/python*/site-packages"))
    found = {each.name: size(each) for each in site.iterdir()}
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def size(path: Path) -> float:
    """Megabytes (of 1,000,000 bytes) that a folder or file takes on a disk."""
    return int(subprocess.run(["du", "-s", "-B1", path], check=True, capture_output=True, text=True).stdout.split()[0]) / 1e6


def main(extras: str = "") -> int:
    """Goes through the Dockerfile; returns 1 where the image would be too large or holds what it must not."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        stages: dict[str, Stage] = {}
        for keyword, rest in instructions(DOCKERFILE.read_text(encoding="utf-8")):
            if keyword == "FROM":
                name = rest.split(" AS ")[1] if " AS " in rest else "final"
                stages[name] = stage = begun(folder, name, extras)
            else:
                follow(stages, stage, keyword, rest)
        wrong = report(stage.root / "letterwise")
        index = folder / "index"
        index.mkdir()
        shutil.chown(index, int(stage.user), int(stage.user))
        script = _SERVED.format(health=shlex.join(stage.health))
        inside = [(ROOT / "corpus/sample/letters", "/letters"), (index, "/index")]
        status = within(stage, script, inside, final=True).splitlines()[-1]
        print(f"asked without a network, as user {stage.user}, on a read-only root: {status}")
        return wrong


def report(installed: Path) -> int:
    """Prints the sizes; 1 where the rules are broken."""
    total = size(installed)
    parts = sizes(installed)
    for name, megabytes in list(parts.items())[:14]:
        print(f"{megabytes:8.1f} MB  {name}")
    print(f"{total:8.1f} MB  installed; {total + BASE_MB:.0f} MB with the base image of about {BASE_MB} MB (at most {MOST_MB})")
    wrong = sorted(
        path
        for pattern in _FORBIDDEN
        for path in installed.rglob(pattern)
        if "site-packages" in path.parts[-2:-1] or path.parent.name == "bin"
    )
    for path in wrong:
        print(f"must not be in the image: {path.relative_to(installed)}")
    return int(bool(wrong) or total + BASE_MB > MOST_MB)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
