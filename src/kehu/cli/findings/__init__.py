"""What `kehu review` shows and does: findings as text, page, mail and calendar; rules; the plan; reviews done."""
