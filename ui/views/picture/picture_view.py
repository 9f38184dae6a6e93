"""A picture of a target with what lies on it: element boxes, the next action, the last tap."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from perception.geometry import Box
from perception.screen import Element, Observation
from ui.theme.palette import colours

RIPPLE = 450
"""Milliseconds that a tap is seen."""
LINE = 22
"""Height of the caption below the picture."""
GAP = 6
EDGE = 3
"""Pixels around the picture for what is painted about an element at its rim."""


class PictureView(QWidget):
    """Paints the picture scaled to its room, in its own proportions, and only when something is new.

    Places on the picture are given as boxes in the viewport's pixels of the `screen` that it shows.
    """

    SLIMMEST = 240
    """Pixels that it must have from left to right, unless it is told another number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(self.SLIMMEST, 150)
        self.waiting_for = ""
        self.boxes = False
        self.frame = ""
        self._image = QImage()
        self._scaled = QPixmap()
        self._screen: Observation | None = None
        self._marked: tuple[Element | None, str] = (None, "")
        self._tap = Box(0, 0, 0, 0)
        self._ripple = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=RIPPLE)
        self._ripple.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._ripple.valueChanged.connect(lambda: self.update())

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def show_image(self, image: QImage) -> None:
        """The newest picture; a null one takes the old away."""
        self._image, self._scaled = image, QPixmap()
        self.update()

    def show_screen(self, screen: Observation | None) -> None:
        """What is on the picture."""
        if screen is not self._screen:
            self._screen = screen
            if self.boxes:
                self.update()

    def show_boxes(self, on: bool) -> None:
        """Whether every element has its box and number."""
        self.boxes = on
        self.update()

    def mark(self, element: Element | None, words: str) -> None:
        """Highlight the element, with these words below the picture."""
        if self._marked != (element, words):
            self._marked = (element, words)
            self.update()

    def border(self, words: str) -> None:
        """A clear border around the picture that says this; "" for none."""
        if words != self.frame:
            self.frame = words
            self.update()

    def tapped(self, box: Box) -> None:
        """Let a tap be seen there."""
        self._tap = box
        self._ripple.stop()
        self._ripple.start()

    def area(self) -> QRectF:
        """Where the picture is painted."""
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -GAP - LINE - 1)
        size = self._image.deviceIndependentSize().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(room.center().x() - size.width() / 2, room.top()), size)
        return QRectF(area.toRect())  # on whole pixels, or all of it would be blurred

    def fractions(self, place: QPointF) -> tuple[float, float] | None:
        """The place as fractions of the picture's width and height; None where it is beside it."""
        area = self.area()
        if self._image.isNull() or not area.contains(place):
            return None
        return self.nearest(place)

    def nearest(self, place: QPointF) -> tuple[float, float]:
        """The same, or of the picture's nearest place."""
        area = self.area()
        x, y = (place.x() - area.x()) / (area.width() or 1), (place.y() - area.y()) / (area.height() or 1)
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def place(self, box: Box) -> QRectF:
        """Where that box of the viewport lies on this widget."""
        area, (width, height) = self.area(), self._screen.size if self._screen else (1, 1)
        across, down = area.width() / (width or 1), area.height() / (height or 1)
        return QRectF(area.x() + box.x * across, area.y() + box.y * down, box.width * across, box.height * down)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image.isNull():
            self._paint_waiting(painter)
            return
        painter.drawPixmap(self.area().topLeft(), self._painted())
        painter.setPen(QPen(QColor(colours().border), 1))
        painter.drawRect(self.area())
        if self.boxes:
            self._paint_boxes(painter)
        self._paint_marked(painter)
        self._paint_ripple(painter)
        self._paint_border(painter)

    def _painted(self) -> QPixmap:
        """The picture in the size it is shown: scaled once, not whenever something on it changes."""
        scale = self.devicePixelRatioF()
        size = (self.area().size() * scale).toSize()
        if self._scaled.size() != size:
            self._scaled = QPixmap(size)
            painter = QPainter(self._scaled)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._scaled.rect(), self._fine(size))
            painter.end()
            self._scaled.setDevicePixelRatio(scale)
        return self._scaled

    def _fine(self, size: QSize) -> QImage:
        """The picture, shrunk first where it is much too large: a painter looks at four pixels for each of its own."""
        if self._image.width() <= 2 * size.width():
            return self._image
        return self._image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)

    def _paint_waiting(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), 10, 10)
        painter.setPen(QColor(colours().dim))
        room, wrapped = self.rect().adjusted(LINE, 0, -LINE, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(wrapped), self.waiting_for)

    def _paint_boxes(self, painter: QPainter) -> None:
        font = painter.font()
        font.setPixelSize(10)
        painter.save()
        painter.setFont(font)
        for element in self._screen.elements if self._screen else ():
            if element.interactive and element.visibility == "shown":
                self._paint_box(painter, self.place(element.box) & self.area(), str(element.number))
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRectF, number: str) -> None:
        accent = QColor(colours().accent)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        tag = QRectF(0, box.top(), painter.fontMetrics().horizontalAdvance(number) + 6, 13)
        tag.moveRight(box.right())  # words mostly begin at the left
        painter.fillRect(tag, accent)
        painter.setPen(QColor(colours().on_accent))
        painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), number)

    def _paint_marked(self, painter: QPainter) -> None:
        element, words = self._marked
        if not words:
            return
        box = (self.place(element.box) & self.area()).adjusted(-EDGE, -EDGE, EDGE, EDGE) if element else None
        if box:
            glow = QColor(colours().accent)
            painter.setPen(QPen(glow, 3))
            glow.setAlpha(48)
            painter.setBrush(glow)
            painter.drawRoundedRect(box, 6, 6)
        self._paint_caption(painter, words, (box or self.area()).center().x())

    def _paint_caption(self, painter: QPainter, words: str, middle: float) -> None:
        """The words below the picture, where they cover nothing of it, as near to `middle` as there is room."""
        area = self.area()
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 26)
        pill = QRectF(0, area.bottom() + GAP, painter.fontMetrics().horizontalAdvance(words) + 20, LINE)
        pill.moveLeft(max(3.0, min(middle - pill.width() / 2, self.width() - 3 - pill.width())))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        painter.drawRoundedRect(pill, LINE / 2, LINE / 2)
        painter.setPen(QColor(colours().on_accent))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_ripple(self, painter: QPainter) -> None:
        if self._ripple.state() != QVariantAnimation.State.Running:
            return
        grown = float(self._ripple.currentValue())
        ring = QColor(colours().accent)
        ring.setAlphaF(1.0 - grown)
        painter.setPen(QPen(ring, 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.place(self._tap).center(), 6 + 24 * grown, 6 + 24 * grown)

    def _paint_border(self, painter: QPainter) -> None:
        if self.frame:
            painter.setPen(QPen(QColor(colours().accent), 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.area())
            self._paint_caption(painter, self.frame, self.area().center().x())
