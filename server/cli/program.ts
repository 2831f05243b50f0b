import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { Command, Option } from 'commander';
import { CanevasError, isCanevasError } from '../../app/domain/errors.ts';
import { IMPORT_FORMATS, OMITTABLE } from '../../bibliography/index.ts';
import type { Language } from '../../app/domain/graph/types.ts';
import { restoreBackup } from '../backup/restore.ts';
import type { RoomDescription } from '../collab/index.ts';
import type { Config } from '../config.ts';
import { dataPaths, lockDataFolder } from '../data-folder.ts';
import { EXPORT_FORMATS, type ImportReport, type MapSummary } from '../types.ts';
import { VERSION } from '../version.ts';
import { call } from './call.ts';
import { debugText } from './debug.ts';
import { failureText } from './failure-words.ts';

export interface Terminal {
  config: Config;
  language: Language;
  stdin: NodeJS.ReadableStream;
  out(text: string): void;
  /** The language's own words, of two. */
  say(fr: string, en: string): string;
}

interface ExportCommand {
  workspace: string;
  map?: string;
  format: string;
  style?: string;
  locale?: string;
  omit?: string[];
  zotero?: boolean;
  output?: string;
}

interface Json {
  json?: boolean;
}

/** Data alone on standard output; `--json` wherever data is printed. */
export function createProgram(terminal: Terminal): Command {
  const { config, out, say } = terminal;
  const program = new Command('canevas')
    .version(VERSION)
    .description(
      say(
        'Administre un Canevas, qu’il tourne ou non (DATA_DIR : le dossier de données).',
        'Administers a Canevas, whether it runs or not (DATA_DIR: the data folder).',
      ),
    )
    .showHelpAfterError();

  const json = ['--json', say('réponse en JSON', 'answer in JSON')] as const;
  const workspace = [
    '--workspace <slug>',
    say('le projet (slug ou id)', 'the project (slug or id)'),
  ] as const;
  const print = (options: Json, value: unknown, plain: string): void =>
    out(options.json ? `${JSON.stringify(value)}\n` : plain);
  const table = (rows: Array<Array<string | number>>): string =>
    rows.map((row) => `${row.join('\t')}\n`).join('');

  const user = program.command('user').description(say('les comptes', 'accounts'));
  user
    .command('add')
    .description(say('crée un compte', 'makes an account'))
    .requiredOption('--email <email>')
    .requiredOption('--name <name>')
    .requiredOption(
      '--password-stdin',
      say('lit le mot de passe sur l’entrée', 'reads the password from standard input'),
    )
    .option(...json)
    .action(async (options: Json & { email: string; name: string }) => {
      const password = (await readText(terminal.stdin)).replace(/\r?\n$/, '');
      const { email, name } = options;
      const made = (await call(config, 'user.add', { email, name, password })) as { id: string };
      print(options, made, `${made.id}\n`);
    });
  user
    .command('reset-link')
    .description(
      say('lien de mot de passe, valable 24 h, une fois', 'password link, valid 24 h, once'),
    )
    .requiredOption('--email <email>')
    .option(...json)
    .action(async (options: Json & { email: string }) => {
      const made = (await call(config, 'user.reset-link', { email: options.email })) as {
        url: string;
      };
      print(options, made, `${made.url}\n`);
    });

  const projects = program.command('workspace').description(say('les projets', 'projects'));
  projects
    .command('add')
    .description(say('crée un projet', 'makes a project'))
    .requiredOption('--name <name>')
    .requiredOption('--owner <email>')
    .option('--example', say('avec l’exemple', 'with the example'), false)
    .option(...json)
    .action(async (options: Json & { name: string; owner: string; example: boolean }) => {
      const { name, owner, example } = options;
      const made = (await call(config, 'workspace.add', { name, owner, example })) as {
        slug: string;
      };
      print(options, made, `${made.slug}\n`);
    });
  projects
    .command('list')
    .description(say('id, slug, nom', 'id, slug, name'))
    .option(...json)
    .action(async (options: Json) => {
      type Row = { id: string; slug: string; name: string };
      const rows = (await call(config, 'workspace.list', {})) as Row[];
      print(options, rows, table(rows.map(({ id, slug, name }) => [id, slug, name])));
    });

  program
    .command('map')
    .description(say('les cartes', 'maps'))
    .command('list')
    .description(say('id, slug, nom', 'id, slug, name'))
    .requiredOption(...workspace)
    .option(...json)
    .action(async (options: Json & { workspace: string }) => {
      const maps = (await call(config, 'map.list', {
        workspace: options.workspace,
      })) as MapSummary[];
      const nameOf = ({ name }: MapSummary) => name[terminal.language] ?? name.fr ?? name.en ?? '';
      print(options, maps, table(maps.map((map) => [map.id, map.slug, nameOf(map)])));
    });

  const token = program.command('token').description(say('les jetons d’accès', 'access tokens'));
  token
    .command('add')
    .description(
      say('crée un jeton et l’affiche, une seule fois', 'makes a token and prints it, once'),
    )
    .requiredOption(...workspace)
    .addOption(new Option('--role <role>').choices(['viewer', 'editor']).makeOptionMandatory())
    .requiredOption('--name <label>')
    .option(...json)
    .action(async (options: Json & { workspace: string; role: string; name: string }) => {
      const { role, name } = options;
      const params = { workspace: options.workspace, role, name };
      const made = (await call(config, 'token.add', params)) as { token: string };
      print(options, made, `${made.token}\n`);
    });
  token
    .command('list')
    .description(say('id, rôle, nom, état', 'id, role, name, state'))
    .requiredOption(...workspace)
    .option(...json)
    .action(async (options: Json & { workspace: string }) => {
      type Row = { id: string; role: string; label: string; revokedAt: string | null };
      const rows = (await call(config, 'token.list', { workspace: options.workspace })) as Row[];
      const lines = rows.map(({ id, role, label, revokedAt }) => [
        id,
        role,
        label,
        revokedAt ?? '-',
      ]);
      print(options, rows, table(lines));
    });
  token
    .command('revoke <id>')
    .description(say('révoque un jeton', 'revokes a token'))
    .requiredOption(...workspace)
    .action(async (id: string, options: { workspace: string }) => {
      await call(config, 'token.revoke', { workspace: options.workspace, id });
    });

  program
    .command('import <file...>')
    .description(say('importe des bibliographies', 'imports bibliographies'))
    .requiredOption(...workspace)
    .addOption(new Option('--format <format>').choices(IMPORT_FORMATS))
    .option(...json)
    .action(async (files: string[], options: Json & { workspace: string; format?: string }) => {
      const reports: Array<{ file: string } & ImportReport> = [];
      for (const file of files) {
        const params = {
          workspace: options.workspace,
          filename: path.basename(file),
          base64: readFile(file).toString('base64'),
          format: options.format ?? null,
        };
        const report = (await call(config, 'import', params)) as ImportReport;
        reports.push({ file, ...report });
        if (!options.json) out(reportText(terminal, file, report));
      }
      if (options.json) out(`${JSON.stringify(reports)}\n`);
    });

  program
    .command('export')
    .description(
      say('exporte une bibliographie ou un projet', 'exports a bibliography or a project'),
    )
    .requiredOption(...workspace)
    .option('--map <slug>', say('les références d’une carte', 'the references of one map'))
    .addOption(new Option('--format <format>').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option(
      '--style <id>',
      say('style des références mises en forme', 'style of formatted references'),
    )
    .option('--locale <tag>', say('leur langue, par exemple fr-FR', 'their language, e.g. en-GB'))
    .addOption(
      new Option('--omit <what...>', say('ce qui est laissé de côté', 'what is left out')).choices(
        OMITTABLE,
      ),
    )
    .option(
      '--zotero',
      say(
        'avec les références qui viennent de Zotero, que RIS et CSL-JSON laissent de côté',
        'with the works that came from Zotero, which RIS and CSL-JSON leave out',
      ),
    )
    .option(
      '--no-zotero',
      say('sans les références qui viennent de Zotero', 'without the works that came from Zotero'),
    )
    .option('--output <file>', say('vers un fichier', 'to a file'))
    .action(async ({ output, map, zotero, ...asked }: ExportCommand) => {
      const withoutZotero = zotero === undefined ? {} : { withoutZotero: !zotero };
      const { body } = (await call(config, 'export', {
        ...asked,
        ...withoutZotero,
        map: map ?? null,
      })) as {
        body: string;
      };
      if (output === undefined) out(body);
      else writeFileSync(output, body);
    });

  program
    .command('debug')
    .description(say('pour qui cherche une panne', 'for whoever looks for a fault'))
    .command('document <id>')
    .description(
      say(
        'un graphe (slug ou id de projet) ou une note (note:ID de référence), en chiffres',
        'a graph (a project’s slug or id) or a note (note:ID of a reference), in figures',
      ),
    )
    .option(...json)
    .action(async (document: string, options: Json) => {
      const described = (await call(config, 'debug.document', { document })) as RoomDescription;
      print(options, described, debugText(described));
    });

  program
    .command('backup')
    .description(
      say(
        'sauvegarde toutes les données, sans arrêter le serveur',
        'backs all data up, the server running or not',
      ),
    )
    .option(
      '--output <file>',
      say('par défaut dans DATA_DIR/backups', 'by default into DATA_DIR/backups'),
    )
    .option(...json)
    .action(async (options: Json & { output?: string }) => {
      const output = options.output === undefined ? null : path.resolve(options.output);
      const made = (await call(config, 'backup', { output })) as { path: string };
      print(options, made, `${made.path}\n`);
    });

  program
    .command('restore <file>')
    .description(
      say(
        'remplace toutes les données par une sauvegarde, serveur arrêté',
        'replaces all data by a backup, the server stopped',
      ),
    )
    .option(...json)
    .action(async (file: string, options: Json) => {
      const lock = lockForRestore(config.dataDir);
      try {
        const restored = await restoreBackup(
          path.resolve(file),
          dataPaths(config.dataDir),
          new Date(),
        );
        const { createdAt, kept } = restored;
        const before = kept === null ? '' : say(`\nAvant : ${kept}`, `\nBefore: ${kept}`);
        print(options, restored, `${say('Sauvegarde du', 'Backup of')} ${createdAt}${before}\n`);
      } finally {
        lock.release();
      }
    });

  return program;
}

function lockForRestore(dataDir: string): { release(): void } {
  try {
    return lockDataFolder(dataDir);
  } catch (cause) {
    if (isCanevasError(cause)) throw new CanevasError('server-running', {}, { cause });
    throw cause;
  }
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CanevasError('file-missing', { file }, { cause });
  }
}

function reportText({ say, language }: Terminal, file: string, report: ImportReport): string {
  const counts: Array<[string, number]> = [
    [say('importées', 'imported'), report.imported.length],
    [say('mises à jour', 'updated'), report.updated.length],
    [say('inchangées', 'unchanged'), report.unchanged],
    [say('gardées comme ici', 'kept as here'), report.kept.length],
    [say('échecs', 'failed'), report.failed.length],
  ];
  const lines = [`${file}: ${counts.map(([name, n]) => `${n} ${name}`).join(', ')}`];
  for (const { line, fileKey, key } of report.renamed)
    lines.push(`  ${line}\t${fileKey} -> ${key}`);
  for (const failure of report.failed) {
    lines.push(`  ${failure.line}\t${failure.key ?? '?'}\t${failureText(failure, language)}`);
  }
  return `${lines.join('\n')}\n`;
}
