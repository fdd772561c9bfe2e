#include "tests/support/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/xalloc.h"

#include "cmocka.h"

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "re");
	struct buf b = { 0 };
	char part[4096];
	size_t n;

	if (!f)
		return NULL;
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, n);
	fclose(f);
	return buf_take(&b);
}

static void write_file(const char *path, const char *text)
{
	FILE *f;

	mkdir("tests/golden", 0777);
	f = fopen(path, "we");
	if (!f || fputs(text, f) < 0 || fclose(f) != 0)
		fail_msg("cannot write %s", path);
}

static void show_difference(const char *path, const char *want, const char *have)
{
	int line = 1;

	for (;; line++) {
		size_t w = strcspn(want, "\n"), h = strcspn(have, "\n");

		if (w != h || strncmp(want, have, w) != 0)
			break;
		if (!want[w] || !have[h])
			break;
		want += w + 1;
		have += h + 1;
	}
	fail_msg("%s:%d\nexpected: %.*s\nactual:   %.*s\n(UPDATE=1 accepts what is drawn now)",
		path, line, (int)strcspn(want, "\n"), want, (int)strcspn(have, "\n"), have);
}

void golden_check_file(const char *path, const char *actual)
{
	const char *update = getenv("UPDATE");
	char *want;

	if (update && *update)
		write_file(path, actual);
	want = read_file(path);
	if (!want)
		fail_msg("%s is missing; UPDATE=1 writes it", path);
	if (strcmp(want, actual) != 0)
		show_difference(path, want, actual);
	free(want);
}

void golden_check(const char *name, const char *actual)
{
	char *path = xasprintf("tests/golden/%s.txt", name);

	golden_check_file(path, actual);
	free(path);
}
