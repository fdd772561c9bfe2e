#include "db/check.h"
#include "db/store.h"

bool store_doctor(struct store *s, void (*found)(void *to, const char *text), void *to, size_t *n,
	struct err *e)
{
	struct check_sink sink = { .found = found, .to = to };
	bool ok = check_integrity(&s->sql, CHECK_ALL, &sink, e) &&
		check_references(&s->sql, &sink, e) && check_sums(&s->sql, &sink, e) &&
		check_schema(&s->sql, &sink, e);

	*n = sink.n;
	return ok;
}
