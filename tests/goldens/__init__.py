"""Golden images: a drawing must match the one on file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Golden:
    folder: Path
    name: str
    update: bool

    def check(self, rgba, *, tolerance=2):
        """Compare with ``<test name>.png``, at most ``tolerance`` per channel out of 255."""
        expected_path = self.folder / f"{self.name}.png"
        if self.update:
            Image.fromarray(rgba[..., :3]).save(expected_path, optimize=True)
            return
        assert expected_path.exists(), f"no golden {expected_path.name}; draw it with --update-goldens"
        expected = np.array(Image.open(expected_path).convert("RGB"))
        assert rgba.shape[:2] == expected.shape[:2]
        difference = np.abs(rgba[..., :3].astype(int) - expected).max(axis=2)
        if difference.max() > tolerance:
            Image.fromarray((difference > tolerance).astype("u1") * 255).save(
                self.folder / f"{self.name}.differs.png"
            )
        assert difference.max() <= tolerance, (
            f"{(difference > tolerance).sum()} pixels of {self.name} moved by up to {difference.max()}/255; "
            f"look at {self.name}.differs.png, then --update-goldens if it is better"
        )
