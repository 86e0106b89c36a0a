"""What a command says when it cannot do its work."""


class Failed(Exception):
    """A command could not do its work; the message says why in one sentence."""
