"""Who of a cohort to introduce to which job: the plan, what it is measured by, and its reasons."""
