#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

static const struct {
	const char *name;
	int exit;
} codes[] = {
	[ERR_NONE] = { "ok", 0 },
	[ERR_INVALID] = { "invalid", 1 },
	[ERR_USAGE] = { "usage", 2 },
	[ERR_NOT_FOUND] = { "not-found", 3 },
	[ERR_AMBIGUOUS] = { "ambiguous", 3 },
	[ERR_CONFLICT] = { "conflict", 1 },
	[ERR_BUSY] = { "busy", 4 },
	[ERR_NEWER] = { "newer", 4 },
	[ERR_READONLY] = { "read-only", 1 },
	[ERR_CORRUPT] = { "corrupt", 1 },
	[ERR_FULL] = { "disk-full", 1 },
	[ERR_IO] = { "io", 1 },
	[ERR_FINDINGS] = { "findings", 5 },
	[ERR_INTERRUPTED] = { "interrupted", 130 },
};

bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	if (!e || e->code != ERR_NONE)
		return false;
	e->code = code;
	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	utf8_cut(e->text);
	return false;
}

bool err_pass(struct err *e, const struct err *why)
{
	if (e && e->code == ERR_NONE)
		*e = *why;
	return false;
}

bool err_absent(struct err *e, const struct err *why)
{
	return why->code == ERR_NONE || why->code == ERR_NOT_FOUND || err_pass(e, why);
}

int err_exit(const struct err *e)
{
	return codes[e->code].exit;
}

const char *err_name(enum err_code code)
{
	return codes[code].name;
}
