"""Small computations of the page about the parts: functions, starts, short trainings."""
