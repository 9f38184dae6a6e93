"""Points and boxes, in CSS pixels of the target's viewport (origin top left)."""

from dataclasses import dataclass
from math import hypot


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the screen, in pixels."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An axis-parallel rectangle, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def area(self) -> float:
        return self.width * self.height

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def distance(self, point: Point) -> float:
        """How far the point is from it, in pixels; 0 inside."""
        across = max(self.x - point.x, point.x - self.right, 0.0)
        down = max(self.y - point.y, point.y - self.bottom, 0.0)
        return hypot(across, down)

    def encloses(self, other: "Box") -> bool:
        """Whether the other box lies wholly inside this one."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def common(self, other: "Box") -> "Box":
        """What lies in both; without a size where nothing does."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Box(x, y, max(width, 0.0), max(height, 0.0))

    def overlap(self, other: "Box") -> float:
        """The area that lies in both, in square pixels."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0.0) * max(down, 0.0)


@dataclass(frozen=True, slots=True)
class Density:
    """How many device pixels make one pixel of the viewport; the only place where the two are converted."""

    ratio: float = 1.0

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box of edges in device pixels."""
        return Box(left / self.ratio, top / self.ratio, (right - left) / self.ratio, (bottom - top) / self.ratio)

    def point(self, x: float, y: float) -> Point:
        """The place of device pixels."""
        return Point(x / self.ratio, y / self.ratio)

    def device(self, point: Point) -> tuple[int, int]:
        """The device pixels of a place."""
        return round(point.x * self.ratio), round(point.y * self.ratio)
