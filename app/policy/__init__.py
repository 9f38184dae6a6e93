"""The policy: whether a move may be made, must be asked about or is refused, decided outside every brain.

`deciding` applies the rules; `risk` and `phone_risk` judge what an action may cause, by its `deeds` and `hints`;
`scopes` tells where it acts.
"""
