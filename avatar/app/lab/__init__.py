"""Experiments on recorded files.  Nothing here can drive an output."""
