"""`python -m senim` is the program `senim`."""

from senim.cli.main import main


if __name__ == "__main__":
    raise SystemExit(main())
