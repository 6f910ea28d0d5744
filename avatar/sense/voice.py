"""The mouth of somebody who is both seen and heard.

Sound knows sooner than the camera that a mouth opens, and about how wide; the camera knows whose mouth it is.
So sound may lead, and where the lips are seen it may not go far from what was seen of late: a voice in the
room does not open the mouth of somebody whose lips are shut.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final, Protocol

from avatar.performance import Expression, Performance
from avatar.sense.microphone import Heard
from avatar.sense.visemes import Visemes

_FRESH_S: Final = 0.2
"""With no tracked frame for so long nothing is said: the frame decides whether anything may be."""

_JAW: Final = Visemes(aa=0.75, ih=0.20, ou=0.22, ee=0.38, oh=0.50)
_FUNNEL: Final = Visemes(ou=0.45, oh=0.60)
_PUCKER: Final = Visemes(ou=0.65, oh=0.10)
_STRETCH: Final = Visemes(ih=0.50, ee=0.30)
"""How far each mouth shape opens, rounds, purses and stretches the mouth: openings after the lip gap of talk
(0.15 to 0.5, a shout more), the rest by eye on Robin."""

_SHUT_LIMIT: Final = 0.04
"""Lips that are seen shut are opened by sound no further, which still looks shut (0.05 parts Robin's lips by
2 of 720 pixels): a call on loudspeakers, a television or music must not move the lips of a listener.
The first syllable after a pause is the camera's."""
_TALKS: Final = (0.05, 0.20)
_RECENT_S: Final = 0.7
"""Lips that were seen so far apart of late are talking, and sound may open them fully: talk reaches 0.2 in
every word.  What was seen fades with this time constant: a pause between two words."""

_TURNED: Final = (math.radians(25), math.radians(50))
_OLD_S: Final = (0.13, 0.2)
"""Lips are well seen in front and badly in profile (their outline is a guess of the tracker from about 50
degrees), and less well where the last tracked frame is older than the slowest usual pace, 8 a second."""

_SEEN: Final = 1 / 64
"""A change of the mouth too small to be drawn is not sent: half a pixel on a character 720 pixels tall."""


class Ears(Protocol):
    """Where mouth shapes come from; the microphone outside of tests."""

    def follow(self, *, is_open: bool) -> None:
        """Told each turn whether the gate is open."""
        ...

    def newest(self) -> Heard | None:
        """What was heard last; None is silence."""
        ...

    def close(self) -> None:
        """Release the microphone for good."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The last tracked frame, and how far lips opened of late."""

    at_ns: int
    performance: Performance
    recent: float
    sent: Performance


@dataclass(slots=True)
class Voice:
    """Mixes what is heard into what is seen.

    Attributes:
        ears: Where sound is heard.
    """

    ears: Ears
    _seen: _Seen | None = None

    def hush(self) -> None:
        """The gate is shut: hear nothing, remember nothing, say nothing."""
        self._seen = None
        self.ears.follow(is_open=False)

    def speak(self, at_ns: int, performance: Performance | None) -> tuple[int, Performance] | None:
        """What to send while the gate is open.

        Args:
            at_ns: Monotonic clock of this turn.
            performance: Of this turn's frame; None if none was tracked.

        Returns:
            When the face was seen, and the face with the mouth as it is heard; None if there is nothing new.
            Where the time is that of the turn before, only the mouth is new.
        """
        self.ears.follow(is_open=True)
        before = self._seen
        if performance is None and (before is None or at_ns - before.at_ns >= _FRESH_S * 1e9):
            return None
        if performance is None:
            assert before is not None
            seen, recent, seen_ns = before.performance, before.recent, before.at_ns
        else:
            seen, seen_ns = performance, at_ns
            recent = _recent(before, at_ns, performance.expression.jaw_open)
        heard = self.ears.newest()
        age_s = (at_ns - seen_ns) / 1e9
        mouth = mixed(seen, heard.visemes if heard else Visemes(), recent, age_s)
        if performance is None and before is not None and not _differs(mouth, before.sent):
            return None
        self._seen = _Seen(at_ns=seen_ns, performance=seen, recent=recent, sent=mouth)
        return seen_ns, mouth


def _recent(before: _Seen | None, at_ns: int, opened: float) -> float:
    """How far the lips were seen apart of late."""
    if before is None:
        return opened
    return max(opened, before.recent * math.exp(-max(0, at_ns - before.at_ns) / 1e9 / _RECENT_S))


def mixed(seen: Performance, heard: Visemes, recent: float, age_s: float) -> Performance:
    """The face as seen, with the mouth opened as heard.

    Args:
        seen: As the camera saw it.
        heard: All zero in silence: then the camera alone decides.
        recent: How far the lips were seen apart of late, 0 to 1.
        age_s: How long ago the face was seen.
    """
    opened = _amount(_JAW, heard)
    if opened <= 0:
        return seen
    limit = 1 - trust(seen, age_s) * (1 - _limit(recent))
    share = min(1.0, limit / opened)
    face = seen.expression
    stretch = share * _amount(_STRETCH, heard)
    return replace(
        seen,
        expression=replace(
            face,
            jaw_open=max(face.jaw_open, share * opened),
            mouth_funnel=max(face.mouth_funnel, share * _amount(_FUNNEL, heard)),
            mouth_pucker=max(face.mouth_pucker, share * _amount(_PUCKER, heard)),
            mouth_stretch_left=max(face.mouth_stretch_left, stretch * (1 - face.mouth_smile_left)),
            mouth_stretch_right=max(face.mouth_stretch_right, stretch * (1 - face.mouth_smile_right)),
        ),
    )


def trust(seen: Performance, age_s: float) -> float:
    """How well the lips were seen, 0 to 1: near the resting pose, and just now."""
    turned = max(abs(seen.pose.yaw), abs(seen.pose.pitch))
    return (1 - _ramp(turned, *_TURNED)) * (1 - _ramp(age_s, *_OLD_S))


def _limit(recent: float) -> float:
    """How far sound may open lips that are well seen."""
    return _SHUT_LIMIT + (1 - _SHUT_LIMIT) * _ramp(recent, *_TALKS)


def _amount(shape: Visemes, heard: Visemes) -> float:
    return (
        shape.aa * heard.aa
        + shape.ih * heard.ih
        + shape.ou * heard.ou
        + shape.ee * heard.ee
        + shape.oh * heard.oh
    )


def _differs(one: Performance, other: Performance) -> bool:
    """Whether two mouths would be drawn differently."""
    return any(
        abs(a - b) > _SEEN for a, b in zip(_mouth(one.expression), _mouth(other.expression), strict=True)
    )


def _mouth(face: Expression) -> tuple[float, ...]:
    return (
        face.jaw_open,
        face.mouth_funnel,
        face.mouth_pucker,
        face.mouth_stretch_left,
        face.mouth_stretch_right,
    )


def _ramp(value: float, begin: float, end: float) -> float:
    return min(1.0, max(0.0, (value - begin) / (end - begin)))
