"""Orders about imports: taking files in, checking their rows, registering them."""
