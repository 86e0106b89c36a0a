"""What staff type into the pages of the desk."""
