"""What to buy: searching, wishing, the cart, orders."""

from functools import partial

from app.bench.suites.phone.people import CHOOSER, FRIEND, NOTHING, PHONE, SEND_TO_FRIEND, message
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

task = partial(BenchTask, scenario="shopping", targets=PHONE)
EUROS = "printf('€%.2f', {} / 100.0)"


def _order(product: str, quantity: int, delivery: str, cost: int, name: str = "'Robin Harper'") -> tuple[str, ...]:
    """The SQL of an order of one product, given by its id; `delivery` and `cost` in cents as the shop has them."""
    return (
        f"""INSERT INTO orders
            SELECT 4101, {name}, '12 Harbour Steps, Portwick', '{delivery}', {quantity} * price + {cost}, ''
            FROM products WHERE id = {product}""",
        f"""INSERT INTO order_lines (order_id, product_id, quantity, price)
            SELECT 4101, id, {quantity}, price FROM products WHERE id = {product}""",
        f"UPDATE products SET stock = stock - {quantity} WHERE id = {product}",
    )


BUY_CHEAPEST = task(
    id="buy-cheaper-earbuds",
    optimal=9,
    facts="""SELECT a.id AS product, a.name AS good, b.id AS other FROM products a, products b
        WHERE a.name LIKE 'Wireless Earbuds%' AND b.name LIKE 'Wireless Earbuds%' AND a.price < b.price""",
    goal="Buy the cheaper of the wireless earbuds in the Shop, one pair, with express delivery.",
    words="""open the app Shop
type "Earbuds" in "Search products"
click "$good"
click "Add to cart"
click "Cart"
click "Checkout"
click "Express"
click "Place order"
click "Pay now"
wait until "Order 4101" is shown""",
    effects=frozenset({"submit", "pay"}),
    end=_order(":product", 1, "Express", 990),
    milestones=(
        Reached("opened a product", r"\.ProductActivity$$"),
        Reached("came to the checkout", r"\.CheckoutActivity$$"),
        Stored("ordered", "SELECT 1 FROM order_lines WHERE product_id = :product"),
    ),
    mutants=(
        NOTHING,
        Mutant("not paid", ("INSERT INTO cart VALUES (:product, 1)",)),
        Mutant("the dearer ones", _order(":other", 1, "Express", 990)),
        Mutant("slowly", _order(":product", 1, "Standard", 490)),
        Mutant("two pairs", _order(":product", 2, "Express", 990)),
    ),
)

WISH = task(
    id="wish-best-torch",
    optimal=6,
    facts="""SELECT a.id AS product, a.name AS good, b.id AS other FROM products a, products b
        WHERE a.name LIKE 'Head Torch%' AND b.name LIKE 'Head Torch%' AND a.rating > b.rating""",
    goal="Put the better rated of the head torches in the Shop on the wishlist.",
    words="""open the app Shop
type "Head Torch" in "Search products"
click "Sort by"
click "Best rated"
click "$good"
click "Add to wishlist"
wait until "Remove from wishlist" is shown""",
    effects=frozenset({"submit"}),
    end=("INSERT INTO wishlist VALUES (:product)",),
    milestones=(
        Reached("opened a product", r"\.ProductActivity$$"),
        Stored("wished for", "SELECT 1 FROM wishlist WHERE product_id = :product"),
    ),
    mutants=(
        NOTHING,
        Mutant("the other", ("INSERT INTO wishlist VALUES (:other)",)),
        Mutant("into the cart", ("INSERT INTO cart VALUES (:product, 1)",)),
        Mutant("both", ("INSERT INTO wishlist VALUES (:product)", "INSERT INTO wishlist VALUES (:other)")),
    ),
)

CART = task(
    id="change-the-cart",
    optimal=4,
    setup=("INSERT INTO cart SELECT id, 1 FROM products ORDER BY price, id LIMIT 3",),
    facts=f"""SELECT a.id AS more_id, a.name AS more, b.id AS less_id, b.name AS less,
            {EUROS.format("(2 * a.price + c.price)")} AS subtotal, {EUROS.format("(a.price + c.price)")} AS former
        FROM (SELECT * FROM products ORDER BY price, id LIMIT 1) a,
            (SELECT * FROM products ORDER BY price, id LIMIT 1 OFFSET 1) b,
            (SELECT * FROM products ORDER BY price, id LIMIT 1 OFFSET 2) c""",
    goal="In the cart of the Shop, make it two of $more and remove $less. Answer with the subtotal.",
    words="""open the app Shop
click "Cart"
click "More" in the row of "$more"
click "Remove" in the row of "$less"
wait until "$less" is gone
read the text right of "Subtotal" as subtotal
answer with the subtotal""",
    effects=frozenset({"submit", "delete"}),
    end=("UPDATE cart SET quantity = 2 WHERE product_id = :more_id", "DELETE FROM cart WHERE product_id = :less_id"),
    answer="$subtotal",
    milestones=(
        Reached("opened the cart", r"\.CartActivity$$"),
        Stored("two of them", "SELECT 1 FROM cart WHERE product_id = :more_id AND quantity = 2"),
        Said("told the subtotal", "$subtotal"),
    ),
    mutants=(
        NOTHING,
        Mutant("swapped", ("UPDATE cart SET quantity = 2 WHERE product_id = :less_id",
                           "DELETE FROM cart WHERE product_id = :more_id")),
        Mutant("forgot the second", ("UPDATE cart SET quantity = 2 WHERE product_id = :more_id",
                                       "DELETE FROM cart WHERE product_id = :less_id"), "$former"),
        Mutant("emptied", ("DELETE FROM cart",)),
    ),
)  # fmt: skip

LIST = task(
    id="shopping-list",
    optimal=10,
    setup=(
        "INSERT INTO notes (title, body, edited_at) SELECT 'For Saturday', group_concat(name, char(10)), '' FROM "
        "(SELECT name FROM products WHERE name IN ('Steel Bottle 0.75 L', 'Kite Swallow') ORDER BY id)",
    ),
    facts="""SELECT a.id AS first_id, a.name AS first, b.id AS second_id, b.name AS second FROM products a, products b
        WHERE a.name IN ('Steel Bottle 0.75 L', 'Kite Swallow') AND b.name IN ('Steel Bottle 0.75 L', 'Kite Swallow')
        AND a.id < b.id""",
    goal='Put everything that the note "For Saturday" in Notes lists into the cart of the Shop, one of each.',
    words="""open the app Notes
click "For Saturday"
open the app Shop
type "$first" in "Search products"
click "$first"
click "Add to cart"
wait until the screen shows "1"
go back
type "$second" in "Search products"
click "$second"
click "Add to cart"
wait until the screen shows "2" """,
    effects=frozenset({"submit"}),
    end=("INSERT INTO cart VALUES (:first_id, 1)", "INSERT INTO cart VALUES (:second_id, 1)"),
    milestones=(
        Reached("read the note", r"\.NoteActivity$$"),
        Stored("the first", "SELECT 1 FROM cart WHERE product_id = :first_id"),
        Stored("the second", "SELECT 1 FROM cart WHERE product_id = :second_id"),
    ),
    mutants=(
        NOTHING,
        Mutant("only one", ("INSERT INTO cart VALUES (:first_id, 1)",)),
        Mutant("two of one", ("INSERT INTO cart VALUES (:first_id, 2)", "INSERT INTO cart VALUES (:second_id, 1)")),
        Mutant("note deleted", ("INSERT INTO cart VALUES (:first_id, 1)", "INSERT INTO cart VALUES (:second_id, 1)",
                                "DELETE FROM notes WHERE title = 'For Saturday'")),
    ),
)  # fmt: skip

SHARE_PRODUCT = task(
    id="share-product",
    apps=frozenset({CHOOSER}),
    optimal=8,
    facts=f"""SELECT *, good || ', ' || price || ': https://shop.example/product/' || product AS told
        FROM (SELECT id AS product, name AS good, {EUROS.format("price")} AS price FROM products
                WHERE name = 'Coffee Grinder'),
            {FRIEND}""",
    goal="Share the $good of the Shop with $friend in Messages.",
    words=f"""open the app Shop
type "$good" in "Search products"
click "$good"
click "Share"
click "Messages"
{SEND_TO_FRIEND}wait until "Text message" is shown""",
    effects=frozenset({"send"}),
    end=(message(":told"),),
    milestones=(
        Reached("opened a product", r"\.ProductActivity$$"),
        Reached("came to a conversation", r"\.ConversationActivity$$"),
        Stored("sent", "SELECT 1 FROM messages WHERE phone = :friend_phone AND body = :told"),
    ),
    mutants=(
        NOTHING,
        Mutant("to somebody else", (message(":told", ":other_phone"),)),
        Mutant("without the address", (message(":good"),)),
        Mutant("and into the cart", (message(":told"), "INSERT INTO cart VALUES (:product, 1)")),
    ),
)

BUY_FOR_FRIEND = task(
    id="buy-for-a-friend",
    optimal=11,
    facts=f"""SELECT * FROM (SELECT id AS product, name AS good FROM products WHERE name = 'Wool Blanket Fjord'),
        {FRIEND}""",
    goal="Buy two of the $good in the Shop, to be picked up at the shop by $friend (as full name).",
    words="""open the app Shop
type "$good" in "Search products"
click "$good"
click "More"
click "Add to cart"
click "Cart"
click "Checkout"
type "$friend" in "Full name"
click "Pick-up"
click "Place order"
click "Pay now"
wait until "Order 4101" is shown""",
    effects=frozenset({"submit", "pay"}),
    end=_order(":product", 2, "Pick-up", 0, ":friend"),
    milestones=(
        Reached("came to the checkout", r"\.CheckoutActivity$$"),
        Stored("ordered two", "SELECT 1 FROM order_lines WHERE product_id = :product AND quantity = 2"),
    ),
    mutants=(
        NOTHING,
        Mutant("only one", _order(":product", 1, "Pick-up", 0, ":friend")),
        Mutant("in the wrong name", _order(":product", 2, "Pick-up", 0)),
        Mutant("delivered", _order(":product", 2, "Standard", 490, ":friend")),
    ),
)

TASKS = (BUY_CHEAPEST, WISH, CART, LIST, SHARE_PRODUCT, BUY_FOR_FRIEND)
