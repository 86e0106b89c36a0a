"""Tools of the workshop: set-up, checks and generated papers; nothing here runs in production."""
