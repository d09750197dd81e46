"""The work on the archive itself: who may do what, intake, owners, visits, who leaves [W1]–[W4]. Pure, like grading."""
