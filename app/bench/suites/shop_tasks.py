"""Tasks with goods: cart, checkout, stock, prices."""

from app.bench.suites.customer_tasks import NOTHING
from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

PLACED = """INSERT INTO orders (ship_to, placed_on, status, carrier, arrives_on, total, confirmation)
    VALUES (:ship_to, '2026-05-18', 'New', 'NordPost', '2026-05-22', :price + 590, confirmation(:number))"""
LINE = "INSERT INTO order_lines VALUES (:number, :product, 1, :price)"
TAKEN = "UPDATE products SET stock = stock - 1 WHERE id = :product"

CHECKOUT = BenchTask(
    id="checkout",
    facts="""SELECT p.id AS product, p.name AS good, p.price, o.number, confirmation(o.number) AS confirmation,
            confirmation(o.number - 1) AS former, euros(p.price + 590) AS amount,
            'Hanna Grün, Am Kai 7, 24143 Kiel' AS ship_to
        FROM products p, (SELECT seq + 1 AS number FROM sqlite_sequence WHERE name = 'orders') o
        WHERE p.name LIKE 'Brass lantern%' ORDER BY p.id LIMIT 1""",
    goal="Buy one $good, to be sent to Hanna Grün, Am Kai 7, 24143 Kiel. Pay with the card 4111 1111 1111 1111 of "
    "Hanna Grün, valid until 04/28, security code 123. Answer with the confirmation number.",
    words="""open Products
press "Add to cart" in the card "$good"
wait until "$good added" is shown
click the Cart link
click "Checkout"
type "Hanna Grün" in "Full name"
type "Am Kai 7" in "Street and number"
type "24143" in "Postcode"
type "Kiel" in "City"
press "Continue to payment"
wait until "Pay by card" is shown
type "Hanna Grün" in "Name on card"
type "4111 1111 1111 1111" in "Card number"
type "04/28" in "Expires"
type "123" in "Security code"
check "I accept the terms"
press "Pay $amount"
wait until "Your order is placed" is shown
read "Confirmation number" as confirmation
answer with the confirmation""",
    effects=frozenset({"submit", "pay"}),
    end=(PLACED, LINE, TAKEN),
    answer="$confirmation",
    milestones=(
        Reached("came to the checkout", r"/checkout"),
        Reached("came to the payment", r"/checkout/payment$$"),
        Stored("order placed", "SELECT 1 FROM orders WHERE number = :number AND ship_to = :ship_to"),
        Said("told the number", "$confirmation"),
    ),
    mutants=(
        NOTHING,
        Mutant("not paid", ("INSERT INTO cart VALUES (:product, 1)",)),
        Mutant("another number told", (PLACED, LINE, TAKEN), "$former"),
        Mutant("two of them", (PLACED, "INSERT INTO order_lines VALUES (:number, :product, 2, :price)", TAKEN)),
        Mutant("another product", (PLACED, "INSERT INTO order_lines SELECT :number, id, 1, :price FROM products "
                                   "WHERE name LIKE 'Brass lantern%' AND id <> :product", TAKEN)),
    ),
)  # fmt: skip

CART_TOTAL = BenchTask(
    id="change-cart",
    setup=("INSERT INTO cart SELECT id, 2 FROM products ORDER BY price LIMIT 3",),
    facts="""SELECT a.id AS more_id, a.name AS more, b.id AS less_id, b.name AS less,
            euros(4 * a.price + 2 * c.price + 590) AS total, euros(4 * a.price + 2 * c.price) AS subtotal
        FROM (SELECT * FROM products ORDER BY price LIMIT 1) a,
            (SELECT * FROM products ORDER BY price LIMIT 1 OFFSET 1) b,
            (SELECT * FROM products ORDER BY price LIMIT 1 OFFSET 2) c""",
    goal="Change the cart to four of $more and take $less out. Answer with the total including shipping.",
    words="""click the Cart link
type "4" in "Quantity of $more"
press "Update cart"
wait until "Cart updated" is shown
press Remove in the row of "$less"
wait until "$less" is gone
read "Total" as total
answer with the total""",
    effects=frozenset({"submit", "delete"}),
    end=("UPDATE cart SET quantity = 4 WHERE product_id = :more_id", "DELETE FROM cart WHERE product_id = :less_id"),
    answer="$total",
    milestones=(
        Reached("opened the cart", r"/cart$$"),
        Stored("four of them", "SELECT 1 FROM cart WHERE product_id = :more_id AND quantity = 4"),
        Said("told the total", "$total"),
    ),
    mutants=(
        NOTHING,
        Mutant("told the subtotal", ("UPDATE cart SET quantity = 4 WHERE product_id = :more_id",
                                     "DELETE FROM cart WHERE product_id = :less_id"), "$subtotal"),
        Mutant("swapped", ("UPDATE cart SET quantity = 4 WHERE product_id = :less_id",
                           "DELETE FROM cart WHERE product_id = :more_id")),
        Mutant("emptied", ("DELETE FROM cart",)),
    ),
)  # fmt: skip

EMPTY_CART = BenchTask(
    id="empty-cart",
    setup=("INSERT INTO cart SELECT id, 1 FROM products ORDER BY id LIMIT 2",),
    facts="SELECT min(product_id) AS product FROM cart",
    goal="Take everything out of the cart at once.",
    words="""click the Cart link
press "Empty cart"
press OK
wait until "Nothing in the cart yet" is shown""",
    effects=frozenset({"submit", "delete"}),
    end=("DELETE FROM cart",),
    milestones=(
        Reached("opened the cart", r"/cart$$"),
        Stored("emptied", "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM cart)"),
    ),
    mutants=(
        NOTHING,
        Mutant("only one", ("DELETE FROM cart WHERE product_id = :product",)),
        Mutant("product deleted", ("DELETE FROM cart", "DELETE FROM products WHERE id = :product")),
    ),
)

REORDER_LEVEL = BenchTask(
    id="reorder-level",
    facts="""SELECT id AS product, sku, name AS good, reorder_level + 7 AS level FROM products
        WHERE name LIKE 'Brass lantern%' ORDER BY id DESC LIMIT 1""",
    goal="Set the reorder level of the product $good to $level.",
    words="""open Products
open "$good"
type "$level" in "Reorder level"
press Save
wait until "$good saved" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE products SET reorder_level = :level WHERE id = :product",),
    milestones=(
        Reached("opened the product", r"/products/$sku$$"),
        Stored("level stored", "SELECT 1 FROM products WHERE id = :product AND reorder_level = :level"),
    ),
    mutants=(
        NOTHING,
        Mutant("one too many", ("UPDATE products SET reorder_level = :level + 1 WHERE id = :product",)),
        Mutant("both lanterns", ("UPDATE products SET reorder_level = :level WHERE name LIKE 'Brass lantern%'",)),
        Mutant("price lost", ("UPDATE products SET reorder_level = :level, price = 0 WHERE id = :product",)),
    ),
)

SUPPLIER_PRICE = BenchTask(
    id="supplier-price",
    facts="""SELECT id AS product, sku, name AS good, price * 11 / 10 / 5 * 5 AS advised FROM products
        ORDER BY id LIMIT 1 OFFSET 5""",
    targets={"shop": "/products", "supplier": "/supplier"},
    goal="Take the advised price of $good from the supplier's list and make it our price in the shop.",
    words="""switch to supplier
read the "Advised price" in the row of "$good" as advised
switch to shop
open "$good"
type {advised} in "Price"
press Save
wait until "$good saved" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE products SET price = :advised WHERE id = :product",),
    milestones=(
        Reached("opened the product", r"/products/$sku$$"),
        Stored("price stored", "SELECT 1 FROM products WHERE id = :product AND price = :advised"),
    ),
    mutants=(
        NOTHING,
        Mutant("a hundredfold", ("UPDATE products SET price = 100 * :advised WHERE id = :product",)),
        Mutant("stock touched", ("UPDATE products SET price = :advised, stock = 0 WHERE id = :product",)),
        Mutant("all prices", ("UPDATE products SET price = price * 11 / 10 / 5 * 5",)),
    ),
)

TASKS = (CHECKOUT, CART_TOTAL, EMPTY_CART, REORDER_LEVEL, SUPPLIER_PRICE)
