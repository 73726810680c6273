"""ONNX Runtime, loaded so that it keeps to itself: nothing in, the library out."""

from __future__ import annotations

import os
from typing import Any

_SILENCE = "ORT_DISABLE_TELEMETRY"
"""From version 1.29 on it tells its maker of each start, and keeps a number for the machine in the user's folder, unless this
variable is set before it is loaded; switching that off afterwards does not prevent either."""


def onnx_runtime() -> Any:
    """The library, which has no types; loaded when first asked for."""
    os.environ[_SILENCE] = "1"
    import onnxruntime

    return onnxruntime
