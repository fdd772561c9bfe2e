/* A dot vote as values: what the store answers and what the rules count. */
#ifndef CORE_MODEL_VOTES_H
#define CORE_MODEL_VOTES_H

#include <stddef.h>

#include "base/pool.h"
#include "model/model.h"

struct poll_votes {
	struct poll poll;            /* strings in the pool */
	struct poll_option *options; /* by position */
	size_t n_options;
	struct ballot *ballots; /* by person and option */
	size_t n_ballots;
	struct pool pool;
};

#endif
