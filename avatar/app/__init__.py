"""Puts the parts together: sessions, and the commands a person types."""
