"""Figures people would rather look at than read, as drawings without format.

Every figure says in words what it shows; nothing is told by colour alone; bounds are drawn as bounds.
"""
