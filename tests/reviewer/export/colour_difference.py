"""How different two colours look: CIEDE2000.

G. Sharma, W. Wu and E. N. Dalal, "The CIEDE2000 color-difference formula: implementation notes,
supplementary test data, and mathematical observations", Color Research & Application 30 (2005), 21 to 30.
"""

import numpy as np
from numpy.typing import NDArray

Lab = NDArray[np.float64]
# sRGB (IEC 61966-2-1) to XYZ under D50, adapted by Bradford, and the white of D50 (ICC.1, 7.2.16).
_TO_XYZ = np.array(
    [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]]
)
_WHITE = np.array([0.96422, 1.0, 0.82521])
_25_7 = 25.0**7


def of_srgb(samples: NDArray[np.uint8]) -> Lab:
    """The Lab colours, under D50, of sRGB samples of 0 to 255 in a last axis of three."""
    level = samples / 255.0
    linear = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    part = linear @ _TO_XYZ.T / _WHITE
    root = np.where(part > (6 / 29) ** 3, np.cbrt(part), part / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


def delta_e(one: Lab, other: Lab) -> NDArray[np.float64]:
    """The difference of each pair of colours; about 1 can just be seen. Equation numbers are the paper's."""
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(one, -1, 0), np.moveaxis(other, -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2  # (3)
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + _25_7))  # (4), 1 + G
    c1, h1 = np.hypot(a1 * stretch, b1), _hue(a1 * stretch, b1)  # (5) to (7)
    c2, h2 = np.hypot(a2 * stretch, b2), _hue(a2 * stretch, b2)
    grey = c1 * c2 == 0
    turn = np.where(grey, 0.0, (h2 - h1 + 180) % 360 - 180)  # (10)
    dl, dc = l2 - l1, c2 - c1  # (8), (9)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2)  # (11)
    light, c = (l1 + l2) / 2, (c1 + c2) / 2  # (12), (13)
    wide = np.abs(h1 - h2) > 180
    h = np.where(grey, h1 + h2, (h1 + h2 + np.where(wide, np.where(h1 + h2 < 360, 360, -360), 0)) / 2)  # (14)
    t = 1 - 0.17 * _cos(h - 30) + 0.24 * _cos(2 * h) + 0.32 * _cos(3 * h + 6) - 0.2 * _cos(4 * h - 63)  # (15)
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)  # (18)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t  # (19), (20)
    swing = 30 * np.exp(-(((h - 275) / 25) ** 2))  # (16)
    rt = -2 * np.sqrt(c**7 / (c**7 + _25_7)) * np.sin(np.radians(2 * swing))  # (17), (21)
    result: NDArray[np.float64] = np.sqrt(
        (dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh)  # (22)
    )
    return result


def _hue(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.degrees(np.arctan2(b, a)) % 360


def _cos(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.cos(np.radians(degrees))
