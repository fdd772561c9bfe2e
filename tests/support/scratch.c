#include "tests/support/scratch.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

char *scratch_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	char *path = xasprintf("%s/arshjul-test-XXXXXX", tmp && *tmp ? tmp : P_tmpdir);

	if (!mkdtemp(path))
		die("%s: %s", path, strerror(errno));
	return path;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void scratch_remove(char *folder)
{
	if (folder)
		nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(folder);
}
