"""Decides whether a performance may leave the sense process.  Pure policy."""

from avatar.gate.evidence import UNMEASURED, CameraHealth, Evidence
from avatar.gate.machine import Gate, State, objection, step
from avatar.gate.policy import Identity, Policy

__all__ = [
    "UNMEASURED",
    "CameraHealth",
    "Evidence",
    "Gate",
    "Identity",
    "Policy",
    "State",
    "objection",
    "step",
]
