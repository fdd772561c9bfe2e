/* Dot votes counted, ranked and said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "rules/tally.h"

#include "cmocka.h"

enum { VISIT = 1, COURSE, MAP, LUNCH, OPTIONS = 4, ROOM = 20 };

/* A vote of five people over four options: 7, 3, 3 and no dots of the three that each of them has. */
struct vote {
	struct poll_option options[OPTIONS];
	struct ballot ballots[ROOM];
	struct poll_votes p;
};

static void give(struct vote *v, int64_t person, int64_t option, int64_t dots)
{
	v->ballots[v->p.n_ballots++] =
		(struct ballot) { .person_id = person, .option_id = option, .dots = dots };
}

static void vote_init(struct vote *v)
{
	static const char *const names[OPTIONS] = { "Studiebesök", "Utbildning", "Kartläggning",
		"Lunch" };

	*v = (struct vote) { 0 };
	for (int i = 0; i < OPTIONS; i++) {
		v->options[i].id = i + 1;
		v->options[i].text = xstrdup(names[i]);
	}
	v->p.poll.dots = v->p.poll.most = 3;
	v->p.options = v->options;
	v->p.n_options = OPTIONS;
	v->p.ballots = v->ballots;
	give(v, 11, VISIT, 3);
	give(v, 12, VISIT, 2);
	give(v, 12, COURSE, 1);
	give(v, 13, VISIT, 2);
	give(v, 13, MAP, 1);
	give(v, 14, COURSE, 2);
	give(v, 15, MAP, 2);
}

static void vote_release(struct vote *v)
{
	for (int i = 0; i < OPTIONS; i++)
		free(v->options[i].text);
}

static void expect_sentence(const struct vote *v, const char *language, const char *wanted)
{
	struct buf b = { 0 };

	tally_sentence(&v->p, language, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void test_rank_with_a_tie(void **state)
{
	struct tally_row rows[OPTIONS];
	struct vote v;

	(void)state;
	vote_init(&v);
	assert_int_equal(tally_rank(&v.p, true, rows), OPTIONS);
	assert_int_equal(rows[0].option->id, VISIT);
	assert_int_equal(rows[0].dots, 7);
	assert_int_equal(rows[0].place, 1);
	assert_false(rows[0].tied);
	assert_int_equal(rows[1].option->id, COURSE);
	assert_int_equal(rows[2].option->id, MAP);
	assert_int_equal(rows[1].place, 2);
	assert_int_equal(rows[2].place, 2);
	assert_true(rows[1].tied && rows[2].tied);
	assert_int_equal(rows[3].place, 4);
	assert_false(rows[3].tied);
	vote_release(&v);
}

static void test_counts_of_people(void **state)
{
	struct vote v;

	(void)state;
	vote_init(&v);
	assert_int_equal(tally_voters(&v.p), 5);
	assert_int_equal(tally_dots(&v.p, 12, 0), 3);
	assert_int_equal(tally_dots(&v.p, 12, COURSE), 1);
	assert_int_equal(tally_dots(&v.p, 0, MAP), 3);
	assert_int_equal(tally_left(&v.p, 12), 0);
	assert_int_equal(tally_left(&v.p, 14), 1);
	assert_int_equal(tally_left(&v.p, 99), 3);
	vote_release(&v);
}

static void test_who_may_vote(void **state)
{
	struct roll_row here = { .a = { .person_id = 20, .status = ATTENDANCE_ONSITE } };
	struct roll_row gone = { .a = { .person_id = 20, .status = ATTENDANCE_REMOTE } };
	struct roll_row staff = { .a = { .person_id = 20, .status = ATTENDANCE_ONSITE } };
	struct vote v;
	char left[] = "09:30";

	(void)state;
	vote_init(&v);
	gone.a.left = left;
	staff.a.role = ATTENDS_AS_STAFF;
	assert_true(tally_may_vote(&v.p, &here));
	assert_false(tally_may_vote(&v.p, &gone));
	assert_false(tally_may_vote(&v.p, &staff));
	gone.a.person_id = 11;
	assert_true(tally_may_vote(&v.p, &gone)); /* the dots were given before */
	here.a.status = ATTENDANCE_ABSENT;
	assert_false(tally_may_vote(&v.p, &here));
	vote_release(&v);
}

static void test_merged_options_keep_both_tallies(void **state)
{
	struct tally_row rows[OPTIONS];
	struct buf b = { 0 };
	struct vote v;

	(void)state;
	vote_init(&v);
	v.options[MAP - 1].merged_into = COURSE;
	assert_int_equal(tally_rank(&v.p, true, rows), OPTIONS - 1);
	assert_int_equal(rows[1].option->id, COURSE);
	assert_int_equal(rows[1].dots, 6);
	assert_int_equal(rows[1].own, 3);
	assert_int_equal(rows[1].parts, 1);
	tally_name(&v.p, rows[1].option, &b);
	buf_puts(&b, ": ");
	tally_parts(&v.p, rows[1].option, &b);
	assert_string_equal(buf_str(&b), "Utbildning + Kartläggning: 3 + 3");
	assert_int_equal(tally_rank(&v.p, false, rows), OPTIONS);
	buf_release(&b);
	vote_release(&v);
}

static void test_sentence(void **state)
{
	struct vote v;

	(void)state;
	vote_init(&v);
	expect_sentence(&v, "sv",
		"Prioritering: första plats Studiebesök (7 prickar), delad andra plats Utbildning "
		"och Kartläggning (3 prickar var). Utan prickar: Lunch. 5 personer röstade med "
		"3 prickar var.");
	expect_sentence(&v, "en",
		"Dot vote: first place Studiebesök (7 dots), joint second place Utbildning and "
		"Kartläggning (3 dots each). No dots: Lunch. 5 people voted with 3 dots each.");
	v.options[MAP - 1].merged_into = COURSE;
	expect_sentence(&v, "sv",
		"Prioritering: första plats Studiebesök (7 prickar), andra plats Utbildning + "
		"Kartläggning (6 prickar: 3 + 3). Utan prickar: Lunch. 5 personer röstade med "
		"3 prickar var.");
	v.options[LUNCH - 1].merged_into = COURSE;
	give(&v, 16, COURSE, 1);
	expect_sentence(&v, "sv",
		"Prioritering: delad första plats Studiebesök och Utbildning + Kartläggning + Lunch "
		"[4 + 3 + 0] (7 prickar var). 6 personer röstade med 3 prickar var.");
	vote_release(&v);
}

static void test_sentence_of_one_and_of_none(void **state)
{
	struct vote v;

	(void)state;
	vote_init(&v);
	v.p.n_ballots = 0;
	expect_sentence(&v, "sv", "Prioritering: ingen gav någon prick.");
	give(&v, 11, MAP, 1);
	v.p.poll.dots = 1;
	v.p.poll.title = xstrdup("Höstens satsning");
	expect_sentence(&v, "sv",
		"Prioritering (Höstens satsning): första plats Kartläggning (1 prick). Utan prickar: "
		"Studiebesök, Utbildning och Lunch. 1 person röstade med 1 prick var.");
	free(v.p.poll.title);
	vote_release(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rank_with_a_tie),
		cmocka_unit_test(test_counts_of_people),
		cmocka_unit_test(test_who_may_vote),
		cmocka_unit_test(test_merged_options_keep_both_tallies),
		cmocka_unit_test(test_sentence),
		cmocka_unit_test(test_sentence_of_one_and_of_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
