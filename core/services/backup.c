#include "services/backup.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/xalloc.h"

bool backup_to(struct session *se, const char *path, struct err *e)
{
	struct stat st;
	char *bak;
	bool kept, ok;

	if (file_same(path, store_path(se->store)))
		return err_set(e, ERR_INVALID,
			_("%s is the database itself: give the copy another name."), path);
	bak = xasprintf("%s.bak", path);
	kept = lstat(path, &st) == 0 && S_ISREG(st.st_mode) && rename(path, bak) == 0;
	ok = store_backup(se->store, path, e);
	if (!ok && kept)
		(void)rename(bak, path);
	free(bak);
	return ok;
}
