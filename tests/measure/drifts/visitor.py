"""Five releases of the shop as a third stranger to the healer imagines them; each says what it imitates.

The phone's pages stay as they are. Look-alikes are said with each.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.visitors.forms import FORMS
from tests.measure.drifts.visitors.lists import LISTS
from tests.measure.drifts.visitors.promoted import PROMOTED
from tests.measure.drifts.visitors.rebuilt import REBUILT
from tests.measure.drifts.visitors.reworded import REWORDED

CHANGES: tuple[Change, ...] = (REBUILT, REWORDED, PROMOTED, LISTS, FORMS)
