/* The made-up register. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/xalloc.h"
#include "rules/names.h"
#include "services/demo_parts.h"
#include "services/people.h"

static bool put_parties(struct demo *d, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < DEMO_PARTIES && ok; i++) {
		struct party p = { .name = xstrdup(demo_parties[i].name),
			.short_name = xstrdup(demo_parties[i].short_name),
			.kind = (int)demo_parties[i].kind };

		ok = store_party_save(d->store, &p, e);
		d->parties[i] = p.id;
		party_release(&p);
	}
	return ok;
}

static bool put_musts(struct demo *d, int64_t group_id, unsigned parties, struct err *e)
{
	for (size_t i = 0; i < DEMO_PARTIES; i++) {
		struct group_party link = { .group_id = group_id, .party_id = d->parties[i] };

		if ((parties & 1u << i) && !store_group_party_save(d->store, &link, e))
			return false;
	}
	return true;
}

static bool put_groups(struct demo *d, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; i < DEMO_GROUPS && ok; i++) {
		const struct demo_group *from = &demo_groups[i];
		struct group g = { .name = xstrdup(from->name),
			.short_name = xstrdup(from->short_name),
			.letter = xstrdup(from->letter),
			.kind = (int)from->kind,
			.least_people = from->least_people,
			.least_parties = from->least_parties,
			.most_seats = from->most_seats };

		ok = store_group_save(d->store, &g, e) && put_musts(d, g.id, from->must, e);
		d->groups[i] = g.id;
		group_release(&g);
	}
	return ok;
}

/* "eva.brandt@example.org": plain letters only. */
static char *address_of(const struct demo_person *from)
{
	char *name = xasprintf("%s.%s", from->given, from->family);
	char *plain = text_fold(name, FOLD_BASE), *address;

	for (char *s = plain; *s; s++)
		if (*s == ' ')
			*s = '-';
	address = xasprintf("%s@example.org", plain);
	free(name);
	free(plain);
	return address;
}

/* Is somebody before here under another spelling? Such an entry was made out of a list, without an address. */
static bool is_other_spelling(size_t i)
{
	const struct demo_person *who = &demo_people[i];

	for (size_t k = 0; k < i; k++) {
		if (strcmp(demo_people[k].family, who->family) == 0 &&
			name_compare(demo_people[k].given, who->given) == NAME_NEAR)
			return true;
	}
	return false;
}

static bool put_memberships(
	struct demo *d, const struct demo_person *from, int64_t person_id, struct err *e)
{
	for (size_t i = 0; i < DEMO_GROUPS; i++) {
		struct membership m = { .person_id = person_id,
			.group_id = d->groups[i],
			.party_id = d->parties[from->party],
			.role = (int)from->role,
			.mandate = from->role == ROLE_MEMBER || from->role == ROLE_CHAIR };

		if ((from->groups & 1u << i) && !store_membership_save(d->store, &m, e))
			return false;
	}
	return true;
}

static bool put_people(struct demo *d, struct err *e)
{
	bool ok = true;

	for (size_t i = 0; demo_people[i].given && ok; i++) {
		const struct demo_person *from = &demo_people[i];
		struct person p = { .given = xstrdup(from->given),
			.family = xstrdup(from->family),
			.email = is_other_spelling(i) ? NULL : address_of(from),
			.title = xstrdup(from->title),
			.party_id = d->parties[from->party] };

		person_sort_as(&p, false);
		ok = store_person_save(d->store, &p, e) && put_memberships(d, from, p.id, e);
		d->people[i] = p.id;
		person_release(&p);
	}
	return ok;
}

bool demo_register(struct demo *d, struct err *e)
{
	return put_parties(d, e) && put_groups(d, e) && put_people(d, e);
}
