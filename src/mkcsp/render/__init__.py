"""Views to text, HTML, PDF and e-mail, and findings to lines."""
