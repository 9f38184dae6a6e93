"""Tasks with orders: cancel, ship them all, track a parcel."""

from app.bench.suites.customer_tasks import NOTHING
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

CANCEL_ORDER = BenchTask(
    id="cancel-order",
    facts="""SELECT number, (SELECT max(number) FROM orders WHERE status = 'New' AND number < o.number) AS other
        FROM orders o WHERE status = 'New' ORDER BY number DESC LIMIT 1""",
    goal="Cancel order $number.",
    words="""open Orders
choose "New" from "Status"
open "$number"
press "Cancel order"
press OK
wait until "Order $number is cancelled" is shown""",
    effects=frozenset({"submit", "cancel"}),
    end=("UPDATE orders SET status = 'Cancelled' WHERE number = :number",),
    milestones=(
        Reached("opened the order", r"/orders/$number$$"),
        Stored("cancelled", "SELECT 1 FROM orders WHERE number = :number AND status = 'Cancelled'"),
    ),
    mutants=(
        NOTHING,
        Mutant("another order", ("UPDATE orders SET status = 'Cancelled' WHERE number = :other",)),
        Mutant("deleted instead", ("DELETE FROM order_lines WHERE order_number = :number",
                                   "DELETE FROM orders WHERE number = :number")),
        Mutant("shipped instead", ("UPDATE orders SET status = 'Shipped' WHERE number = :number",)),
    ),
)  # fmt: skip

SHIP_PACKED = BenchTask(
    id="ship-all-packed",
    facts="SELECT min(number) AS first, max(number) AS last FROM orders WHERE status = 'Packed'",
    goal="Mark every packed order as shipped.",
    words="""open Orders
choose "Packed" from "Status"
wait until the address contains "status=Packed"
for each row in the table Orders, press "Mark as shipped" in this row
wait until "No orders here" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE orders SET status = 'Shipped' WHERE status = 'Packed'",),
    milestones=(
        Reached("showed the packed ones", r"status=Packed"),
        Stored("shipped one", "SELECT 1 FROM orders WHERE number = :last AND status = 'Shipped'"),
        Stored("none left", "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM orders WHERE status = 'Packed')"),
    ),
    mutants=(
        NOTHING,
        Mutant("one forgotten", ("UPDATE orders SET status = 'Shipped' WHERE status = 'Packed' AND number > :first",)),
        Mutant("new ones, too", ("UPDATE orders SET status = 'Shipped' WHERE status IN ('Packed', 'New')",)),
        Mutant("delivered", ("UPDATE orders SET status = 'Delivered' WHERE status = 'Packed'",)),
    ),
)

TRACK_PARCEL = BenchTask(
    id="track-parcel",
    facts="""SELECT number, day(arrives_on) AS day, day(date(arrives_on, '+1 day')) AS later FROM orders
        WHERE status = 'Shipped' ORDER BY number DESC LIMIT 1""",
    goal="On which day does the parcel of order $number arrive, according to the carrier? Answer as it is written.",
    words="""open Orders
choose "Shipped" from "Status"
open "$number"
wait until "Arrives on" is shown
read "Arrives on" as arrival
answer with the arrival""",
    effects=frozenset(),
    answer="$day",
    milestones=(Reached("opened the order", r"/orders/$number$$"), Said("told the day", "$day")),
    mutants=(NOTHING, Mutant("a day later", answer="$later")),
)

TASKS = (CANCEL_ORDER, SHIP_PACKED, TRACK_PARCEL)
