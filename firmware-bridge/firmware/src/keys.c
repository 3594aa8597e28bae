#include "keys.h"

/* A released contact has to stay open for so long, in ms. Keys bounce for 5 ms, worn ones for 15; a hook for longer. */
#define KEY_SETTLES 25
#define HOOK_SETTLES 50

/* ms. A hook with CHATTER_EDGES in it, of which a hand makes a few, chatters until it has been quiet for as long. */
#define CHATTER_WINDOW 1000

#define BIT(contact) ((uint32_t)1 << (contact))

static bool two_or_more(uint8_t bits)
{
	return (bits & (bits - 1)) != 0;
}

/*
 * A keypad without diodes shows a fourth key where three are pressed at the corners of a rectangle. Rows that share two
 * columns cannot be told apart: they stay as they were until they can.
 */
static bool is_ghostly(const uint8_t rows[ROWS], uint8_t row)
{
	for (uint8_t other = 0; other < ROWS; other++)
		if (other != row && two_or_more(rows[row] & rows[other]))
			return true;
	return false;
}

static void sample(struct keys *keys, uint8_t contact, bool closed)
{
	bool down = (keys->down & BIT(contact)) != 0;
	if (closed) {
		keys->open_for[contact] = 0;
		if (down)
			return;
		keys->down |= BIT(contact);
		contact_changed(contact, true);
	} else if (down) {
		uint8_t settles = contact == HOOK ? HOOK_SETTLES : KEY_SETTLES;
		if (++keys->open_for[contact] < settles)
			return;
		keys->down &= ~BIT(contact);
		contact_changed(contact, false);
	}
}

/* Whether it is the last of CHATTER_EDGES in a second: in whatever second, not in one that began before them. */
static bool edge_chatters(struct keys *keys)
{
	uint16_t *earliest = &keys->hook_edge_at[keys->next_edge];
	bool chatters = keys->hook_edges == EARLIER_EDGES && (uint16_t)(keys->now - *earliest) < CHATTER_WINDOW;
	*earliest = keys->now;
	keys->next_edge = (uint8_t)((keys->next_edge + 1) % EARLIER_EDGES);
	if (keys->hook_edges < EARLIER_EDGES)
		keys->hook_edges++;
	return chatters;
}

static void watch_hook(struct keys *keys, bool hook)
{
	keys->now++;
	/* What was before a quiet second is forgotten: so no edge is ever remembered until `now` comes round. */
	if (keys->hook_quiet_for < CHATTER_WINDOW)
		keys->hook_quiet_for++;
	else
		keys->hook_edges = 0;
	bool chatters = keys->hook_chatters && keys->hook_quiet_for < CHATTER_WINDOW;
	if (hook != keys->hook_was) {
		keys->hook_was = hook;
		keys->hook_quiet_for = 0;
		chatters = edge_chatters(keys) || chatters;
	}
	if (chatters == keys->hook_chatters)
		return;
	keys->hook_chatters = chatters;
	contact_changed(CHATTER, chatters);
}

void keys_sample(struct keys *keys, const uint8_t rows[ROWS], bool hook)
{
	for (uint8_t row = 0; row < ROWS; row++) {
		uint8_t first = (uint8_t)(row * COLUMNS);
		bool quiet = rows[row] == 0 && (keys->down >> first & 0xF) == 0;
		if (quiet || is_ghostly(rows, row))
			continue;
		for (uint8_t column = 0; column < COLUMNS; column++)
			sample(keys, (uint8_t)(first + column), (rows[row] >> column & 1) != 0);
	}
	sample(keys, HOOK, hook);
	watch_hook(keys, hook);
}
