/* The stand-in for libFuzzer in `make check`: feeds every file of a target's corpus to the target,
 * a case each. The target's name is the program's: fuzz_date reads tests/fuzz/corpus/date. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/xalloc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static bool read_file(const char *path, struct buf *out)
{
	FILE *f = fopen(path, "rb");
	char piece[4096];
	size_t n;

	if (!f)
		return false;
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		buf_add(out, piece, n);
	return fclose(f) == 0;
}

int main(int argc, char **argv)
{
	const char *name = strrchr(argv[0], '/');
	char *dir =
		xasprintf("tests/fuzz/corpus/%s", (name ? name + 1 : argv[0]) + strlen("fuzz_"));
	struct dirent **files = NULL;
	int n = scandir(argc > 1 ? argv[1] : dir, &files, visible, alphasort);
	int failed = 0;

	printf("1..%d\n", n > 0 ? n : 1);
	if (n <= 0)
		printf("not ok 1 - %s has no files\n", dir);
	for (int i = 0; i < n; i++) {
		char *path = xasprintf("%s/%s", argc > 1 ? argv[1] : dir, files[i]->d_name);
		struct buf text = { 0 };
		bool ok = read_file(path, &text);

		/* What crashes here is the file named next to the last case printed. */
		fflush(stdout);
		if (ok)
			LLVMFuzzerTestOneInput((const uint8_t *)buf_str(&text), text.len);
		printf("%s %d - %s\n", ok ? "ok" : "not ok", i + 1, files[i]->d_name);
		failed += !ok;
		buf_release(&text);
		free(path);
		free(files[i]);
	}
	free(files);
	free(dir);
	return n <= 0 || failed;
}
