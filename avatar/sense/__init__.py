"""The only package that may hold camera pixels.  Run as a process, imported by nothing.

::

    Camera -CameraFrame-> Tracker -Observation-> solve -Performance-+
                              +-- Evidence --> gate.step -----------+--> Live | Held --> stdout
"""
