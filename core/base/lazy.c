#include "base/lazy.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/xalloc.h"

/* Names of files, and SONAMEs too, by which they are found once they are loaded. */
#define LIBRARY "arshjul-lazy.so"

/* The folder that the program was started from; caller frees. */
static char *program_dir(void)
{
	char exe[PATH_MAX], *slash;
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);

	exe[n > 0 ? n : 0] = '\0';
	slash = strrchr(exe, '/');
	if (!slash)
		return xstrdup(".");
	*slash = '\0';
	return xstrdup(exe);
}

/* Beside the program (built), in the library folder beside it (installed), or where the loader
 * looks. A search path in the program would do the same, but at each start the loader would look
 * there for every library: 7 % of a start. */
static void *open_library(const char *name)
{
	static const char *const places[] = { "/", "/../lib/arshjul/" };
	enum { MODE = RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE };
	void *lib = dlopen(name, MODE | RTLD_NOLOAD);
	char *dir;

	if (lib)
		return lib;
	dir = program_dir();
	for (size_t i = 0; i < ARRAY_LEN(places) && !lib; i++) {
		char *path = xasprintf("%s%s%s", dir, places[i], name);

		if (access(path, R_OK) == 0)
			lib = dlopen(path, MODE);
		free(path);
	}
	free(dir);
	return lib ? lib : dlopen(name, MODE);
}

const void *lazy_table(const char *name)
{
	void *lib = open_library(LIBRARY);
	const void *table = lib ? dlsym(lib, name) : NULL;
	const char *why = table ? NULL : dlerror();

	if (!table)
		die("the installation is incomplete: %s", why ? why : name);
	dlclose(lib);
	return table;
}

const void *lazy_optional(const char *library, const char *name)
{
	void *lib = open_library(library);
	const void *table = lib ? dlsym(lib, name) : NULL;

	if (lib)
		dlclose(lib);
	return table;
}
