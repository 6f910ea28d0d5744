"""Python's collector of rubbish, kept from going through everything while somebody looks.

A full collection holds all threads: with the window and a character in memory it took 50 to 58 ms, twice in
the first ten seconds, whatever was being done (22 November 2026, by ``gc.callbacks``).
"""

import gc


def spare() -> None:
    """What is there now stays for as long as the window: collections need not go through it again."""
    gc.freeze()


def mind() -> None:
    """Much of what stays is about to go: look at all of it again."""
    gc.unfreeze()
