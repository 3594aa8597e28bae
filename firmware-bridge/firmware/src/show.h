/* What lamps and buzzer show: what the host told, and what the panel knows better without it. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "panel.h"

struct told {
	uint8_t pattern;
	uint16_t age; /* ms since it began */
};

void show_nothing(void);
/* Each lamp in its order, then the buzzer. */
void show_told(const struct told told[LAMPS + 1]);
/* Nobody is there to say what is to be shown. */
void show_host_lost(void);
/* A caller is due and the host has not said so. */
void show_due(void);
/* Mute pressed without a host: silence until the next due moment. */
void show_muted(void);
void show_hook(bool lifted);
void show_tick(void);
void show_outputs(struct outputs *outputs);
