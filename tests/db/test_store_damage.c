/* Damaged files: told, never shown as if they were whole, and not touched by looking. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/xalloc.h"

#include "cmocka.h"
#include "db/store.h"
#include "tests/support/fixture.h"

static struct buf get_file(const char *path)
{
	struct buf b = { 0 };

	assert_true(file_read(path, SIZE_MAX, &b, NULL));
	return b;
}

static void put_file(const char *path, const void *bytes, size_t n)
{
	FILE *out = fopen(path, "we");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

static void fill(struct fixture *f)
{
	char text[100];

	for (int i = 0; i < 12; i++) {
		snprintf(text, sizeof(text), "2026-%02d-10T09:00", i + 1);
		fixture_meeting(f, "Ordinarie möte med ganska lång rubrik", text);
		snprintf(text, sizeof(text), "Person%d", i);
		fixture_person(f, "Anna", text);
	}
}

static size_t findings(struct fixture *f)
{
	size_t n = 0;

	fixture_open(f);
	if (!store_doctor(f->store, NULL, NULL, &n, &f->e))
		n = 1;
	f->e = (struct err) { 0 };
	fixture_close(f);
	return n;
}

static bool keep(void *to, const char *bytes, size_t n)
{
	buf_add(to, bytes, n);
	return true;
}

/* What a person would see: every table and the list of the year, or NULL where anything of it was
 * refused. */
static char *look(struct fixture *f)
{
	struct store_options o = { .path = f->file, .clock = &f->clock };
	struct meeting_query q = { .from = "2026", .to = "2027" };
	struct meeting_rows rows = { 0 };
	struct buf seen = { 0 };
	struct store *s = NULL;
	struct err e = { 0 };
	bool ok = store_open(&o, &s, &e) && store_meetings(s, &q, &rows, &e);

	for (size_t i = 0; ok && i < rows.n; i++)
		buf_printf(&seen, "%s %s\n", rows.v[i].m.starts, rows.v[i].m.title);
	ok = ok && store_export_json(s, keep, &seen, &e);
	if (!ok)
		assert_true(e.code == ERR_CORRUPT || e.code == ERR_NEWER || e.code == ERR_IO);
	pool_release(&rows.pool);
	store_close(s);
	if (ok)
		return buf_take(&seen);
	buf_release(&seen);
	return NULL;
}

static void flipped_bits(void **state)
{
	struct fixture *f = *state;
	uint64_t random = 88172645463325252u; /* xorshift64, George Marsaglia */
	struct buf good;
	char *truth;

	fill(f);
	fixture_close(f);
	truth = look(f);
	good = get_file(f->file);
	for (int i = 0; i < 300; i++) {
		size_t at;
		char *seen;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		at = random % good.len;
		good.s[at] ^= (char)(1 << (random >> 40) % 8);
		put_file(f->file, good.s, good.len);
		seen = look(f);
		if (seen && strcmp(seen, truth) != 0 && findings(f) == 0)
			fail_msg("byte %zu: wrong, and nobody says so", at);
		free(seen);
		good.s[at] ^= (char)(1 << (random >> 40) % 8);
	}
	buf_release(&good);
	free(truth);
}

static void cut_short(void **state)
{
	struct fixture *f = *state;
	struct buf good;

	fill(f);
	fixture_close(f);
	good = get_file(f->file);
	for (size_t cut = 0; cut < good.len; cut += 7777) {
		struct buf after;

		put_file(f->file, good.s, cut);
		assert_null(look(f));
		after = get_file(f->file);
		assert_int_equal(after.len, cut);
		assert_memory_equal(buf_str(&after), good.s, cut);
		buf_release(&after);
	}
	buf_release(&good);
}

static void zeroed_and_swapped_pages(void **state)
{
	struct fixture *f = *state;
	struct buf good;
	char *truth;

	fill(f);
	fixture_close(f);
	truth = look(f);
	good = get_file(f->file);
	for (size_t at = 4096; at + 8192 <= good.len; at += 4096) {
		char *bad = xmemdup(good.s, good.len), *seen;

		memset(bad + at, 0, 4096);
		put_file(f->file, bad, good.len);
		seen = look(f);
		if (seen && strcmp(seen, truth) != 0)
			fail_msg("page %zu zeroed and not seen", at / 4096 + 1);
		free(seen);
		memcpy(bad + at, good.s + at + 4096, 4096);
		memcpy(bad + at + 4096, good.s + at, 4096);
		put_file(f->file, bad, good.len);
		seen = look(f);
		if (seen && strcmp(seen, truth) != 0)
			fail_msg("page %zu swapped and not seen", at / 4096 + 1);
		free(seen);
		free(bad);
	}
	buf_release(&good);
	free(truth);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, fixture_setup_file, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(flipped_bits),
		CASE(cut_short),
		CASE(zeroed_and_swapped_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
