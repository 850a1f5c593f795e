"""Whether Caps Lock is on, as far as the system tells it with a key.

Qt has no call for it. The native modifiers of a key event have it: LockMask of the X protocol (X Window
System Protocol, "Keyboards"), which Qt's Wayland keys repeat through xkbcommon, and
NSEventModifierFlagCapsLock of AppKit. Elsewhere it is never on, and the menu's "Go on after a mark" does.
"""

import sys

from PySide6.QtGui import QKeyEvent

_X11_LOCK = 1 << 1
_MACOS_LOCK = 1 << 16


def is_on(event: QKeyEvent) -> bool:
    """Whether Caps Lock was on when this key went down."""
    if sys.platform == "darwin":
        return bool(event.nativeModifiers() & _MACOS_LOCK)
    if sys.platform == "win32":
        return False
    return bool(event.nativeModifiers() & _X11_LOCK)
