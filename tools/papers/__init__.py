"""The generated documents: each function reads the code and returns one page."""
