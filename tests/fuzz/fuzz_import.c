/* Calendars and answers, one after the other into one register: parts of the input, each begun by a line
 * "====". What comes of one is as the preview said, a second time nothing comes of it, the database stays in
 * order, and undo brings back what was. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "services/import_ics.h"

#include "tests/support/world.h"

enum { PARTS_MOST = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds, const char *what)
{
	if (!holds)
		die("%s", what);
}

static const struct ics_options options = { .file_name = "k.ics" };

/* As the preview says, and once; *changed: something became of it. */
static void take(struct world *w, const char *bytes, size_t n, bool *changed)
{
	struct ics_preview p;
	bool done = import_ics_preview(&w->se, bytes, n, &options, &p, &w->e);
	bool promised = done && ics_preview_changes(&p);

	*changed = false;
	done = done && import_ics_apply(&w->se, &p, &options, changed, &w->e);
	demand(done || (w->e.code != ERR_NONE && *w->e.text), "a refusal without words");
	demand(*changed == promised, "not what the preview said");
	ics_preview_release(&p);
	w->e = (struct err) { 0 };
}

static bool nothing_comes_of(struct world *w, const char *bytes, size_t n)
{
	const struct calendar_source src = { .bytes = bytes, .n = n };
	struct ics_preview p;
	bool done = import_ics_look(&w->se, &src, &options, &p, &w->e),
	     nothing = !done || !ics_preview_changes(&p);

	ics_preview_release(&p);
	w->e = (struct err) { 0 };
	return nothing;
}

static void undo(struct world *w)
{
	char *label = NULL;

	world_ok(w, store_undo(w->se.store, &label, &w->e));
	free(label);
}

static void look_over(struct world *w)
{
	size_t findings = 0;

	world_ok(w, store_doctor(w->se.store, NULL, NULL, &findings, &w->e));
	demand(findings == 0, "the doctor finds something");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "====\n";
	char *text = xstrndup((const char *)data, size);
	const char *at = text;
	void *state;
	struct world *w;
	int steps = 0;

	world_setup(&state);
	w = state;
	world_before(w);
	for (int i = 0; at && i < PARTS_MOST; i++) {
		const char *end = strstr(at, mark);
		size_t n = end ? (size_t)(end - at) : strlen(at);
		bool changed;

		take(w, at, n, &changed);
		steps += changed;
		demand(nothing_comes_of(w, at, n), "a second time it is not the same");
		at = end ? end + strlen(mark) : NULL;
	}
	look_over(w);
	while (steps-- > 0)
		undo(w);
	world_unchanged(w);
	world_teardown(&state);
	free(text);
	return 0;
}
