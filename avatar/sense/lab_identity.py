"""``avatar lab identity``: how alike the faces of pairs of pictures are, and the error rates that follow."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from avatar.errors import AvatarError
from avatar.gate import Policy
from avatar.sandbox import deny_network
from avatar.sense.wire import claim_stdout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAME: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
_DIGITS: Final = 6
_HINT: Final = "give a CSV file with the columns a,b,same: two pictures, and 1 or 0"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures, and whether they show one person."""

    a: str
    b: str
    same: bool


def read_pairs(file: Path) -> list[Pair]:
    """Read the list; other columns are left alone.

    Raises:
        AvatarError: If there is no such file, it is not such a list, or a picture is missing.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in ("a", "b", "same") if name not in (reader.fieldnames or ())]
            if missing:
                raise AvatarError(f"{file} has no column {', '.join(missing)}", hint=_HINT)
            pairs = [_pair(file, reader.line_num, row) for row in reader]
    except OSError as error:
        raise AvatarError(f"{file} cannot be read: {error.strerror}", hint=_HINT) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise AvatarError(f"{file} is not a CSV text file: {error}", hint=_HINT) from error
    if not pairs:
        raise AvatarError(f"{file} lists no pair", hint=_HINT)
    return pairs


def _pair(file: Path, line: int, row: dict[str, Any]) -> Pair:
    """One line, checked."""
    a, b, same = (str(row[name] or "").strip() for name in ("a", "b", "same"))
    if same.casefold() not in _SAME:
        raise AvatarError(f"{file}, line {line}: same = {same!r}: must be 1 or 0", hint=_HINT)
    for picture in (a, b):
        if not picture or not Path(picture).is_file():
            raise AvatarError(
                f"{file}, line {line}: there is no picture {picture!r}",
                hint="paths are relative to the current folder: go there, or correct the list",
            )
    return Pair(a, b, _SAME[same.casefold()])


def thresholds() -> list[float]:
    """0 to 1 in hundredths, and the gate's own."""
    policy = Policy()
    return sorted({n / 100 for n in range(101)} | {policy.similarity_to_open, policy.similarity_to_stay})


def rates(pairs: list[Pair], similarities: list[float | None]) -> list[dict[str, float | None]]:
    """False match and false non-match rate at each threshold; null where there is no pair of that kind.

    A pair without a face matches nothing: it counts as a non-match, as at the gate.
    """

    def share(*, same: bool, threshold: float) -> float | None:
        scores = [s for pair, s in zip(pairs, similarities, strict=True) if pair.same is same]
        matches = sum(score is not None and score >= threshold for score in scores)
        return matches / len(scores) if scores else None

    report: list[dict[str, float | None]] = []
    for threshold in thresholds():
        matched = share(same=True, threshold=threshold)
        report.append(
            {
                "threshold": threshold,
                "fmr": share(same=False, threshold=threshold),
                "fnmr": None if matched is None else 1 - matched,
            }
        )
    return report


def identity(file: Path) -> int:
    """Print similarities and rates as JSON.

    Raises:
        AvatarError: If the list or a picture cannot be read.
    """
    out = claim_stdout()
    deny_network()
    pairs = read_pairs(file)
    embeddings = _embed({picture for pair in pairs for picture in (pair.a, pair.b)})
    similarities = [_similarity(embeddings[pair.a], embeddings[pair.b]) for pair in pairs]
    listed = [
        {"a": pair.a, "b": pair.b, "similarity": similarity}
        for pair, similarity in zip(pairs, similarities, strict=True)
    ]
    out.write(json.dumps({"pairs": listed, "rates": rates(pairs, similarities)}).encode() + b"\n")
    return 0


def _similarity(a: NDArray[np.float32] | None, b: NDArray[np.float32] | None) -> float | None:
    """As the gate compares: a template of one against the other; rounded."""
    from avatar.sense.template import Template

    if a is None or b is None:
        return None
    return round(Template.from_embeddings([a]).similarity(b), _DIGITS)


def _embed(pictures: set[str]) -> dict[str, NDArray[np.float32] | None]:
    """One embedding a picture; None where no face was found."""
    from avatar.sense.stills import StillEmbedder

    embedder = StillEmbedder()
    try:
        return {picture: embedder.embed(_decode(picture)) for picture in sorted(pictures)}
    finally:
        embedder.close()


def _decode(picture: str) -> NDArray[np.uint8]:
    """A picture file as RGB; read as bytes because OpenCV cannot open every path on Windows.

    Raises:
        AvatarError: If it is not a picture.
    """
    import cv2
    import numpy as np

    try:
        content = Path(picture).read_bytes()
    except OSError as error:
        raise AvatarError(f"{picture} cannot be read: {error.strerror}", hint="check the file") from error
    try:
        bgr = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR) if content else None
    except cv2.error:
        bgr = None
    if bgr is None:
        raise AvatarError(f"{picture} is not a picture that can be decoded", hint="give JPEG or PNG files")
    return np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), np.uint8)
