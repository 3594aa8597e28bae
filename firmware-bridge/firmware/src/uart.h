/* The serial port: 115200 baud, 8 data bits, no parity, one stop bit, by interrupts. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

void uart_start(void);
/* False if nothing has come. */
bool uart_get(char *byte);
/* Whether bytes were lost since this was last asked. */
bool uart_overrun(void);
/* Bytes that can be written without waiting. */
uint8_t uart_room(void);
