"""Processes are killed in the middle of their work, and nothing acknowledged may be missing."""
