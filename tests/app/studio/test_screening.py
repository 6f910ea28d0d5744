from avatar.app.studio.screening import Screening


def shown_of(seconds, drawn_a_second, interval_ms):
    """How many of the pictures that are drawn are copied for one who wants them so often."""
    screening, shown = Screening(), 0
    screening.view("preview", interval_ms)
    for number in range(round(seconds * drawn_a_second)):
        now_s = 100 + number / drawn_a_second
        if now_s >= screening._due_s + screening._interval_s():
            screening._keep_pace(now_s)
            shown += 1
    return shown


def test_a_pace_that_is_none_of_the_shows_is_kept_on_average(app):
    """Mutant: counting from when the last one came gives 15 a second."""
    assert 58 <= shown_of(3, 30, 50) <= 62


def test_it_is_never_caught_up_with_after_a_stop(app):
    screening = Screening()
    screening.view("preview", 50)
    screening._keep_pace(100.0)
    screening._keep_pace(109.0)
    assert screening._due_s >= 109.0 - 0.05


def test_one_who_wants_all_of_them_gets_all_of_them(app):
    assert shown_of(2, 30, 33) >= 59
