"""What a brief contains: `rows` and `option_fields` (no Qt), then the list, its drawing, and the form of options."""
