/* Lines on the wire (PROTOCOL.md): read byte by byte, checked, written with their check sum. Knows no hardware. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#define LINE_MAX 48

enum line_state { LINE_NONE, LINE_GOOD, LINE_BAD_SUM, LINE_TOO_LONG };

struct line_reader {
	char text[LINE_MAX + 1];
	uint8_t length;
	bool too_long;
};

/* CRC-16, polynomial 1021, begun with FFFF, most significant bit first. */
uint16_t crc16(uint16_t crc, uint8_t byte);

/* Takes one byte. LINE_GOOD: `text` is the line without its check sum, until the next byte is read. */
enum line_state line_read(struct line_reader *reader, char byte);

/* Reads `digits` upper-case hexadecimal digits; false if they are none. Moves `*from` behind them. */
bool hex_read(const char **from, uint8_t digits, uint32_t *value);

/* A line is written in pieces and ended with its check sum. */
void line_begin(char kind);
void line_text(const char *text);
void line_char(char byte);
void line_hex(uint32_t value, uint8_t digits);
void line_end(void);

/* Where the bytes go: given by whoever links this module. */
void wire_put(char byte);
