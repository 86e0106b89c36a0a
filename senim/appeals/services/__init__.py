"""Everything that can be done to an appeal: one function, one act, one transaction."""
