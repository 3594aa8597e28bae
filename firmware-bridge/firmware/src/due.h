/* The due moments ahead, so that the panel can cue by itself when the host falls silent. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define DUE_MAX 4 /* as many callers as the desk has lines */

struct due_clock {
	uint32_t left[DUE_MAX]; /* ms until the host must have answered that moment with what is to be shown */
	uint8_t count;
};

/* `in`: ms from now, earliest or not. They take the place of all told before. */
void due_set(struct due_clock *clock, const uint32_t in[DUE_MAX], uint8_t count);

/* One ms goes by. True when the panel has to sound the cue: at once without a host, else a little after the host should. */
bool due_tick(struct due_clock *clock, bool host_lost);
