"""Tasks with customers: find, read, edit, page, sort, delete, attach, remind."""

from app.bench.task import BenchTask, Mutant, Reached, Said, Stored

# Two people whose names begin alike; `person` is meant, `other` is not.
PAIR = """
    SELECT a.id AS person_id, a.name AS person, a.phone, a.street, b.id AS other_id, b.name AS other,
        b.phone AS other_phone
    FROM customers a JOIN customers b ON a.id < b.id
        AND substr(a.name, 1, instr(a.name, ' ') + 2) = substr(b.name, 1, instr(b.name, ' ') + 2)
"""
FIND = """open Customers
type "$person" in "Search customers"
press the Search button
"""
DETAIL = Reached("found the customer", r"/customers/$person_id$$")
NOTHING = Mutant("nothing done", answer="")

FIND_PHONE = BenchTask(
    id="find-phone",
    facts=PAIR,
    goal="What is the phone number of $person? Answer with the number.",
    words=f'{FIND}open "$person"\nread Phone as phone\nanswer with the phone',
    effects=frozenset(),
    answer="$phone",
    milestones=(DETAIL, Said("told the number", "$phone")),
    mutants=(
        NOTHING,
        Mutant("phone of the other", answer="$other_phone"),
        Mutant("a digit too many", answer="${phone}1"),
        Mutant("changed the phone", ("UPDATE customers SET phone = '1' || phone WHERE id = :person_id",)),
    ),
)

EDIT_EMAIL = BenchTask(
    id="edit-email",
    facts=f"SELECT *, 'post.' || person_id || '@mail.example' AS email FROM ({PAIR})",
    goal="Change the e-mail address of $person to $email.",
    words=f"""{FIND}click Edit in the row of "$person"
type "$email" in E-mail
press Save
wait until "$person saved" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE customers SET email = :email WHERE id = :person_id",),
    milestones=(
        Reached("opened the form", r"/customers/$person_id/edit$$"),
        Stored("address stored", "SELECT 1 FROM customers WHERE id = :person_id AND email = :email"),
    ),
    mutants=(
        NOTHING,
        Mutant("the other's address", ("UPDATE customers SET email = :email WHERE id = :other_id",)),
        Mutant("phone lost", ("UPDATE customers SET email = :email, phone = '' WHERE id = :person_id",)),
        Mutant("everybody", ("UPDATE customers SET email = :email",)),
    ),
)

TOP_BALANCE = BenchTask(
    id="top-balance",
    facts="""SELECT name AS top, (SELECT name FROM customers ORDER BY balance DESC LIMIT 1 OFFSET 1) AS second
        FROM customers ORDER BY balance DESC LIMIT 1""",
    goal="Which customer has the highest balance? Answer with the name.",
    words="""open Customers
click the Balance link
wait until the address contains "sort=balance"
click the Balance link
wait until the address contains "dir=desc"
read the Name in the first row of the table Customers as debtor
answer with the debtor""",
    effects=frozenset(),
    answer="$top",
    milestones=(Reached("sorted", r"sort=balance"), Said("told the name", "$top")),
    mutants=(
        NOTHING,
        Mutant("the second", answer="$second"),
        Mutant("limit touched", ("UPDATE customers SET credit_limit = 0 WHERE name = :top",)),
    ),
)

THIRD_PAGE = BenchTask(
    id="third-page",
    facts="""SELECT name, company, (SELECT company FROM customers WHERE company <> c.company ORDER BY id LIMIT 1
        OFFSET 20) AS wrong FROM customers c ORDER BY id LIMIT 1 OFFSET 23""",
    goal="Go to page 3 of the customers. Which company does $name, listed there, work for?",
    words="""open Customers
click "Page 3"
wait until the address contains "page=3"
read the Company in the row of "$name" as company
answer with the company""",
    effects=frozenset(),
    answer="$company",
    milestones=(Reached("turned the pages", r"page=3"), Said("told the company", "$company")),
    mutants=(NOTHING, Mutant("another company", answer="$wrong")),
)

DELETE_ONE = BenchTask(
    id="delete-one-of-two",
    facts=PAIR,
    goal="Delete the customer $person. Mind that $other is somebody else and stays.",
    words="""open Customers
type "$person" in "Search customers"
press the Search button
press Delete in the row of "$person"
press "Delete customer"
wait until "$person deleted" is shown""",
    effects=frozenset({"submit", "delete"}),
    # As the shop says before it deletes: files and messages go with the customer.
    end=(
        "DELETE FROM attachments WHERE customer_id = :person_id",
        "DELETE FROM messages WHERE customer_id = :person_id",
        "DELETE FROM customers WHERE id = :person_id",
    ),
    milestones=(
        Reached("looked for the name", r"/customers\?q="),
        Stored("deleted", "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM customers WHERE id = :person_id)"),
    ),
    mutants=(
        NOTHING,
        Mutant("the other deleted", ("DELETE FROM customers WHERE id = :other_id",)),
        Mutant("both deleted", ("DELETE FROM customers WHERE id IN (:person_id, :other_id)",)),
        Mutant("renamed instead", ("UPDATE customers SET name = 'deleted' WHERE id = :person_id",)),
    ),
)

ATTACH_FILE = BenchTask(
    id="attach-file",
    facts=PAIR,
    files={"contract.txt": "Framework contract, signed.\n"},
    goal="Attach the file $folder/contract.txt to $person, with the description Framework contract.",
    words=f"""{FIND}open "$person"
click "Attach file"
upload "$folder/contract.txt" to "File"
type "Framework contract" in "Description"
press "Attach"
wait until "contract.txt attached" is shown""",
    effects=frozenset({"submit", "upload"}),
    end=(
        "INSERT INTO attachments (customer_id, filename, description, size) "
        "VALUES (:person_id, 'contract.txt', 'Framework contract', 28)",
    ),
    milestones=(
        DETAIL,
        Reached("opened the upload", r"/customers/$person_id/attach$$"),
        Stored("attached", "SELECT 1 FROM attachments WHERE customer_id = :person_id"),
    ),
    mutants=(
        NOTHING,
        Mutant("to the other", ("INSERT INTO attachments (customer_id, filename, description, size) "
                                "VALUES (:other_id, 'contract.txt', 'Framework contract', 28)",)),
        Mutant("an empty file", ("INSERT INTO attachments (customer_id, filename, description, size) "
                                 "VALUES (:person_id, 'contract.txt', 'Framework contract', 0)",)),
    ),
)  # fmt: skip

REMIND_IF_OVERDUE = BenchTask(
    id="remind-if-overdue",
    facts="""SELECT id AS person_id, name AS person, CASE WHEN overdue THEN 'reminded' ELSE 'nothing due' END AS said,
        CASE WHEN overdue THEN 'nothing due' ELSE 'reminded' END AS unsaid
        FROM customers WHERE balance > 0 ORDER BY overdue = id / 3 % 2, id DESC LIMIT 1""",
    goal='If a payment of $person is overdue, send a reminder and answer "reminded"; else answer "nothing due".',
    words=f"""{FIND}open "$person"
wait until "VAT number" is shown
if "Payment overdue" is shown:
    press "Send reminder"
    wait until "Reminder sent" is shown
    answer with "reminded"
otherwise:
    answer with "nothing due\"""",
    effects=frozenset({"submit", "send"}),
    end=("UPDATE customers SET reminders = reminders + 1 WHERE id = :person_id AND overdue",),
    answer="$said",
    milestones=(DETAIL, Said("told what was done", "$said")),
    mutants=(
        Mutant("the other way round", ("UPDATE customers SET reminders = reminders + 1 "
                                       "WHERE id = :person_id AND NOT overdue",)),
        Mutant("reminded twice", ("UPDATE customers SET reminders = reminders + 2 WHERE id = :person_id",)),
        Mutant("told the opposite",
               ("UPDATE customers SET reminders = reminders + 1 WHERE id = :person_id AND overdue",), "$unsaid"),
    ),
)  # fmt: skip

CREDIT_LIMIT = BenchTask(
    id="repair-refused-limit",
    facts="""SELECT id AS person_id, name AS person, tier, CASE WHEN tier = 'Gold' THEN 9000 ELSE 1500 END AS stored
        FROM customers ORDER BY (tier = 'Gold') = id % 2, id LIMIT 1""",
    goal="Set the credit limit of $person to 9000 euros. If the shop refuses that, set it to 1500.",
    words=f"""{FIND}click Edit in the row of "$person"
type "9000" in "Credit limit"
press Save
wait until "$person saved" is shown or "is at most" is shown
if "is at most" is shown:
    type "1500" in "Credit limit"
    press Save
wait until "$person saved" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE customers SET credit_limit = :stored WHERE id = :person_id",),
    milestones=(
        Reached("opened the form", r"/customers/$person_id/edit$$"),
        Stored("limit stored", "SELECT 1 FROM customers WHERE id = :person_id AND credit_limit = :stored"),
    ),
    mutants=(
        NOTHING,
        Mutant("ten times", ("UPDATE customers SET credit_limit = 10 * :stored WHERE id = :person_id",)),
        Mutant("tier raised", ("UPDATE customers SET credit_limit = :stored, tier = "
                               "CASE tier WHEN 'Silver' THEN 'Gold' ELSE 'Silver' END WHERE id = :person_id",)),
    ),
)  # fmt: skip

COPY_STREET = BenchTask(
    id="copy-street",
    facts=PAIR,
    goal="$other has moved to the street and house number of $person. Change only the street in $other's data.",
    words=f"""{FIND}open "$person"
read Street as street
open "Customers" in the navigation "Main"
type "$other" in "Search customers"
press the Search button
click Edit in the row of "$other"
type {{street}} in "Street"
press Save
wait until "$other saved" is shown""",
    effects=frozenset({"submit"}),
    end=("UPDATE customers SET street = :street WHERE id = :other_id",),
    milestones=(
        DETAIL,
        Reached("opened the other's form", r"/customers/$other_id/edit$$"),
        Stored("street stored", "SELECT 1 FROM customers WHERE id = :other_id AND street = :street"),
    ),
    mutants=(
        NOTHING,
        Mutant("the wrong way", ("UPDATE customers SET street = (SELECT street FROM customers WHERE id = :other_id) "
                                 "WHERE id = :person_id",)),
        Mutant("house number off", ("UPDATE customers SET street = :street || '1' WHERE id = :other_id",)),
    ),
)  # fmt: skip

TASKS = (FIND_PHONE, EDIT_EMAIL, TOP_BALANCE, THIRD_PAGE, DELETE_ONE, ATTACH_FILE, REMIND_IF_OVERDUE, CREDIT_LIMIT,
         COPY_STREET)  # fmt: skip
