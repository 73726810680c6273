"""One question over several areas side by side, and several questions over several areas as a matrix."""
