/* Measures two programs against each other, a run of the one and a run of the other in turn, and
 * prints lines "name ours floor" (ns, bytes, KiB):
 *
 *	drive start RUNS OURS [:: FLOOR]          time and CPU time to the painted first screen
 *	drive keys  RUNS COUNT OURS [:: FLOOR]    key to repaint: p50, p99, bytes, bytes beyond 2 a cell
 *	drive held  RUNS COUNT OURS [:: FLOOR]    COUNT keys at once to the last paint
 *	drive idle  SECONDS OURS [:: FLOOR]       wake-ups and bytes while nothing happens
 *	drive size  COUNT OURS [:: FLOOR]         resident memory after COUNT keys
 *	drive run   RUNS OURS [:: FLOOR]          time, CPU time and peak memory of a whole command
 *
 * OURS and FLOOR are command lines, before which may stand setup=KEYS (pressed first, each until
 * painted) and keys=KEYS (what is measured, again and again). */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/xalloc.h"

#include "tests/bench/subject.h"

enum { SIDES = 2, QUIET = 3 /* ms; a paint is one write */, HELD_QUIET = 60 };

struct side {
	const char *setup, *keys;
	char **argv;
};

struct series {
	int64_t *v;
	size_t n, cap;
};

struct job {
	long runs, count;
	struct side side[SIDES];
	size_t sides;
};

static void series_add(struct series *s, int64_t x)
{
	s->v = xgrow(s->v, s->n, &s->cap, sizeof(*s->v));
	s->v[s->n++] = x;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Sorts it; 0 where there is nothing. */
static int64_t series_at(struct series *s, int percent)
{
	if (!s->n)
		return 0;
	qsort(s->v, s->n, sizeof(*s->v), by_size);
	return s->v[(s->n - 1) * (size_t)percent / 100];
}

static void report(const char *name, struct series s[SIDES], int percent)
{
	printf("%s %" PRId64 " %" PRId64 "\n", name, series_at(&s[0], percent),
		series_at(&s[1], percent));
}

static void release(struct series s[SIDES])
{
	for (size_t i = 0; i < SIDES; i++)
		free(s[i].v);
}

static void begin(struct subject *s, const struct side *side)
{
	subject_start(s, side->argv);
	for (const char *k = side->setup; *k; k++)
		subject_keys(s, k, 1, QUIET);
}

static void measure_start(const struct job *job)
{
	struct series wall[SIDES] = { 0 }, cpu[SIDES] = { 0 };

	for (long run = 0; run < job->runs; run++)
		for (size_t i = 0; i < job->sides; i++) {
			struct subject s;

			series_add(&wall[i], subject_start(&s, job->side[i].argv).ns);
			series_add(&cpu[i], subject_cpu(&s));
			subject_end(&s);
		}
	report("start", wall, 50);
	report("start_cpu", cpu, 50);
	release(wall);
	release(cpu);
}

static void measure_keys(const struct job *job)
{
	struct series ns[SIDES] = { 0 }, bytes[SIDES] = { 0 }, beyond[SIDES] = { 0 };

	for (long run = 0; run < job->runs; run++)
		for (size_t i = 0; i < job->sides; i++) {
			const struct side *side = &job->side[i];
			struct subject s;

			begin(&s, side);
			for (long k = 0; k < job->count; k++) {
				const char *key =
					side->keys + (size_t)(run + k) % strlen(side->keys);
				struct seen seen = subject_keys(&s, key, 1, QUIET);

				series_add(&ns[i], seen.ns);
				series_add(&bytes[i], (int64_t)seen.bytes);
				series_add(
					&beyond[i], (int64_t)seen.bytes - 2 * (int64_t)seen.cells);
			}
			subject_end(&s);
		}
	report("key_p50", ns, 50);
	report("key_p99", ns, 99);
	report("key_bytes", bytes, 50);
	report("key_beyond", beyond, 99);
	release(ns);
	release(bytes);
	release(beyond);
}

static void measure_held(const struct job *job)
{
	struct series ns[SIDES] = { 0 };

	for (long run = 0; run < job->runs; run++)
		for (size_t i = 0; i < job->sides; i++) {
			const struct side *side = &job->side[i];
			char *keys = xmalloc((size_t)job->count);
			struct subject s;

			for (long k = 0; k < job->count; k++)
				keys[k] = side->keys[(size_t)k % strlen(side->keys)];
			begin(&s, side);
			series_add(
				&ns[i], subject_keys(&s, keys, (size_t)job->count, HELD_QUIET).ns);
			subject_end(&s);
			free(keys);
		}
	report("held", ns, 50);
	release(ns);
}

static void measure_idle(const struct job *job)
{
	struct series woken[SIDES] = { 0 }, bytes[SIDES] = { 0 };

	for (size_t i = 0; i < job->sides; i++) {
		struct subject s;
		long before;

		begin(&s, &job->side[i]);
		/* What follows the paint by design (a checkpoint, a draft) is not idling. */
		subject_listen(&s, 2500);
		before = subject_switches(&s);
		series_add(&bytes[i], (int64_t)subject_listen(&s, (int)job->runs * 1000));
		series_add(&woken[i], subject_switches(&s) - before);
		subject_end(&s);
	}
	report("idle_wakeups", woken, 50);
	report("idle_bytes", bytes, 50);
	release(woken);
	release(bytes);
}

static void measure_size(const struct job *job)
{
	struct series rss[SIDES] = { 0 };

	for (size_t i = 0; i < job->sides; i++) {
		const struct side *side = &job->side[i];
		struct subject s;

		begin(&s, side);
		for (long k = 0; k < job->runs; k++)
			subject_keys(&s, side->keys + (size_t)k % strlen(side->keys), 1, 0);
		series_add(&rss[i], subject_rss(&s));
		subject_end(&s);
	}
	report("rss", rss, 50);
	release(rss);
}

/* Output is read through a pipe, as another program would. */
static int64_t run_once(const struct side *side, struct rusage *use)
{
	int64_t since = now_ns();
	char piece[65536];
	int out[2], status;
	pid_t pid;

	if (pipe(out) != 0 || (pid = fork()) < 0)
		die("bench: %s", strerror(errno));
	if (pid == 0) {
		dup2(out[1], 1);
		close(out[0]);
		close(out[1]);
		execv(side->argv[0], side->argv);
		_exit(127);
	}
	close(out[1]);
	while (read(out[0], piece, sizeof(piece)) > 0)
		;
	close(out[0]);
	if (wait4(pid, &status, 0, use) < 0 || status != 0)
		die("bench: %s failed", side->argv[0]);
	return now_ns() - since;
}

static void measure_run(const struct job *job)
{
	struct series wall[SIDES] = { 0 }, cpu[SIDES] = { 0 }, peak[SIDES] = { 0 };

	for (long run = 0; run < job->runs; run++)
		for (size_t i = 0; i < job->sides; i++) {
			struct rusage use;

			series_add(&wall[i], run_once(&job->side[i], &use));
			series_add(&cpu[i],
				((int64_t)use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1000000000 +
					((int64_t)use.ru_utime.tv_usec + use.ru_stime.tv_usec) *
						1000);
			series_add(&peak[i], use.ru_maxrss);
		}
	report("run", wall, 50);
	report("run_cpu", cpu, 50);
	report("run_peak", peak, 50);
	release(wall);
	release(cpu);
	release(peak);
}

/* Splits "[setup=K] [keys=K] PROGRAM ARG… [:: …]"; argv is NULL-terminated and changed. */
static void read_sides(struct job *job, char **argv)
{
	while (*argv && job->sides < SIDES) {
		struct side *side = &job->side[job->sides++];

		*side = (struct side) { "", "j", NULL };
		for (; *argv; argv++) {
			if (strncmp(*argv, "setup=", 6) == 0)
				side->setup = *argv + 6;
			else if (strncmp(*argv, "keys=", 5) == 0)
				side->keys = *argv + 5;
			else
				break;
		}
		side->argv = argv;
		while (*argv && strcmp(*argv, "::") != 0)
			argv++;
		if (*argv)
			*argv++ = NULL;
	}
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int numbers;
		void (*measure)(const struct job *job);
	} jobs[] = {
		{ "start", 1, measure_start },
		{ "keys", 2, measure_keys },
		{ "held", 2, measure_held },
		{ "idle", 1, measure_idle },
		{ "size", 1, measure_size },
		{ "run", 1, measure_run },
	};

	for (size_t i = 0; i < ARRAY_LEN(jobs) && argc > jobs[i].numbers + 2; i++)
		if (strcmp(argv[1], jobs[i].name) == 0) {
			struct job job = { .runs = strtol(argv[2], NULL, 10) };

			if (jobs[i].numbers > 1)
				job.count = strtol(argv[3], NULL, 10);
			read_sides(&job, argv + 2 + jobs[i].numbers);
			jobs[i].measure(&job);
			return 0;
		}
	fprintf(stderr,
		"usage: drive start|keys|held|idle|size|run NUMBER… PROGRAM… [:: PROGRAM…]\n");
	return 2;
}
