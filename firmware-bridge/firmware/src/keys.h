/* Contacts debounced: a press counts at its first edge, and a bounce never makes two. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define ROWS 6
#define COLUMNS 4
#define KEY_COUNT (ROWS * COLUMNS)
#define MUTE (KEY_COUNT - 1)
#define HOOK KEY_COUNT /* the last contact: closed while the handset is lifted */
#define CONTACTS (KEY_COUNT + 1)
#define CHATTER CONTACTS /* told like a contact: the hook's chatters, or is quiet again */
#define CHATTER_EDGES 30 /* in a second; a hand lifts and hangs up three times in it, bouncing each time */
#define EARLIER_EDGES (CHATTER_EDGES - 1)

struct keys {
	uint32_t down; /* one bit for each contact */
	uint8_t open_for[CONTACTS]; /* ms, since a contact that is down was last seen closed */
	bool hook_was; /* as it was sampled last */
	bool hook_chatters;
	uint8_t hook_edges, next_edge; /* how many of `hook_edge_at` count; the earliest, once all do */
	uint16_t hook_edge_at[EARLIER_EDGES], now, hook_quiet_for; /* ms */
};

/* What is told of each change of a contact, given by whoever links this module. */
void contact_changed(uint8_t contact, bool down);

/* Called each ms with what is closed: the columns of each row, and the hook. */
void keys_sample(struct keys *keys, const uint8_t rows[ROWS], bool hook);
