/* The inside of the screen of personal data: privacy.c (what it knows and does) and privacy_draw_part.c. */
#ifndef TUI_VIEWS_PRIVACY_PART_H
#define TUI_VIEWS_PRIVACY_PART_H

#include "services/privacy.h"

#include "tui/app.h"
#include "tui/widgets/list.h"

struct privacy_state {
	int64_t person_id;
	char *folder; /* of the automatic backups; NULL = none */
	struct privacy_about about;
	struct list list; /* ids: the place of a hit, from 1 */
	int rows, cols;
};

/* The hit under the cursor; NULL where none names the person. */
struct privacy_hit *privacy_at(struct privacy_state *st);

/* Rows above the list: what there is, in as many columns as fit. */
int privacy_head_rows(const struct privacy_state *st, int cols);

void privacy_draw(const struct view *v, const struct app *a, struct canvas *body);

#endif
