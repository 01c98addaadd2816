"""What people see of a story: the page, its charts, the terminal. Wording is shared; nothing here decides anything."""
