# ruff: noqa: E501
"""Imitates a copy-writer's pass over sections, actions, labels and notices.

Look-alikes: "Remove" is now what "Delete" was, and was another action before.
"""

from tests.measure.drifts.change import Change
from tests.measure.drifts.visitors.beginning import START

REWORDED = Change(
    "reworded release",
    script=START
    + r"""
if (!shop || framed) return;
const words = {
  Overview: 'Home', Customers: 'Your customers', Orders: 'Your orders', Products: 'All products', Messages: 'Mail',
  Reports: 'Figures', Settings: 'Shop settings', Cart: 'Your cart', Search: 'Find customer', Edit: 'Change', Delete: 'Remove',
  Remove: 'Take out', 'Edit customer': 'Change details', 'Delete customer': 'Yes, remove for good', Keep: 'No, keep them',
  Save: 'Save your changes', 'Save settings': 'Save your changes', 'Add to cart': 'Put in cart', 'Empty cart': 'Start again',
  'Update cart': 'Update quantities', Checkout: 'Go to checkout', 'Cancel order': 'Cancel this order',
  'Update status': 'Change status', 'New message': 'Write a message', 'Write message': 'Write to this customer',
  'Attach file': 'Add a file', 'Send message': 'Send now', 'Back without saving': 'Discard', 'Mark as shipped': 'It has shipped',
  Name: 'Full name', Company: 'Company name', 'E-mail': 'E-mail address', Phone: 'Phone number', Street: 'Street and house number',
  Postcode: 'Postal code', City: 'Town or city', Tier: 'Customer level', 'Credit limit': 'Credit limit in euros',
  Recipient: 'Who is it for?', Subject: 'What is it about?', Text: 'Your message', Language: 'Language of the shop',
  'Order alerts': 'Tell me about new orders', 'Stock alerts': 'Tell me when stock runs low', 'Holiday mode': 'We are on holiday',
  'Two-step sign-in': 'Sign in with two steps', 'Closed until': 'Away until', 'Digest by e-mail': 'E-mail me a summary',
  Never: 'Not at all', Daily: 'Every day', Weekly: 'Every week', 'Reorder level': 'Reorder when stock falls to',
  'Invoice e-mail': 'E-mail address for invoices', Category: 'Kind of goods', Quantity: 'How many',
  Amount: 'Sum', Shipping: 'Delivery', Subtotal: 'Goods', Total: 'Total to pay', Details: 'Who they are', Account: 'Their account',
  Files: 'Files and papers', 'Price and stock': 'What it costs and when to reorder', Person: 'Who they are', Summary: 'What it comes to',
};
const sentences = [
  [/^(Message sent)\.$/, 'Your message is on its way.'], [/^Cart updated\.$/, 'Your cart is up to date.'],
  [/^Settings saved\.$/, 'Your settings are saved.'], [/^(.+) saved\.$/, 'Your changes to $1 are saved.'],
  [/^(.+) deleted\.$/, '$1 has been removed.'], [/^(Order \d+) is cancelled\.$/, '$1 has been cancelled.'],
];
const said = (text) => (Object.hasOwn(words, text) ? words[text] : sentences.reduce((now, [old, made]) => now.replace(old, made), text));
const reword = (within) => {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const old = node.data.trim();
    const data = 'option, textarea, script, style, td:not(.tools), dd, article, .badge, ul.plain, #delete-title';
    if (old && !node.parentElement.closest(data)) node.data = node.data.replace(old, said(old));
  }
};
const filter = one('.head label[for=status]');
if (filter) filter.textContent = 'Show orders that are';
reword(document.body);
all('[role=switch]').forEach((button) => button.setAttribute('aria-label', said(button.ariaLabel)));
all('input[aria-label^="Quantity of "]').forEach((field) => field.setAttribute('aria-label', field.ariaLabel.replace('Quantity of', 'How many of')));
const search = one('form[role=search] input');
if (search) {
  search.setAttribute('aria-label', 'Who are you looking for?');
  search.placeholder = 'A name, a company or a town';
}
const stepper = one('number-stepper')?.shadowRoot;
if (stepper) {
  one('label', stepper).textContent = said(one('label', stepper).textContent);
  all('button', stepper).forEach((button, n) => button.setAttribute('aria-label', n ? 'One more' : 'One less'));
}
all('[data-confirm]').forEach((form) => (form.dataset.confirm = form.dataset.confirm
  .replace(/^Cancel (order \d+)\? .*/, 'Do you really want to cancel $1? We will let the customer know.')
  .replace(/^Take everything out.*/, 'Do you really want to start again with an empty cart?')));
document.title = document.title.replace(/^[^·]+(?= ·)/, said);
""",
)
