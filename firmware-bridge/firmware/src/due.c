#include "due.h"

/*
 * A host that is there has told what to show by then, and told the moments anew. One that has just died, which is not
 * known yet, has not: the cue is still less than 100 ms late.
 */
#define HOST_MAY_TAKE 50

void due_set(struct due_clock *clock, const uint32_t in[DUE_MAX], uint8_t count)
{
	for (uint8_t i = 0; i < count; i++)
		clock->left[i] = in[i] + HOST_MAY_TAKE;
	clock->count = count;
}

bool due_tick(struct due_clock *clock, bool host_lost)
{
	uint32_t late_at = host_lost ? HOST_MAY_TAKE : 0;
	bool due = false;
	for (uint8_t i = 0; i < clock->count;) {
		if (clock->left[i] > 0)
			clock->left[i]--;
		if (clock->left[i] > late_at) {
			i++;
			continue;
		}
		clock->left[i] = clock->left[--clock->count];
		due = true;
	}
	return due;
}
