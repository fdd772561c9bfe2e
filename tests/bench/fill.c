/* Makes a database of N meetings for the bench: fill FILE N.
 *
 * The year 2026 is the same at every N: a hundred meetings, of which that of 10 March is running with
 * forty people called. The others fill the nine years around it, so that what grows is the file, not
 * the screen. Each meeting has an agenda of five items, a place and eight people called. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "tests/bench/rows.h"

enum {
	PARTIES = 6,
	GROUPS = 3,
	PEOPLE = 40,
	CALLED = 8,
	ITEMS = 5,
	YEAR = 2026,
	YEARS_BEFORE = 5,
	IN_YEAR = 100,
	OTHER_YEARS = 9,
	RUNNING = 19, /* 10 March: 19 of 100 days into the year */
};

struct fill {
	struct store *store;
	int64_t meeting, item, attendance, link; /* ids given out so far */
};

static void put_register(struct fill *f)
{
	for (int i = 1; i <= PARTIES; i++) {
		char name[40], mark[8];

		snprintf(name, sizeof(name), "Kommun %d", i);
		snprintf(mark, sizeof(mark), "K%d", i);
		put(f->store, &party_table,
			&(struct party) { .id = i, .rev = 1, .name = name, .short_name = mark });
	}
	for (int i = 1; i <= GROUPS; i++) {
		char name[40], letter[2] = { (char)('A' + i - 1), '\0' };

		snprintf(name, sizeof(name), "Beredning %s", letter);
		put(f->store, &group_table,
			&(struct group) { .id = i,
				.rev = 1,
				.name = name,
				.short_name = name,
				.letter = letter });
	}
	put_people(f->store, PEOPLE, PARTIES, GROUPS);
}

static void put_agenda(struct fill *f, int64_t meeting)
{
	for (int i = 1; i <= ITEMS; i++) {
		char number[8], title[60];

		snprintf(number, sizeof(number), "%d", i);
		snprintf(title, sizeof(title), "Uppföljning av insats %d och nästa steg", i);
		put(f->store, &item_table,
			&(struct item) { .id = ++f->item,
				.rev = 1,
				.meeting_id = meeting,
				.position = i,
				.number = number,
				.title = title,
				.kind = ITEM_DISCUSSION,
				.minutes = 20 });
	}
}

static void put_called(struct fill *f, int64_t meeting, int people)
{
	for (int i = 0; i < people; i++)
		put(f->store, &attendance_table,
			&(struct attendance) { .id = ++f->attendance,
				.rev = 1,
				.meeting_id = meeting,
				.person_id = (meeting + i) % PEOPLE + 1 });
}

static void put_meeting(struct fill *f, int32_t day, bool running)
{
	char starts[MOMENT_SIZE], ends[MOMENT_SIZE], uid[64], title[80], *search;
	char zone[] = "Europe/Stockholm", place[] = "Kommunhuset, plan 2", room[] = "Björken";
	int64_t id = ++f->meeting, began = running ? 1773129600 : 0;
	int minute = running ? 540 : 480 + (int)(id % 8) * 60;
	struct meeting m = { .id = id,
		.rev = 1,
		.title = title,
		.starts = starts,
		.ends = ends,
		.zone = zone,
		.place = place,
		.room = room,
		.status = running ? STATUS_RUNNING : STATUS_DECIDED,
		.uid = uid,
		.revised_at = 1767225600,
		.created_at = 1767225600,
		.started_at = began,
		.item_id = running ? f->item + 1 : 0,
		.item_since = began };

	moment_iso((struct moment) { day, minute }, starts);
	moment_iso((struct moment) { day, minute + 120 }, ends);
	snprintf(uid, sizeof(uid), "meeting-%" PRId64 "@bench.example", id);
	snprintf(title, sizeof(title), "Beredningsgruppens möte nr %" PRId64, id);
	search = text_fold(title, FOLD_CASE);
	m.search = search;
	put(f->store, &meeting_table, &m);
	free(search);
	put(f->store, &meeting_group_table,
		&(struct meeting_group) {
			.id = ++f->link, .rev = 1, .meeting_id = id, .group_id = id % GROUPS + 1 });
	put_agenda(f, id);
	put_called(f, id, running ? PEOPLE : CALLED);
}

static void put_year(struct fill *f, int year, long n)
{
	int32_t new_year;

	day_from_ymd(year, 1, 1, &new_year);
	for (long i = 0; i < n; i++)
		if (year != YEAR || i != RUNNING)
			put_meeting(f, new_year + (int32_t)(i * 365 / n), false);
}

/* Year after year, as people enter them. The running meeting's roll is the newest: the floor finds it
 * by that. */
static void put_meetings(struct fill *f, long n)
{
	long others = n - IN_YEAR;
	int32_t day;

	for (int i = 0; i <= OTHER_YEARS; i++) {
		int year = YEAR + i - YEARS_BEFORE;
		long share = others / OTHER_YEARS + (i < others % OTHER_YEARS);

		put_year(f, year, year == YEAR ? IN_YEAR : share);
	}
	day_from_ymd(YEAR, 3, 10, &day);
	put_meeting(f, day, true);
}

int main(int argc, char **argv)
{
	struct clock clock = { 0 };
	struct fill f = { 0 };

	if (argc != 3) {
		fprintf(stderr, "usage: fill FILE MEETINGS\n");
		return 2;
	}
	f.store = put_begin(argv[1], &clock);
	put_register(&f);
	put_meetings(&f, strtol(argv[2], NULL, 10));
	put_end(f.store);
	return 0;
}
