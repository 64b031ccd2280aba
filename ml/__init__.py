"""Text and numbers: what fits whom, and why. Knows no Flask and no database."""
