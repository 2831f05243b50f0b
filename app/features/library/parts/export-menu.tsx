import { Button, Menu, type ButtonProps } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MAX_IDS_IN_ADDRESS, scopeParams, type ScopeChoice } from '../render/scope.ts';

const FORMATS = ['bibtex', 'biblatex', 'csl-json'] as const;

interface ExportMenuProps extends Pick<ButtonProps, 'variant' | 'size'> {
  /** "/p/SLUG": the project's address. */
  base: string;
  scope: ScopeChoice;
  label: string;
  /** With the way to the formatted bibliography of the same works. */
  bibliography?: boolean;
}

/** The files that a choice of works can be taken away as. */
export function ExportMenu({
  base,
  scope,
  label,
  bibliography = false,
  ...button
}: ExportMenuProps) {
  const { t } = useTranslation('library');
  const form = useRef<HTMLFormElement>(null);
  const byForm = scope.kind === 'works' && scope.ids.length > MAX_IDS_IN_ADDRESS;
  const formats = scope.kind === 'library' ? ([...FORMATS, 'graph-json'] as const) : FORMATS;

  const send = (format: string) => {
    if (!form.current) return;
    const field = form.current.elements.namedItem('format');
    if (field instanceof HTMLInputElement) field.value = format;
    form.current.submit();
  };

  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button {...button} rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {bibliography ? (
            <>
              <Menu.Item component={Link} to={`${base}/bibliography?${scopeParams(scope)}`}>
                {t('actions.bibliography')}
              </Menu.Item>
              <Menu.Divider />
            </>
          ) : null}
          {formats.map((format) =>
            byForm ? (
              <Menu.Item key={format} onClick={() => send(format)}>
                {t(`formats.${format}`)}
              </Menu.Item>
            ) : (
              <Menu.Item
                key={format}
                component="a"
                href={`${base}/export?${scopeParams(scope)}&format=${format}`}
                download
              >
                {t(`formats.${format}`)}
              </Menu.Item>
            ),
          )}
        </Menu.Dropdown>
      </Menu>
      {byForm ? (
        // A long selection does not fit in an address: the same file, asked for by a form.
        <form ref={form} method="post" action={`${base}/export`} hidden>
          <input type="hidden" name="format" />
          {[...scopeParams(scope)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </form>
      ) : null}
    </>
  );
}
