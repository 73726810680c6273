"""Settings from the environment (``LETTERWISE_…``), read once; the only module that looks there."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from service.errors import SettingsError

_PREFIX = "LETTERWISE_"


class Settings(BaseSettings):
    """What can be set from outside; the command line's options go before it."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True)

    index: Path = Path(".index")
    encoder: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    threads: int = Field(default=1, ge=0)
    workers: int = Field(default=1, ge=1, le=64)
    milvus: str = ""
    milvus_token: SecretStr = SecretStr("")


def read_settings() -> Settings:
    """The settings in force. Raises SettingsError, naming the variable, for one that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{_PREFIX}{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors())
        raise SettingsError(f"a setting in the environment cannot be used ({wrong}); correct it or unset it") from error
