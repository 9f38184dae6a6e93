"""A second reading of what an engine doubts: by a bigger model, and by Tesseract in scripts that neither reads."""

from collections.abc import Callable, Sequence

from perception.geometry import Box
from perception.pixels.ocr import Ocr
from perception.pixels.paddle import Paddle, small
from perception.pixels.raster import Pixels, cut
from perception.pixels.scripts import UNREAD, installed, is_written_in, script
from perception.pixels.seen import Line
from perception.pixels.tesseract import Tesseract, find_tesseract

LEAST = 3  # letters; shorter words are often doubted though they are right
DOUBTED = 0.9  # confidence below which a line is read again: one in thirty on a usual screen
HESITANT = 0.94  # the same, of which a screen in letters that the engine does not know is full
MUCH = 1 / 3  # of the lines
CERTAIN = 0.97  # from which a line is right, though the others are in a script that was not known
MARGIN = 4.0  # pixels around a line that is read again
SAME_LINE = 0.5  # of the smaller of two lines that they have in common
FAMILIAR = "familiar"  # in the place of a script: one that the first engine reads, so that none need be found out


def careful(first: Ocr) -> Ocr:
    """That engine for one screen, with a second reading where its kind has one."""
    return Rereading(first, small) if isinstance(first, Paddle) else first


class Rereading:
    """An engine that lets a second one read what it doubts. For one screen: it remembers the script found there."""

    def __init__(self, first: Ocr, second: Callable[[], Ocr]) -> None:
        self._first, self._second = first, second
        self._size = 0
        self._script = ""
        self.remark = ""

    @property
    def name(self) -> str:
        return self._first.name

    @property
    def quick(self) -> bool:
        return self._first.quick

    def read(self, pixels: Pixels) -> tuple[Line, ...]:
        """The lines of text, each as its surest reading has it."""
        if pixels.size >= self._size:  # not a mere part of the screen
            self._size, self._script, self.remark = pixels.size, "", ""
        lines = self._first.read(pixels)
        if not self._script and _is_strange(lines):
            self._script = script(pixels)
            if self._script not in UNREAD:
                return _surer(lines, self._second().read(pixels), self._unread)
        if not self._script and len(lines) >= LEAST:
            self._script = FAMILIAR  # doubts in a part of it, such as an icon read as a letter, tell nothing
        if self._script in UNREAD and any(line.confidence < HESITANT for line in lines):
            return self._in_its_script(pixels, lines)
        return self._each_again(lines, pixels)

    def _unread(self) -> None:
        """Say that nobody could read it."""
        helped = "its language for Tesseract" if find_tesseract() else "Tesseract with its language"
        self.remark = f"much of the text is in a script that cannot be read here: install {helped}"

    def _in_its_script(self, pixels: Pixels, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Read by Tesseract, where it has a language of that script; what the first is sure of stays as it is.

        Of few letters a script is guessed wrongly now and then: what is read then says so.
        """
        language = installed(self._script)
        if not language:
            self.remark = (
                f"much of the text is {self._script}, which cannot be read here: install Tesseract's language "
                f"{UNREAD[self._script][0]}"
            )
            return lines
        sure = [line for line in lines if line.confidence >= CERTAIN]
        others = Tesseract(language, "eng").read(pixels)
        if not is_written_in(self._script, "".join(line.text for line in others)):
            self._script = FAMILIAR
            return self._each_again(lines, pixels)
        self.remark = f"{self._script} text by Tesseract"
        return (*sure, *(line for line in others if not _stands_in(line.box, sure)))

    def _each_again(self, lines: Sequence[Line], pixels: Pixels) -> tuple[Line, ...]:
        return tuple(self._again(line, pixels) for line in lines)

    def _again(self, line: Line, pixels: Pixels) -> Line:
        """The line as the second engine has it, where that is surer of it."""
        if line.confidence >= DOUBTED or len(line.text) < LEAST:
            return line
        box = Box(line.box.x - MARGIN, line.box.y - MARGIN, line.box.width + 2 * MARGIN, line.box.height + 2 * MARGIN)
        told = [one for one in self._second().read(cut(pixels, box)) if one.confidence > line.confidence]
        return Line(told[0].text, line.box, told[0].confidence) if len(told) == 1 else line


def _is_strange(lines: Sequence[Line]) -> bool:
    """Whether so much is doubted that the letters may be of a script which the engine does not know."""
    said = [line for line in lines if len(line.text) >= LEAST]
    doubted = sum(line.confidence < HESITANT for line in said)
    return doubted >= LEAST and doubted > MUCH * len(said)


def _surer(lines: tuple[Line, ...], others: tuple[Line, ...], unread: Callable[[], None]) -> tuple[Line, ...]:
    """The better of two readings of all of it; where that is still full of doubts, nobody could read it."""
    fewer = len(others) < len(lines) / 2
    if fewer or _is_strange(others):
        unread()
    return lines if fewer or _doubt(lines) <= _doubt(others) else others


def _doubt(lines: Sequence[Line]) -> float:
    """Letters, each counted as far as it is doubted."""
    return sum(len(line.text) * (1 - line.confidence) for line in lines) / max(sum(len(ln.text) for ln in lines), 1)


def _stands_in(box: Box, lines: Sequence[Line]) -> bool:
    return any(box.overlap(line.box) > SAME_LINE * min(box.area, line.box.area) for line in lines)
