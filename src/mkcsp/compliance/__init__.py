"""Where a body is with the rules of its terms of reference on a day, under every reading, with the evidence."""
