"""Presses that come to nothing in shops, contracts and administration: for want of a choice, a reading, a key."""

from controllers.actions import Press, Scroll, Select, SetText
from tests.measure.pitfalls.trap import TELLS, Trap

CLAUSES = "".join(
    f"<p>{n}. The tenant keeps the quay clear and pays by the fifth of the month.</p>" for n in range(1, 6)
)

SIZE = Trap(
    "Add to bag",
    """<p>Oilskin jacket, €129.00</p><label for=size>Size</label>
<select id=size><option value="">Choose a size</option>
<option>Small</option><option>Medium</option><option>Large</option></select>""",
    Select("Medium"),
    "Size",
    "size.value !== ''",
    "size.style.outline = '3px solid crimson'",
)
"""Clothes: without a size nothing is added, and the list is only framed in red."""

LEASE = Trap(
    "Agree and continue",
    f"""<div id=lease role=region aria-label="Lease agreement" tabindex=0
style="height: 150px; width: 420px; overflow-y: auto; border: 1px solid #888; padding: 0 12px">{CLAUSES}</div>""",
    Scroll("down"),
    "Lease agreement",
    "lease.scrollTop + lease.clientHeight >= lease.scrollHeight - 8",
)
"""A contract that has to be read to its end; the button says nothing of it."""

REPEATED = Trap(
    "Delete workspace",
    """<p>All boards and files in <b>north-pier</b> will be lost.</p>
<p><label for=repeated>Workspace name</label> <input id=repeated autocomplete=off placeholder="north-pier"></p>""",
    SetText("north-pier"),
    "Workspace name",
    "repeated.value.trim() === 'north-pier'",
    TELLS,
)
"""What cannot be undone is only done once the name of it is typed again; the hint in the field looks like a value."""

INVITED = Trap(
    "Send invitations",
    """<label for=who>Invite by e-mail</label> <input id=who value="mara@example.com" size=30>
<ul id=invited></ul><script>
who.onkeydown = (event) => {
  if (event.key !== 'Enter' || !who.value) return;
  event.preventDefault();
  invited.append(Object.assign(document.createElement('li'), { textContent: who.value }));
  who.value = '';
};
</script>""",
    Press("Enter"),
    "Invite by e-mail",
    "invited.children.length > 0",
    "who.focus()",
)
"""A team's invitation: an address counts once Enter has made a token of it, not while it only stands in the field."""

TRAPS = (SIZE, LEASE, REPEATED, INVITED)
