CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    vat TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('Standard', 'Silver', 'Gold')),
    credit_limit INTEGER NOT NULL,      -- whole euros
    balance INTEGER NOT NULL,           -- cents owed
    overdue INTEGER NOT NULL DEFAULT 0,
    reminders INTEGER NOT NULL DEFAULT 0,
    newsletter INTEGER NOT NULL DEFAULT 0,
    since TEXT NOT NULL
);

CREATE TABLE products (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sku TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    price INTEGER NOT NULL,             -- cents
    stock INTEGER NOT NULL,
    reorder_level INTEGER NOT NULL
);

CREATE TABLE orders (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER REFERENCES customers (id),
    ship_to TEXT NOT NULL,
    placed_on TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('New', 'Packed', 'Shipped', 'Delivered', 'Cancelled')),
    carrier TEXT NOT NULL,
    arrives_on TEXT NOT NULL,
    total INTEGER NOT NULL,             -- cents
    confirmation TEXT NOT NULL
);

CREATE TABLE order_lines (
    order_number INTEGER NOT NULL REFERENCES orders (number),
    product_id INTEGER NOT NULL REFERENCES products (id),
    quantity INTEGER NOT NULL,
    price INTEGER NOT NULL,             -- cents each
    PRIMARY KEY (order_number, product_id)
);

CREATE TABLE cart (
    product_id INTEGER PRIMARY KEY REFERENCES products (id),
    quantity INTEGER NOT NULL
);

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    filename TEXT NOT NULL,
    description TEXT NOT NULL,
    size INTEGER NOT NULL
);

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customers (id),
    folder TEXT NOT NULL CHECK (folder IN ('Inbox', 'Sent')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_on TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
