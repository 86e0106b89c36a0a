"""What the surroundings tell Senim: every setting, typed, read from the environment."""

import secrets
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


ROOT = Path(__file__).resolve().parent.parent


class Environment(BaseSettings):
    """The settings an operator may give; docs/settings.md explains each."""

    model_config = SettingsConfigDict(env_prefix="SENIM_", populate_by_name=True)

    data: Path = ROOT / "var"
    port: int = 8000
    host: str = "127.0.0.1"
    debug: bool = False
    database_url: str = Field(default="", alias="DATABASE_URL")
    redis_url: str = ""
    files: str = ""
    secret_key: str = ""
    public_url: str = ""
    allowed_hosts: str = ""
    trusted_proxy: str = ""
    rate_limits: Literal["on", "off"] = "on"
    antivirus: str = ""
    email_url: str = ""
    email_from: str = "senim@localhost"
    web_workers: int = 2
    strict_reads: bool = False
    demo: Literal["full", "small", "none"] = "full"
    demo_password: str = ""

    def kept_secret(self, name: str) -> str:
        """Return a secret kept in the data folder, made at the first need.

        The file is created exclusively, so that two processes starting together agree on one.
        """
        folder = self.data / "keys"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / name
        try:
            with path.open("x") as new:
                path.chmod(0o600)
                new.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        return path.read_text().strip() or self._wait_for(path)

    @staticmethod
    def _wait_for(path: Path) -> str:
        import time  # noqa: PLC0415 (needed in one rare race only)

        for _ in range(50):
            if secret := path.read_text().strip():
                return secret
            time.sleep(0.02)
        message = f"{path} is empty: remove it to let Senim make a new key."
        raise RuntimeError(message)
