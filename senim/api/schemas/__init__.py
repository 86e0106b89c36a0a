"""What goes over the wire, field by field: nothing leaves because it happened to be stored."""
