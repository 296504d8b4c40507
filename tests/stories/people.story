# -- Units are founded below each other, and closed into each other with everybody in them.
2024-01-05 people found u-bureau
    -> UnitFounded
2024-01-05 people found u-bureau
    -> refused, unit-exists: The unit id u-bureau was used before (choose another).
2024-01-05 people found u-welfare below u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-01-05 people found u-welfare below u-bureau
    -> UnitFounded
2024-01-05 people found u-rescue below u-welfare
    -> UnitFounded
2024-01-06 people join p-li u-rescue
    -> PersonJoined
2024-01-06 people join p-li u-welfare
    -> refused, person-exists: The person id p-li was used before (choose another).
2024-01-06 people join p-wang u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-02-01 people close u-welfare
    -> refused, unit-not-empty: The unit u-welfare still holds u-rescue (say into which unit they go).
2024-02-01 people close u-welfare into u-welfare
    -> refused, into-itself: The unit u-welfare cannot go into itself or a unit below it.
2024-02-01 people close u-welfare into u-rescue
    -> refused, into-itself: The unit u-welfare cannot go into itself or a unit below it.
2024-02-01 people close u-welfare into u-nowhere
    -> refused, no-unit: There is no unit u-nowhere, or it was closed.
2024-02-01 people close u-rescue
    -> refused, unit-not-empty: The unit u-rescue still holds p-li (say into which unit they go).
2024-02-01 people close u-rescue into u-welfare
    -> UnitClosed
2024-02-01 people close u-rescue
    -> refused, no-unit: There is no unit u-rescue, or it was closed.
2024-02-02 people found u-rescue
    -> refused, unit-exists: The unit id u-rescue was used before (choose another).
2024-02-02 people move p-li u-welfare
    -> refused, serves-there: p-li serves in u-welfare already.
2024-02-02 people move p-li u-bureau
    -> PersonMoved
2024-02-02 people close u-welfare
    -> UnitClosed
2024-02-02 people move p-li u-welfare
    -> refused, no-unit: There is no unit u-welfare, or it was closed.
2024-03-01 people leave p-li
    -> PersonLeft
2024-03-01 people leave p-li
    -> refused, no-person: Nobody in service has the id p-li.
2024-03-01 people move p-li u-bureau
    -> refused, no-person: Nobody in service has the id p-li.
2024-03-01 people join p-li u-bureau
    -> refused, person-exists: The person id p-li was used before (choose another).

# It is said on the day itself: not in advance, and not afterwards.
2024-03-01 people join p-wang u-bureau
    -> PersonJoined
2041-01-01 people leave p-wang
    -> refused, impossible-day: It cannot have been on 2041-01-01 (not after 2040-01-01).
2024-03-02 people audit PersonLeft {"person":"p-wang"}
    -> refused, impossible-day: It cannot have been on 2024-03-02 (possible: 2040-01-01 to 2040-01-01).
