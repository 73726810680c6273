"""Settings come from the environment, have defaults, and say which variable is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service.errors import SettingsError
from service.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("LETTERWISE_")]:
        monkeypatch.delenv(name)


def test_without_an_environment_the_defaults_hold() -> None:
    """A local service over the index folder beside the caller."""
    assert read_settings() == Settings(index=Path(".index"), encoder=None, host="127.0.0.1", port=8000, threads=1)


def test_every_setting_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are the fields' names behind LETTERWISE_."""
    values = {"INDEX": "/srv/index", "ENCODER": "/srv/encoder", "HOST": "0.0.0.0", "PORT": "8080", "THREADS": "2"}
    for name, value in values.items():
        monkeypatch.setenv(f"LETTERWISE_{name}", value)
    assert read_settings() == Settings(
        index=Path("/srv/index"), encoder=Path("/srv/encoder"), host="0.0.0.0", port=8080, threads=2
    )


@pytest.mark.parametrize(("name", "value"), [("PORT", "eighty"), ("PORT", "65536"), ("PORT", "-1"), ("THREADS", "many")])
def test_a_setting_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """The message says which variable, why, and what to do."""
    monkeypatch.setenv(f"LETTERWISE_{name}", value)
    with pytest.raises(
        SettingsError, match=rf"cannot be used \(LETTERWISE_{name}: Input should be .*\); correct it or unset it"
    ):
        read_settings()
