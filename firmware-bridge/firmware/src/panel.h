/* The panel: what the host asks, what is shown, and what to do when the host is lost. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "keys.h"

#define PROTOCOL 1

enum lamp { LAMP_LINE1, LAMP_LINE2, LAMP_HOLD, LAMP_FAULT_LAMP, LAMPS };

struct outputs {
	bool lamp[LAMPS];
	bool hold_is_red; /* the one lamp of two colours */
	bool buzzer;
};

void panel_start(uint16_t flash_crc);
void panel_read(char byte);
/* Bytes came faster than they were read: the line they belonged to is spoilt. */
void panel_overrun(void);
/* One ms goes by; what is closed now. */
void panel_tick(const uint8_t rows[ROWS], bool hook);
void panel_outputs(struct outputs *outputs);
