"""Hypothesis strategies for the types that cross boundaries.

Mostly good, so that histories reach the open gate before something happens.
"""

from dataclasses import replace

from hypothesis import strategies as st

from avatar.gate import UNMEASURED, CameraHealth, Evidence
from avatar.performance import RANGES, from_vector
from avatar.signal import Held, Live, Marks, Reason

performances = st.tuples(*[st.floats(low, high) for low, high in RANGES]).map(from_vector)
timestamps_ns = st.integers(0, 2**64 - 1)
marks = st.sampled_from([Marks.NONE, Marks.TEST_SOURCE])
signals = st.builds(Live, timestamps_ns, performances, marks, st.integers(0, 255)) | st.builds(
    Held, timestamps_ns, st.sampled_from(Reason), marks, st.integers(0, 255)
)
good = st.builds(
    Evidence,
    consent=st.just(True),
    faces=st.just(1),
    similarity=st.floats(0.5, 1),
    prompts_passed=st.sampled_from([0, 1, 3, 3, 3]),
)
unmeasured = st.just(UNMEASURED)


def weighted(*kinds):
    """One of these strategies, each as often as its weight says.

    ``st.one_of`` does not do that: it looks into every choice that is itself a choice of several, and
    eight good ones beside four bad ones, each a choice of eight, are a fifth and not two thirds.
    """
    listed = [kind for kind, weight in kinds for _ in range(weight)]
    return st.integers(0, len(listed) - 1).flatmap(lambda place: listed[place])


one_thing_wrong = st.one_of(
    st.builds(replace, good, faces=st.sampled_from([0, 2])),
    st.builds(replace, good, similarity=st.floats(-1, 1) | st.floats(0.3, 0.5) | unmeasured),
    st.builds(replace, good, suspect=st.just(True)),
    st.builds(replace, good, stranger=st.just(True)),
    st.builds(replace, good, enrolled=st.just(False)),
    st.builds(replace, good, refused=st.just(True)),
    st.builds(replace, good, camera=st.sampled_from(CameraHealth)),
    st.builds(replace, good, consent=st.just(False)),
    st.builds(replace, good, withdrawn=st.just(True)),
    st.builds(replace, good, expired=st.just(True)),
)
two_people_half_sure = st.builds(replace, good, faces=st.just(2), similarity=st.floats(0.35, 0.6))
withdrawn = st.builds(replace, good, consent=st.just(False), withdrawn=st.just(True))
answered = st.builds(replace, good, prompts_passed=st.just(3))
evidence = weighted((good, 16), (one_thing_wrong, 10), (two_people_half_sure, 1), (withdrawn, 1))
