"""MediaPipe's face landmarker in its synchronous video mode, plus a census of faces.

Its Python layer makes 530 objects a frame out of the C result, and hands every call to a thread
of its own and back; here the C function is called where the frame is, and its result is read
as arrays straight from the C structures.  That is private to the pinned version 0.10.31,
and ``tests/sense/trackers`` compares the two.
"""

from __future__ import annotations

import ctypes
import sys
import time
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from avatar.models import FACE_DETECTION, FACE_LANDMARKER, load
from avatar.sense.frame import CameraFrame
from avatar.sense.solve import BLENDSHAPES
from avatar.sense.trackers import FaceObservation, Observation
from avatar.sense.trackers.census import Census

# MediaPipe imports a sound library for its audio tasks, which starts programs in search of PortAudio (0.6 s
# in a slow machine) and opens the sound system.  This process has no business there; MediaPipe does without.
_had_sound = "sounddevice" in sys.modules
sys.modules.setdefault("sounddevice", None)  # type: ignore[arg-type]

import mediapipe as mp  # noqa: E402
from mediapipe.tasks.python import BaseOptions  # noqa: E402
from mediapipe.tasks.python.components.containers import category_c, landmark_c  # noqa: E402
from mediapipe.tasks.python.core.mediapipe_c_utils import handle_status  # noqa: E402
from mediapipe.tasks.python.vision import face_landmarker as fl  # noqa: E402
from mediapipe.tasks.python.vision import image_embedder as ie  # noqa: E402
from mediapipe.tasks.python.vision.core.vision_task_running_mode import VisionTaskRunningMode  # noqa: E402

if not _had_sound:
    del sys.modules["sounddevice"]

_CENSUS_PERIOD_S: Final = 0.5
_CALM_PERIOD_S: Final = 1.0
_CALM_AFTER_S: Final = 5.0
"""Faces are counted twice a second, and once a second while the same face has been alone for a while: 7 ms a
second less.  A change of the followed face is no matter of this: it is looked at in every frame."""
_JUMP: Final = 0.12
"""Frame widths that the followed nose moves between two frames only when another face took its place: a fast
head swing moves it 0.05 at 30 frames a second."""
_JUMP_IN_EYES: Final = 1.5
"""And eye distances: the noses of two heads side by side are 2.3 of them apart.  A face that fills half the
frame sways by 0.12 widths, which is 0.7 to 1.3 eye distances, several times in ten seconds (the liveliest
of 11 people, 15 frames a second)."""
_BLINK_NS: Final = 300_000_000
"""Lost for no longer and back in the same place, a face is counted again at once, but was alone all the time:
the landmarker loses a quick head for a frame or two."""
_NOSE: Final = 1
_IRISES: Final = (468, 473)
_PLACES: Final = np.array((_NOSE, *_IRISES))
_LANDMARKS: Final = 478
_STILL_FACES: Final = 5
"""Faces looked at in a single picture, of which the largest counts."""


def create_landmarker(model: bytes) -> fl.FaceLandmarker:
    """MediaPipe's own object: one face, blendshapes and head transform, video mode.

    It smooths its landmarks only with ``num_faces=1``.
    """
    options = fl.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=model),
        running_mode=VisionTaskRunningMode.VIDEO,
        num_faces=1,
        output_face_blendshapes=True,
        output_facial_transformation_matrixes=True,
    )
    return fl.FaceLandmarker.create_from_options(options)


def create_embedder(model: bytes) -> ie.ImageEmbedder:
    """MediaPipe's own object: a network from a picture to a list of numbers, one picture at a time."""
    options = ie.ImageEmbedderOptions(base_options=BaseOptions(model_asset_buffer=model))
    return ie.ImageEmbedder.create_from_options(options)


def picture_of(rgb: NDArray[np.uint8]) -> mp.Image:
    """Pixels as MediaPipe wants them, red first."""
    return mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)


class StillLandmarker:
    """Finds faces in single pictures, for the lab; nothing is followed or smoothed.

    Raises:
        ModelError: If the model file is missing or was changed.
    """

    def __init__(self) -> None:
        options = fl.FaceLandmarkerOptions(
            base_options=BaseOptions(model_asset_buffer=load(FACE_LANDMARKER)),
            running_mode=VisionTaskRunningMode.IMAGE,
            num_faces=_STILL_FACES,
            output_face_blendshapes=True,
            output_facial_transformation_matrixes=True,
        )
        self._landmarker: Any = fl.FaceLandmarker.create_from_options(options)

    def largest(self, rgb: NDArray[np.uint8]) -> FaceObservation | None:
        """The largest face; None if there is none."""
        height, width = rgb.shape[:2]
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        found = self._landmarker.detect(image)
        faces = [
            FaceObservation(
                np.array([(p.x, p.y, p.z) for p in points], np.float32),
                np.array([shape.score for shape in shapes], np.float32),
                np.asarray(matrix, np.float32),
                width / height,
            )
            for points, shapes, matrix in zip(
                found.face_landmarks,
                found.face_blendshapes,
                found.facial_transformation_matrixes,
                strict=True,
            )
        ]
        return max(faces, key=lambda face: float(np.ptp(face.landmarks[:, :2], axis=0).prod()), default=None)

    def close(self) -> None:
        """Release the network."""
        self._landmarker.close()


class _Paper:
    """A picture in MediaPipe's own memory, into which one frame after the other is converted.

    A new ``mp.Image`` for each is 0.3 ms in caches as the networks leave them: it copies the pixels into new
    memory, and its Python layer declares all its C functions each time.  The graph is idle between two calls.

    Args:
        height: Of the frames.
        width: Of the frames.
    """

    def __init__(self, height: int, width: int) -> None:
        self.image = picture_of(np.zeros((height, width, 3), np.uint8))
        self.shape = height, width, 3
        self.rgb: NDArray[np.uint8] | None = None
        """Its pixels, to be written; None where rows are padded, of which only copies are given out."""
        if self.image.is_contiguous():
            view = self.image.numpy_view()
            memory: Any = (ctypes.c_uint8 * view.size).from_address(view.ctypes.data)
            memory.image = self.image  # who holds the pixels holds the picture
            self.rgb = np.frombuffer(memory, np.uint8).reshape(self.shape)


_POINT_BYTES: Final = ctypes.sizeof(landmark_c.NormalizedLandmarkC)
_SHAPE_BYTES: Final = ctypes.sizeof(category_c.CategoryC)
_POINTS: Final = ctypes.c_byte * (_LANDMARKS * _POINT_BYTES)
_SHAPES: Final = ctypes.c_byte * (len(BLENDSHAPES) * _SHAPE_BYTES)
_MATRIX: Final = ctypes.c_byte * 64


def _copy(
    first: ctypes.Structure | ctypes.c_float,
    kind: type[ctypes.Array[ctypes.c_byte]],
    shape: tuple[int, ...],
    strides: tuple[int, ...],
    offset: int = 0,
) -> NDArray[np.float32]:
    """Numbers out of a C array of structures; steps and the place of the first are bytes."""
    memory = memoryview(kind.from_address(ctypes.addressof(first)))
    return np.ndarray(shape, np.float32, memory, offset, strides).copy()


def _read(result: fl.FaceLandmarkerResultC, aspect: float) -> FaceObservation | None:
    """Copy the first face out of the C result."""
    if not (
        result.face_landmarks_count
        and result.face_blendshapes_count
        and result.facial_transformation_matrixes_count
    ):
        return None
    points, shapes, matrix = (
        result.face_landmarks[0],
        result.face_blendshapes[0],
        result.facial_transformation_matrixes[0],
    )
    if points.landmarks_count != _LANDMARKS or shapes.categories_count != len(BLENDSHAPES):
        return None
    landmarks = _copy(points.landmarks.contents, _POINTS, (_LANDMARKS, 3), (_POINT_BYTES, 4))
    score = category_c.CategoryC.score.offset
    scores = _copy(shapes.categories.contents, _SHAPES, (len(BLENDSHAPES),), (_SHAPE_BYTES,), score)
    transform = _copy(matrix.data.contents, _MATRIX, (4, 4), (4, 16))  # column after column
    return FaceObservation(landmarks, scores, transform, aspect)


class MediaPipeTracker:
    """Follows one face and counts all.

    Attributes:
        track_ms: What the last frame's tracking took.
        census_ms: What counting took for the last frame and since the one before; 0 when it was not its turn.

    Raises:
        ModelError: If a model file is missing or was changed.
    """

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        cv2.ocl.setUseOpenCL(False)
        self._landmarker: Any = create_landmarker(load(FACE_LANDMARKER))
        self._census = Census(load(FACE_DETECTION))
        self._last_ms = -1
        self._nose: tuple[float, float] | None = None
        self._seen_ns = 0
        self._lost = True
        self._counted = 0
        self._census_due_ns = self._alone_ns = 0
        self._put_off: CameraFrame | None = None
        self._paper: _Paper | None = None
        self.track_ms = 0.0
        self.census_ms = self._late_ms = 0.0

    def observe(self, frame: CameraFrame) -> Observation:
        """Follow one face; count all at once when the followed one appears or jumps.

        When it is merely time to count, that is left to :meth:`catch_up`.
        """
        self.catch_up()  # if nobody did
        self.census_ms, self._late_ms = self._late_ms, 0.0
        started = time.perf_counter()
        face = self._track(frame)
        tracked = time.perf_counter()
        if face is None:
            self._lost, self._counted = True, 0
        else:
            blinked = self._lost and frame.captured_ns - self._seen_ns <= _BLINK_NS
            jumped = self._jumps(face)
            self._take_census(
                frame, is_news=jumped or self._lost, is_other=jumped or (self._lost and not blinked)
            )
            self._lost, self._seen_ns = False, frame.captured_ns
        self.track_ms = (tracked - started) * 1e3
        self.census_ms += (time.perf_counter() - tracked) * 1e3
        return Observation(0 if face is None else max(1, self._counted), face)

    def catch_up(self) -> None:
        """Count what the last frame put off; the next frame knows."""
        frame, self._put_off = self._put_off, None
        if frame is not None:
            started = time.perf_counter()
            self._count(frame, is_other=False)
            self._late_ms = (time.perf_counter() - started) * 1e3

    def close(self) -> None:
        """Release the networks.  Safe to call twice."""
        self._landmarker.close()

    def _take_census(self, frame: CameraFrame, *, is_news: bool, is_other: bool) -> None:
        """Count the faces, if it is time: at once if the face is news, oftener if it may be another."""
        if is_news or self._counted > 1:
            self._count(frame, is_other=is_other)
        elif frame.captured_ns >= self._census_due_ns:
            self._put_off = frame

    def _count(self, frame: CameraFrame, *, is_other: bool) -> None:
        now_ns = frame.captured_ns
        self._counted = self._census.count(frame.rgb)
        if is_other or self._counted > 1:
            self._alone_ns = now_ns
        is_calm = now_ns - self._alone_ns >= _CALM_AFTER_S * 1e9
        self._census_due_ns = now_ns + round((_CALM_PERIOD_S if is_calm else _CENSUS_PERIOD_S) * 1e9)

    def _track(self, frame: CameraFrame) -> FaceObservation | None:
        """Run the landmarker; its timestamps must grow by at least a millisecond."""
        self._last_ms = max(self._last_ms + 1, frame.captured_ns // 1_000_000)
        image = self._picture(frame)
        result, words = fl.FaceLandmarkerResultC(), ctypes.c_char_p()
        # The library behind the one that changes threads for every call: two switches a frame, which on a
        # busy computer wait their turn.  Frames come one after the other from one thread, as it asks for.
        library = self._landmarker._lib._lib
        status = library.MpFaceLandmarkerDetectForVideo(
            self._landmarker._handle,
            image._image_ptr,
            None,
            self._last_ms,
            ctypes.byref(result),
            ctypes.byref(words),
        )
        try:
            handle_status(status, words)
        finally:
            if words.value is not None:
                library.MpErrorFree(words)
        try:
            height, width, _ = frame.shape
            return _read(result, width / height)
        finally:
            library.MpFaceLandmarkerCloseResult(ctypes.byref(result))

    def _picture(self, frame: CameraFrame) -> mp.Image:
        """The frame as MediaPipe wants it; the frame's own pixels, red first, are the same memory."""
        if self._paper is None or self._paper.shape != frame.shape:
            self._paper = _Paper(*frame.shape[:2])
        if self._paper.rgb is None:
            return picture_of(frame.rgb)
        frame.convert_into(self._paper.rgb)
        return self._paper.image

    def _jumps(self, face: FaceObservation) -> bool:
        """Whether the followed face is elsewhere than when it was last seen."""
        (x, y), (one_x, one_y), (other_x, other_y) = face.landmarks[_PLACES, :2].tolist()
        before, self._nose = self._nose, (x, y)
        if before is None:
            return True
        most = max(_JUMP, _JUMP_IN_EYES * max(abs(one_x - other_x), abs(one_y - other_y)))
        return not (abs(x - before[0]) <= most and abs(y - before[1]) <= most)
