/* One calendar for each case of an entry, as it must look byte for byte. UPDATE=1 writes them anew. */
#include "tests/ical/ical_case.h"
#include "tests/support/golden.h"

static const struct item agenda[] = {
	{ .id = 1, .number = T("1"), .title = T("Öppnande"), .minutes = 5 },
	{ .id = 2, .number = T("2"), .title = T("Incheckning"), .presenter = T("Elin Ask") },
	{ .id = 3, .title = T("Ärenden") },
	{ .id = 4,
		.parent_id = 3,
		.number = T("3a"),
		.title = T("Ansökningar, mål; medel"),
		.presenter = T("Bo Ågren"),
		.minutes = 20 },
	{ .id = 5, .number = T("§ 4."), .title = T("Nästa möte – hösten") },
};

static void assert_golden(
	const char *name, const struct ical_options *o, const struct export_row *rows, size_t n)
{
	char *path = xasprintf("tests/ical/golden/%s.ics", name);
	char *text = ical_write(o, rows, n);

	golden_check_file(path, text);
	free(text);
	free(path);
}

static void assert_case(const char *name, const struct export_row *row)
{
	struct ical_options o = ical_options();

	assert_golden(name, &o, row, 1);
}

static void timed(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, MORNING, .title = T("Beredning"), .place = T("Park"),
			.room = T("Sadeln"), .link = T("https://moten.example/vår dag"),
			.mode = MODE_HYBRID, .sequence = 2 },
		.groups = &vast,
		.n_groups = 1,
		.items = agenda,
		.n_items = ARRAY_LEN(agenda),
	};

	(void)state;
	assert_case("timed", &row);
}

static void all_day(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, .kind = MEETING_FULL_DAY, .starts = T("2026-10-06"),
			.ends = T("2026-10-07"), .all_day = true },
		.groups = &vast,
		.n_groups = 1,
	};

	(void)state;
	assert_case("all-day", &row);
}

/* Over the night on which the clock is put back: 25 hours, which the zone says. */
static void lunch_to_lunch(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, .kind = MEETING_LUNCH_TO_LUNCH, .starts = T("2026-10-24T12:00"),
			.ends = T("2026-10-25T12:00") },
		.groups = &vast,
		.n_groups = 1,
	};

	(void)state;
	assert_case("lunch-to-lunch", &row);
}

static void joint(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, MORNING, .kind = MEETING_FULL_DAY, .title = T("Heldag"),
			.mode = MODE_REMOTE },
		.groups = all_groups,
		.n_groups = ARRAY_LEN(all_groups),
	};

	(void)state;
	assert_case("joint", &row);
}

static void proposed(void **state)
{
	const struct export_row row = {
		.m = { MEETING, MORNING, .title = T("Studiedag"), .status = STATUS_PROPOSED },
		.groups = &vast,
		.n_groups = 1,
	};

	(void)state;
	assert_case("proposed", &row);
}

static void cancelled(void **state)
{
	const struct export_row row = {
		.m = { MEETING, MORNING, .status = STATUS_CANCELLED, .sequence = 1 },
		.groups = &vast,
		.n_groups = 1,
	};

	(void)state;
	assert_case("cancelled", &row);
}

static void moved(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, MORNING, .title = T("Beredning Väst"), .sequence = 3 },
		.groups = &vast,
		.n_groups = 1,
		.moved_from = "2026-05-12T09:00",
	};

	(void)state;
	assert_case("moved", &row);
}

static void deadline(void **state)
{
	const struct export_row row = {
		.m = { DECIDED, .kind = MEETING_DEADLINE, .title = T("Ansökningar för 2027"),
			.starts = T("2026-09-01"), .ends = T("2026-09-01"), .all_day = true },
	};

	(void)state;
	assert_case("deadline", &row);
}

static void in_english(void **state)
{
	const struct export_row row = {
		.m = { MEETING, MORNING, .title = T("Retreat"), .status = STATUS_CANCELLED,
			.mode = MODE_REMOTE, .link = T("https://meet.example/1") },
		.groups = all_groups,
		.n_groups = 2,
		.items = agenda,
		.n_items = 1,
		.moved_from = "2026-05-12",
	};
	struct ical_options o = ical_options();

	(void)state;
	o.language = "en";
	assert_golden("english", &o, &row, 1);
}

/* A calendar without meetings still defines its zone: some servers refuse an empty one. */
static void empty(void **state)
{
	struct ical_options o = ical_options();

	(void)state;
	o.name = "Förbundet Ekbygden, Väst; 2026";
	assert_golden("empty", &o, NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(timed),
		cmocka_unit_test(all_day),
		cmocka_unit_test(lunch_to_lunch),
		cmocka_unit_test(joint),
		cmocka_unit_test(proposed),
		cmocka_unit_test(cancelled),
		cmocka_unit_test(moved),
		cmocka_unit_test(deadline),
		cmocka_unit_test(in_english),
		cmocka_unit_test(empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
