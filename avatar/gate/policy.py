"""The gate's thresholds, all of them, each with the measurement that set it.

Settings may make the gate stricter than :data:`FLOOR`, never looser.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Thresholds.  Opening is stricter than staying open (hysteresis).

    Attributes:
        similarity_to_open: Accumulated similarity that opens.  0.45 gave FMR 0.10 % at FNMR 1.7 % on 164
            stills with one image each; 0.50 gave no false match in 985 impostor pairs.
        similarity_to_stay: 0.40 gave FMR 0.2 % at FNMR 0.9 % on the same stills.
        dwell_s: Good evidence must last so long; at 15 frames a second that is five frames in a row, so
            that one misdetected frame opens nothing.
        grace_s: A blink of the tracker shorter than this is no absence.
        prompt_after_s: Back after so long, one prompt is asked again (findings: 30 s).
        prompts_at_start: Prompts at an ordinary start.  With one, a replay with head turns passes 40 %
            (``avatar lab attack`` shows it), which is why the first start of a day asks for more.
        prompts_in_full: Prompts after a lock and once a day: blind replays 1 of 5,969, photos 0 of 29,920.
        full_every_s: Time after which the full proof is asked again.
        tries_before_wait: Failed proofs before a pause.
        wait_s: That pause.
        tries_before_passphrase: Failed proofs after which only the passphrase helps.
        voice_alone_s: So long a voice may move the avatar while the camera is off: half of an hour's meeting,
            and as long as somebody else may at most speak in the owner's place.
        voice_silence_s: So long without a voice the owner may have left.
        voice_gap_s: A computer that did nothing for so long slept; whoever wakes it may be anybody.
        voice_proof_s: So long ago, at most, the prompts before it were answered; the camera goes off at once.
    """

    similarity_to_open: float = 0.50
    similarity_to_stay: float = 0.40
    dwell_s: float = 0.3
    grace_s: float = 0.3
    prompt_after_s: float = 30.0
    prompts_at_start: int = 1
    prompts_in_full: int = 3
    full_every_s: float = 24 * 3600.0
    tries_before_wait: int = 3
    wait_s: float = 30.0
    tries_before_passphrase: int = 5
    voice_alone_s: float = 30 * 60.0
    voice_silence_s: float = 5 * 60.0
    voice_gap_s: float = 5.0
    voice_proof_s: float = 10.0


FLOOR: Final = Policy()
"""The loosest policy there may be."""

_STRICTER_WHEN_LOWER: Final = frozenset(
    {
        "grace_s",
        "prompt_after_s",
        "full_every_s",
        "tries_before_wait",
        "tries_before_passphrase",
        "voice_alone_s",
        "voice_silence_s",
        "voice_gap_s",
        "voice_proof_s",
    }
)


def looser_than_floor(policy: Policy) -> tuple[str, ...]:
    """Names of the thresholds that are looser than the floor, or not a number; empty if none is."""
    loose = []
    for one in fields(Policy):
        value, floor = getattr(policy, one.name), getattr(FLOOR, one.name)
        fits = value <= floor if one.name in _STRICTER_WHEN_LOWER else value >= floor
        if not fits:
            loose.append(one.name)
    return tuple(loose)


# Verification on air: fixed, not settings.

COMPARE_EVERY_S: Final = 1.2
"""Between comparisons of an owner who sits there: one takes 6 ms of one core, so 5 ms a second; alignment,
chip and relief take 6 to 12 more, and the census 6 to 9 (``python -m tests.lab.cost``)."""

COMPARE_DENSE_S: Final = 0.09
"""Between comparisons while it matters: every third frame at 30 a second."""
COMPARE_BURST: Final = 5
"""Dense comparisons before the slow pace again, so that a stranger costs no more than an owner."""

MATCHES_TO_OPEN: Final = 3
"""Matches in a row before a face may be the owner's: two tenths of a second."""
MATCHES_KEPT: Final = 5
"""Latest matches whose mean is the similarity."""

FAR_MISS: Final = 0.20
"""Below it one clear frame is enough: half of all impostor comparisons score below 0.09, an owner with mouth,
half the face or both eyes covered at least 0.30."""
MISS_LIMIT_S: Final = 0.5
"""Misses that last so long are a stranger's; shorter ones may be a hand before the eyes (0.30 to 0.50)."""

CHIPS_ALIKE: Final = 0.90
"""Likeness of two successive faces (``avatar.sense.identity.likeness``); what is less alike may be another
person.  Of 10,920 pairs of faces of 13 people's clips the most alike has 0.883.  A lively head falls below it
once or twice a second, which is why there are the next three."""
TURNED_ALIKE: Final = 0.91
"""It is no other person if it is like the frame before once it is turned as that is
(``avatar.sense.looks.likeness_turned``).  Of 25,410 pairs of different people (14 clips, 134 stills) the
most alike has 0.904, of those of clips 0.886.  All 27 alarms that grimaces gave in 20 s are gone by it."""
KNOWN_KEPT: Final = 8
KNOWN_ALIKE: Final = 0.92
"""Nor if it is like one of the latest frames in which the owner was recognised.  Of 12,693 other people's
faces (clips and stills), each against eight frames of somebody, the most alike has 0.905."""
TURNED_CLOSE: Final = 0.82
COLOURS_ALIKE: Final = 0.97
"""What is nearly the same face, turned, in the same colours (``likeness_of_colours``), is compared soon, and
trusted until then.  In 10,920 pairs of clips no other face that is so close has colours more alike than 0.94;
the liveliest of 13 heads, a false alarm a second before, has 0.975 and more.

All of it together, other people put in the owner's place while a verifier follows them: 32,494 of 32,494
from clip to clip and 25,480 of 25,480 from clip to still are seen in the very frame; of 26,567 from stills 22
within ``HUNCH_WITHIN_S`` and 2 by the next routine comparison (small pictures of one television series)."""
COLOURS_LUMA: Final = 60.0
"""Mean luma of a face below which colours say nothing, and such a change is compared in the very frame.
Of 363 pairs of such faces of clips, darkened with sensor noise of 4.6, 1 has colours as alike as
``COLOURS_ALIKE`` at luma 65, 61 at 39, 120 at 19; without noise 2 at 26."""
COLOURS_TINT: Final = 5.0
"""The same for its distance from grey (``avatar.sense.looks.tint_of``): skin in 13 clips has 14 to 55; a
camera without colours 0, and of 150 such pairs of faces 103 have lightness as alike."""
HUNCH_COMPARED_S: Final = 0.3
"""A frame before the next, so that it may still be put off until the signal is out."""
HUNCH_WITHIN_S: Final = 0.4
"""Unless a comparison matched by then, the face is suspect: so that nobody else is drawn for half a second,
whatever the likenesses above are worth and however dark, small, turned or blurred the face is."""
DRIFT_S: Final = 0.6
DRIFTED: Final = 0.85
DRIFT_EVERY_S: Final = 0.3
DRIFTS: Final = 4
DRIFT_OVER_S: Final = 2.0
"""A face that is less alike than that to what it was so long ago, turned as it was or not, and unlike every
look in which the owner was recognised, is compared, though not more often than that: no step of a cross-fade
shows.  After so many comparisons only the routine ones are left until the face was itself for so long: a fade
is over by then, and a head that never rests (``lp_d12``) would be compared 2.7 times a second and not 1.9.
Of 138 played fades of 0.16 to 0.88 s (14 pairs of clips; 15 and 25 looks a second) 27 drew the other
for over half a second from their middle on, 1.3 s at worst; with this none does.  Of 52 of 13 pairs, of which
12 did not choose these figures, 3 do, 0.84 s at worst (``python -m tests.lab.fades``).  With 0.75 one of
those pairs always does.  Of 13 clips 12 are compared no more often for it (0.8 times a second)."""
FACE_JUMP: Final = 0.9
"""Eye distances that the followed face moves between two frames only when another took its place: the
liveliest of 11 people moved it by 0.77."""
FACE_GROWTH: Final = 1.35
"""The same for its size, as a ratio; theirs was at most 1.14."""
FACE_BLUR: Final = 0.15
"""Eye distances a frame that blur a face: blurred by 0.3 of them an owner scored 0.40, by 0.6 it was 0.13."""

UNKNOWN_AFTER_S: Final = 2.0
"""Nobody there for so long: whoever comes next is unknown (findings, "Owner verification")."""
UNPROVEN_LIMIT_S: Final = 3 * COMPARE_EVERY_S
"""An owner whom no comparison confirmed for so long is suspect."""

# Prompts: fixed, not settings.

TURN: Final = math.radians(25.0)
"""Findings: at 25 degrees no flat or bent photo of 85 clips passed together with ``FLAT``; at 20 one did.
Nine people drawn anew as solids turn to 33 degrees and more, their photos tilted by 75 reach 19 at most."""
FLAT: Final = 0.12
"""Unexplained foreshortening; findings: 16 of 16 genuine turns of 4 people stay below, 85 photos do not.
Solids beyond ``TURN``: 0.10 at most in 18 turns; photos tilted beyond 45 degrees: 0.24 at least."""
FLAT_MOST: Final = 0.18
"""Most that is left unexplained of a turn far beyond ``TURN``.  An error of the reported pose shows in
foreshortening times the tangent of the turn, so ``FLAT`` grows by it: 0.15 at 30 degrees, this from 35 on.
Three of 19 people drawn as solids look flatter than ``FLAT`` beyond 30 degrees (0.12 to 0.18); no flat or
bent photo reaches ``TURN`` at all (80 turns of 10 people)."""
PITCH_UP: Final = math.radians(12.0)
"""Above what talking and laughing move a head: 8 degrees at most in 14 clips."""
SMILE: Final = 0.45
"""Above neutral.  Five genuine smiles reach 0.75 to 0.93; talking reaches 0.39 in six clips."""
JAW: Final = 0.45
"""Above neutral.  Wide mouths reach 0.56 to 0.94; talking stays below 0.43 in 95 % of six clips' frames."""
SHUT: Final = 0.5
OPENED: Final = 0.3
"""Of the person's own range; findings: double blink, both eyes beyond ``SHUT`` and back below ``OPENED``."""
BLINK_S: Final = 0.6
"""Findings: the longest blink of a pair, and the longest pause between the two.  Eyes shut for longer are
closed, not blinking."""
HOLD_S: Final = 0.08
"""A movement must last so long: two frames at 15 a second, so that one misread frame is no answer."""
TURN_HOLD_S: Final = 0.03
"""The turn that was asked, if it is solid: two frames in a row.  A quick head is between ``TURN`` and 30
degrees for no longer, and beyond that three of 19 people drawn as solids look flat (0.12 to 0.18) for as long
as they hold it.  Photos of 10 people, flat and bent, tilted by up to 78 degrees: 80 of 80 stay below 19."""

NEUTRAL_YAW: Final = math.radians(12.0)
NEUTRAL_PITCH: Final = math.radians(10.0)
"""Rest.  Half of what counts as a movement; people who talk to a screen stay within 8 degrees (14 clips)."""
NEUTRAL_FACE: Final = 0.25
"""Smile and jaw above neutral at rest; half of what counts as a movement."""
NEUTRAL_MOUTH: Final = 0.30
"""The same before and after a movement of the mouth, which is never asked alone.  At 0.25, 25 of 300 answers
cut from recordings were refused, 19 of them of one lively head; at 0.30 it is 11 of 300
(``python -m tests.lab.splice``).  Before a double blink 0.30 would let a recording of grimaces through (81 of
2,000 tries with one prompt instead of none)."""
NEUTRAL_S: Final = 0.3
"""Rest must last so long before and after: a recording that never rests answers nothing.  After a turn, which
no recording and no photo in our data makes, ``HOLD_S`` of it will do: that is 0.2 s of a start."""
NEUTRAL_LIMIT_S: Final = 8.0
"""Nobody needs longer to look at the screen; ends a try that will not come to an end by itself."""
EARLIEST_S: Final = 0.25
LATEST_S: Final = 4.0
"""Findings: the window of an answer.  A person's reaction takes at least a quarter of a second."""
RETURN_LIMIT_S: Final = 4.0
"""As long as an answer: a laugh takes its time to fade."""
LOST_S: Final = 0.3
"""Findings: a face lost for longer is away.  A fast turn blurs one or two frames."""
LONGEST_STEP_S: Final = 0.5
"""Frames further apart than this hide a change of what stands before the camera."""
