#!/usr/bin/env node
import { wrongNode } from './node-version.ts';
import { terminalLanguage } from './words.ts';

const language = terminalLanguage(process.env);
const trouble = wrongNode(language);
if (trouble) {
  process.stderr.write(`${trouble}\n`);
  process.exit(1);
}

// Only now: what follows needs the pinned Node (node:sqlite).
const { createProgram } = await import('./cli/program.ts');
const { ConfigError, readConfig } = await import('./config.ts');
const { errorText } = await import('./words.ts');
const { isCanevasError } = await import('../app/domain/errors.ts');

try {
  const program = createProgram({
    config: readConfig(process.env),
    language,
    stdin: process.stdin,
    out: (text) => process.stdout.write(text),
    say: (fr, en) => (language === 'fr' ? fr : en),
  });
  await program.parseAsync();
} catch (error) {
  const words = isCanevasError(error)
    ? errorText(error, language)
    : error instanceof ConfigError
      ? error.message
      : String((error as Error).stack);
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
