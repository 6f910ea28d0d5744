"""Decides whether a performance may leave the sense process.  Pure policy."""

from avatar.gate.evidence import UNMEASURED, CameraHealth, Evidence
from avatar.gate.machine import Gate, State, objection, step
from avatar.gate.policy import FLOOR, Policy, looser_than_floor

__all__ = [
    "FLOOR",
    "UNMEASURED",
    "CameraHealth",
    "Evidence",
    "Gate",
    "Policy",
    "State",
    "looser_than_floor",
    "objection",
    "step",
]
