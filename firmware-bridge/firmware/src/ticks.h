/* One tick each ms, and the watchdog timer that wants them to be counted. */
#pragma once
#include <stdbool.h>

void ticks_start(void);
/* Whether another ms has gone by; each is told once. */
bool tick_passed(void);
/* Sleeps until an interrupt, unless a tick is waiting. */
void ticks_wait(void);
