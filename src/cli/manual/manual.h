/* manual.h — manual pages and completions, made of the tables of the program. Floor cli. */
#ifndef DZ_CLI_MANUAL_MANUAL_H
#define DZ_CLI_MANUAL_MANUAL_H

#include <stdio.h>

#include "cli/cli.h"

/* pages.c: in the language of scdoc. 'prose' is what people wrote about it, of docs/man. */

void page_of_program(FILE *out, const char *prose);
void page_of_command(FILE *out, const command *what, const char *prose);
void page_of_file(FILE *out, const char *prose); /* .duizhao.ini */

/* shells.c, zsh.c */

void complete_bash(FILE *out);
void complete_fish(FILE *out);
void complete_zsh(FILE *out);

/* values.c: what may stand behind an option */

/** Puts the values of an option of a command, 'between' between two. False: they are not listed anywhere. */
bool put_values(FILE *out, const command *what, const option_told *option, const char *between);

/** Puts every rule and family. */
void put_rules(FILE *out, const char *between);

bool takes_file(const option_told *option);
bool takes_folder(const option_told *option);

#endif
