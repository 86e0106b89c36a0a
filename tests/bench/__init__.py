"""What the program costs, as multiples of a bare page and a bare commit of the same minutes."""
