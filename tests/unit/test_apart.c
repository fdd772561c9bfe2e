/* Work done in a process of its own: its answer, and what is left when it ends badly. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/apart.h"
#include "base/xalloc.h"

#include "cmocka.h"

static void answers(void *ctx, struct apart_out *to)
{
	char *big = xcalloc(300000, 1);

	memset(big, 'x', 300000);
	apart_write(to, big, 300000);
	apart_write(to, ctx, strlen(ctx));
	free(big);
}

static void the_answer_comes_back(void **state)
{
	struct buf b = { 0 };
	struct err e = { 0 };

	(void)state;
	buf_puts(&b, "before ");
	assert_true(apart_run(answers, (char[]) { "end" }, &b, &e));
	assert_int_equal(b.len, 300010);
	assert_string_equal(b.s + 300007, "end");
	buf_release(&b);
}

static void dies(void *ctx, struct apart_out *to)
{
	apart_write(to, "half", 4);
	raise(*(int *)ctx);
}

static void a_death_is_an_error(void **state)
{
	int signals[] = { SIGSEGV, SIGABRT, SIGKILL, SIGXCPU };
	struct buf b = { 0 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		struct err e = { 0 };

		assert_false(apart_run(dies, &signals[i], &b, &e));
		assert_int_equal(e.code, ERR_INVALID);
		assert_int_equal(b.len, 0);
	}
	buf_release(&b);
}

/* Says what it may do: its limits, and whether descriptor *ctx is open there. */
static void looks(void *ctx, struct apart_out *to)
{
	struct rlimit cpu, files;
	char said[3];

	getrlimit(RLIMIT_CPU, &cpu);
	getrlimit(RLIMIT_FSIZE, &files);
	said[0] = cpu.rlim_cur <= 8 ? 'c' : '-';
	said[1] = files.rlim_cur == 0 ? 'f' : '-';
	said[2] = dup(*(int *)ctx) < 0 ? 'd' : '-';
	apart_write(to, said, sizeof(said));
}

static void it_has_little_to_work_with(void **state)
{
	struct buf b = { 0 };
	struct err e = { 0 };
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_true(apart_run(looks, &ends[1], &b, &e));
	assert_string_equal(b.s, "cfd");
	close(ends[0]);
	close(ends[1]);
	buf_release(&b);
}

/* ---- Heard while it is written ---- */

static bool refuses_the_end(void *listener, const char *bytes, size_t n, struct err *e)
{
	size_t *heard = listener;

	*heard += n;
	return bytes[n - 1] == 'x' || err_set(e, ERR_FULL, "enough");
}

static void whoever_listens_may_stop_it(void **state)
{
	struct err e = { 0 };
	size_t heard = 0;

	(void)state;
	assert_false(apart_listen(answers, (char[]) { "end" }, refuses_the_end, &heard, &e));
	assert_int_equal(e.code, ERR_FULL);
	assert_true(heard >= 300000);
}

static bool counts(void *listener, const char *bytes, size_t n, struct err *e)
{
	size_t *heard = listener;

	(void)bytes;
	(void)e;
	*heard += n;
	return true;
}

static void a_late_death_is_told_after_what_was_heard(void **state)
{
	int signal = SIGSEGV;
	struct err e = { 0 };
	size_t heard = 0;

	(void)state;
	assert_false(apart_listen(dies, &signal, counts, &heard, &e));
	assert_int_equal(e.code, ERR_INVALID);
	assert_int_equal(heard, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_answer_comes_back),
		cmocka_unit_test(a_death_is_an_error),
		cmocka_unit_test(it_has_little_to_work_with),
		cmocka_unit_test(whoever_listens_may_stop_it),
		cmocka_unit_test(a_late_death_is_told_after_what_was_heard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
