/* Makes a database of ten years for the bench: fill_years FILE.
 *
 * Eighty people in three groups that meet eight times a year, every roll taken, and a hundred thousand
 * lines of notes, which the index of words has taken in. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

#include "tests/bench/rows.h"

enum { PARTIES = 8, GROUPS = 3, PEOPLE = 80, YEARS = 10, IN_YEAR = 8, LINES = 100000, FROM = 2016 };
enum { MEETINGS = YEARS * IN_YEAR * GROUPS };

static void put_register(struct store *s)
{
	char name[40];

	for (int i = 1; i <= PARTIES; i++) {
		snprintf(name, sizeof(name), "Kommun %d", i);
		put(s, &party_table, &(struct party) { .id = i, .rev = 1, .name = name });
	}
	for (int i = 1; i <= GROUPS; i++) {
		snprintf(name, sizeof(name), "Beredning %d", i);
		put(s, &group_table, &(struct group) { .id = i, .rev = 1, .name = name });
	}
	put_people(s, PEOPLE, PARTIES, GROUPS);
}

/* Everybody of the group, marked. */
static void put_roll(struct store *s, int64_t meeting, int64_t group, int64_t *rows)
{
	for (int64_t i = 1; i <= PEOPLE; i++)
		if (i % GROUPS + 1 == group)
			put(s, &attendance_table,
				&(struct attendance) { .id = ++*rows,
					.rev = 1,
					.meeting_id = meeting,
					.person_id = i,
					.status =
						ATTENDANCE_ONSITE + (int)((meeting * 7 + i) % 4) });
}

static void put_lines(struct store *s, int64_t meeting, int64_t *lines)
{
	static const char *const words[] = { "insatser", "språkstöd", "budgeten", "samverkan",
		"deltagare", "ansökningar", "handläggare", "utbildning", "kartläggning",
		"uppföljning", "arbetsgivare", "remisser", "styrelsen" };

	for (int64_t end = LINES * meeting / MEETINGS; *lines < end;) {
		size_t n = (size_t)++ * lines;
		char text[120];

		snprintf(text, sizeof(text), "Frågan om %s och %s %zu tas upp med %s nästa gång",
			words[n % ARRAY_LEN(words)], words[n / 7 % ARRAY_LEN(words)], n % 997,
			words[n / 31 % ARRAY_LEN(words)]);
		put(s, &note_table,
			&(struct note) { .id = *lines,
				.rev = 1,
				.meeting_id = meeting,
				.position = *lines,
				.kind = n % 11 == 0 ? NOTE_DECISION : NOTE_TEXT,
				.text = text });
	}
}

static void put_meetings(struct store *s)
{
	char zone[] = "Europe/Stockholm", title[] = "Beredning";
	int64_t rows = 0, lines = 0;

	for (int64_t i = 0; i < MEETINGS; i++) {
		char starts[MOMENT_SIZE], ends[MOMENT_SIZE], uid[64];
		int64_t group = i % GROUPS + 1;
		int32_t day;

		day_from_ymd(FROM + (int)(i / GROUPS / IN_YEAR), 1, 10, &day);
		day += (int32_t)(i / GROUPS % IN_YEAR) * 44 + (int32_t)group;
		moment_iso((struct moment) { day, 540 }, starts);
		moment_iso((struct moment) { day, 720 }, ends);
		snprintf(uid, sizeof(uid), "years-%" PRId64 "@bench.example", i);
		put(s, &meeting_table,
			&(struct meeting) { .id = i + 1,
				.rev = 1,
				.title = title,
				.starts = starts,
				.ends = ends,
				.zone = zone,
				.status = STATUS_HELD,
				.uid = uid });
		put(s, &meeting_group_table,
			&(struct meeting_group) {
				.id = i + 1, .rev = 1, .meeting_id = i + 1, .group_id = group });
		put_roll(s, i + 1, group, &rows);
		put_lines(s, i + 1, &lines);
	}
}

/* As following the journal would: db/search.c. 2 is the place of notes, 40 its bits. */
static void put_words(struct store *s)
{
	struct err e = { 0 };

	must(sql_run(&s->sql,
		     "INSERT INTO search_texts (id, meeting_id, text)"
		     " SELECT (2 << 40) + id, meeting_id, speaker || ' ' || text || ' ' || who"
		     " FROM notes",
		     &e) &&
			sql_run(&s->sql,
				"INSERT INTO search_words (rowid, text)"
				" SELECT id, text FROM search_texts",
				&e),
		&e);
}

int main(int argc, char **argv)
{
	struct clock clock = { 0 };
	struct store *s;

	if (argc != 2) {
		fprintf(stderr, "usage: fill_years FILE\n");
		return 2;
	}
	s = put_begin(argv[1], &clock);
	put_register(s);
	put_meetings(s);
	put_words(s);
	put_end(s);
	return 0;
}
