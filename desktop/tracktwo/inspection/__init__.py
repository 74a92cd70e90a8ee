"""Checks of a finished product before it is delivered: what must not be in it, and what must."""
