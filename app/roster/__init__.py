"""Lines of a spreadsheet -> checked values -> rows: people and jobs, each all or nothing."""
