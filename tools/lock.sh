#!/usr/bin/env bash
# Write the locks anew: every package of every supported Python, with hashes; no host is named.
set -euo pipefail
cd "$(dirname "$0")/.."

options=(--universal --fork-strategy fewest --python-version 3.11 --generate-hashes --quiet)
options+=(--custom-compile-command "make lock" --no-emit-index-url --no-emit-find-links "$@")

.venv/bin/uv pip compile pyproject.toml "${options[@]}" -o requirements.txt
.venv/bin/uv pip compile pyproject.toml --extra dev --constraints requirements.txt "${options[@]}" -o requirements-dev.txt
