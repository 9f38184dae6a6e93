"""Tasks on the virtual phone, in the five scenarios of Mobile-Eval-E (arXiv 2501.11733)."""
