"""How a task is to be done: who thinks, when to ask, what it may cost, and what else can be set for one run."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.models.home import HomeModel
from ui.models.wording import BRAINS, EFFECTS, MODES
from ui.theme.icons import icon
from ui.theme.measures import MEDIUM, SMALL, WIDE
from ui.views.parts.buttons import button
from ui.views.parts.fields import Amount, Choice, labelled
from ui.views.parts.labels import label
from ui.views.parts.problem import Problem

DEAREST = 1000.0
LONGEST_LEAD = 60.0
COLUMNS = 3
"""Of effects side by side, where there is room."""


class ChoicesForm(QWidget):
    """The choices of a HomeModel. What is rarely changed is folded away."""

    def __init__(self, model: HomeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.brain = Choice("Brain", [(value, words) for value, (words, _) in BRAINS.items()])
        self.mode = Choice("When to ask", [(value, words) for value, (words, _) in MODES.items()])
        self.dollars = Amount("Budget in US dollars", 0.5, DEAREST)
        self.dollars.setPrefix("$ ")
        self.dollars.setSpecialValueText("No limit")
        self.lead = Amount("Seconds for which each action is shown before it happens", 0.2, LONGEST_LEAD)
        self.lead.setDecimals(1)
        self.lead.setSuffix(" s")
        self.headed = QCheckBox("Show the browser's ow&n window")
        self.profile = QLineEdit(placeholderText="none")
        self.profile.setAccessibleName("Browser profile")
        self.effects = {name: QCheckBox(words) for name, words in EFFECTS.items()}
        self._words = label(kind="small", wrap=True)
        self._key, self._plain = Problem(self.brain), Problem(self.profile)
        self._permitted, self._more = QWidget(), QWidget()
        self._grid, self._row = QGridLayout(self._permitted), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.unfold = button("More &options", self._unfold, kind="ghost", image="chevron-down")
        self._lay_out()
        self._listen()
        model.changed.connect(self._show)
        self._show()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(MEDIUM)
        first.addLayout(labelled("&Brain", self.brain), 2)
        first.addLayout(labelled("&When to ask", self.mode), 3)
        first.addLayout(labelled("Bud&get", self.dollars), 2)
        self._lay_out_effects()
        self._lay_out_more()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(first)
        column.addWidget(self._words)
        column.addWidget(self._key.words)
        column.addWidget(self._permitted)
        column.addWidget(self._more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() <= self._wanted())

    def _wanted(self) -> int:
        """Pixels in which everything can stand side by side; this is never narrower than what it shows."""
        parts = filter(None, map(self._row.itemAt, range(self._row.count())))
        row = sum(part.minimumSize().width() + MEDIUM for part in parts)
        return max(row, COLUMNS * (WIDE + max(box.minimumSizeHint().width() for box in self.effects.values())))

    def _arrange(self, *, narrow: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        columns = COLUMNS - narrow
        for number, box in enumerate(self.effects.values()):
            self._grid.addWidget(box, 1 + number // columns, number % columns)

    def _lay_out_effects(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(label("Permitted without asking", "small"), 0, 0, 1, COLUMNS)
        self._arrange(narrow=False)

    def _lay_out_more(self) -> None:
        row = self._row
        row.setSpacing(MEDIUM)
        row.addLayout(labelled("Show each action be&fore it happens for", self.lead), 2)
        row.addLayout(labelled("Profile that &keeps log-ins", self.profile), 2)
        row.addWidget(self.headed, 3)
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(row)
        column.addWidget(self._plain.words)
        self._more.hide()

    def _listen(self) -> None:
        choose = self._model.choose
        self.brain.currentIndexChanged.connect(lambda: choose(brain=self.brain.currentData()))
        self.mode.currentIndexChanged.connect(lambda: choose(mode=self.mode.currentData()))
        self.dollars.valueChanged.connect(lambda value: choose(dollars=value))
        self.lead.valueChanged.connect(lambda value: choose(lead=value))
        self.headed.toggled.connect(lambda on: choose(headed=on))
        self.profile.textEdited.connect(lambda text: choose(profile=text.strip()))
        for box in self.effects.values():
            box.toggled.connect(self._permit)

    def _permit(self) -> None:
        self._model.choose(effects=frozenset(name for name, box in self.effects.items() if box.isChecked()))

    def _unfold(self) -> None:
        opening = self._more.isHidden()
        self._more.setVisible(opening)
        self.unfold.setText("Fewer &options" if opening else "More &options")
        self.unfold.setIcon(icon("chevron-up" if opening else "chevron-down"))

    def _show(self) -> None:
        chosen, problems = self._model.choices, self._model.problems
        self.brain.choose(chosen.brain)
        self.mode.choose(chosen.mode)
        self.dollars.choose(chosen.dollars)
        self.lead.choose(chosen.lead)
        for box, on in [(self.headed, chosen.headed), *((b, n in chosen.effects) for n, b in self.effects.items())]:
            with QSignalBlocker(box):
                box.setChecked(on)
        if self.profile.text().strip() != chosen.profile:
            self.profile.setText(chosen.profile)
        brain = BRAINS.get(chosen.brain, (chosen.brain, ""))[1]
        self._words.setText(f"{brain}\n{MODES[chosen.mode][1]}".strip())
        self._permitted.setVisible(chosen.mode == "scope")
        self._key.say(problems.get("brain", ""))
        self._plain.say(problems.get("profile", ""))
        if "profile" in problems and self._more.isHidden():
            self._unfold()
