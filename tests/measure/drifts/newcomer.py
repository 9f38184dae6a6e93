"""Five releases of the shop as a second stranger to the healer imagines them; each says what it imitates.

The phone's pages stay as they are. Look-alikes (a second "Save", people of similar names, ...) are said with each.
"""

from tests.measure.drifts.newcomers.cards import CARDS
from tests.measure.drifts.newcomers.drawer import DRAWER
from tests.measure.drifts.newcomers.place import PLACE
from tests.measure.drifts.newcomers.region import REGION
from tests.measure.drifts.newcomers.steps import STEPS

CHANGES = (CARDS, STEPS, DRAWER, REGION, PLACE)
