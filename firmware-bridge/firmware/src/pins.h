/* The pins of the ATmega328P (README.md has the table). */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "keys.h"
#include "panel.h"

void pins_start(void);
/* What is closed: the columns of each row of keys; returns whether the handset is lifted. */
bool pins_read(uint8_t rows[ROWS]);
void pins_show(const struct outputs *outputs);
