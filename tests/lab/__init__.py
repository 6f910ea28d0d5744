"""Measurements that need people: simulated ones, since nobody sat before a camera.  Nothing of it ships."""
