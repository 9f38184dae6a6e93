"""OpenCV, loaded without its traces: its import points Qt and the loader to libraries of its own."""

import os

_before = dict(os.environ)

import cv2  # noqa: E402

for _name in set(os.environ) - set(_before):
    del os.environ[_name]  # a Qt program started afterwards would abort over them
os.environ.update(_before)

__all__ = ["cv2"]
