"""What `kehu grade` shows: views, the page read out, moves between grades, what is written down."""
