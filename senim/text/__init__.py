"""Language and search: what words are the same word, and in which language a text speaks."""
