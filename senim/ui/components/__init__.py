"""The components' signatures, one module a topic; templates load them all as `ui`."""
