"""What a brief contains: `rows` and `brief` (no Qt), then the list, its drawing, and the form of options."""
