"""The first start: five steps from a new installation to on air.  Qt only in the pages, not in ``flow``."""
