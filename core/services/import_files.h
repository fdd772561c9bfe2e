/* Inside an import: the files that are in a folder, and which of them may be something to import. */
#ifndef CORE_SERVICES_IMPORT_FILES_H
#define CORE_SERVICES_IMPORT_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/pool.h"

/* The most files that one import takes, and folders in one another. */
enum { IMPORT_FILES_MAX = 10000, IMPORT_DEPTH_MAX = 20 };

struct import_path {
	const char *path;
	const char *
		below; /* the part of it that counts as said about the file: below the folder given */
	const char *why; /* translated: why it is passed over; NULL = it is to be looked at */
};
struct import_paths {
	struct import_path *v;
	size_t n, cap;
	struct pool pool;
};

/* Append path, which is a file, or what is in it, by name, folders included. Hidden files, copies that
 * programs keep and what is no document by its ending are passed over with the reason; a folder that was
 * entered already (a link) is not entered again. A file that is named itself is always to be looked at. */
bool import_files(struct import_paths *out, const char *path, struct err *e);

#endif
