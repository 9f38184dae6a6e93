"""What every page is put together from: buttons, fields, labels, notices."""
