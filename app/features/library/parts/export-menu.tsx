import { Button, Menu, type ButtonProps } from '@mantine/core';
import { IconChevronDown, IconSquare, IconSquareCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MAX_IDS_IN_ADDRESS, scopeParams, type ScopeChoice } from '../render/scope.ts';
import { EXPORT_GROUPS, OMITTABLE, type Omittable } from './export-formats.ts';
import { useBibliographyStyle } from '../../../components/use-bibliography-style.ts';

interface ExportMenuProps extends Pick<ButtonProps, 'variant' | 'size'> {
  /** "/p/SLUG": the project's address. */
  base: string;
  scope: ScopeChoice;
  label: string;
  /** With the way to the formatted bibliography of the same works. */
  bibliography?: boolean;
}

/** The files that a choice of works can be taken away as: the usual ones, the others behind one line. */
export function ExportMenu({
  base,
  scope,
  label,
  bibliography = false,
  ...button
}: ExportMenuProps) {
  const { t } = useTranslation('library');
  const [{ style, locale }] = useBibliographyStyle();
  const [more, setMore] = useState(false);
  const [omitted, setOmitted] = useState<ReadonlySet<Omittable>>(new Set());
  const [withZotero, setWithZotero] = useState(false);
  const byForm = scope.kind === 'works' && scope.ids.length > MAX_IDS_IN_ADDRESS;

  const paramsOf = (format: string): URLSearchParams => {
    const params = new URLSearchParams(scopeParams(scope));
    params.set('format', format);
    params.set('style', style);
    params.set('locale', locale);
    if (omitted.size > 0) params.set('omit', [...omitted].join(','));
    if (withZotero) params.set('zotero', '1');
    return params;
  };

  const toggle = (name: Omittable) =>
    setOmitted((before) => new Set(OMITTABLE.filter((one) => before.has(one) !== (one === name))));

  const file = (name: string, words: string, params: URLSearchParams) =>
    byForm ? (
      <Menu.Item key={name} onClick={() => download(`${base}/export`, params)}>
        {words}
      </Menu.Item>
    ) : (
      <Menu.Item key={name} component="a" href={`${base}/export?${params}`} download>
        {words}
      </Menu.Item>
    );

  const [usual, ...others] = EXPORT_GROUPS;
  return (
    <Menu position="bottom-end" withinPortal onClose={() => setMore(false)}>
      <Menu.Target>
        <Button {...button} rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
        {bibliography ? (
          <>
            <Menu.Item component={Link} to={`${base}/bibliography?${scopeParams(scope)}`}>
              {t('actions.bibliography')}
            </Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
        {usual.formats.map((format) => file(format, t(`formats.${format}`), paramsOf(format)))}
        {scope.kind === 'library'
          ? file('graph-json', t('formats.graph-json'), paramsOf('graph-json'))
          : null}
        <Menu.Divider />
        {more ? (
          <>
            {others.map(({ name, formats }) => (
              <div key={name} role="group" aria-label={t(`formatGroups.${name}`)}>
                <Menu.Label>{t(`formatGroups.${name}`)}</Menu.Label>
                {formats.map((format) => file(format, t(`formats.${format}`), paramsOf(format)))}
              </div>
            ))}
            {scope.kind === 'works' ? null : (
              <>
                <Menu.Label>{t('formatGroups.zotero')}</Menu.Label>
                <Choice
                  checked={withZotero}
                  onToggle={() => setWithZotero(!withZotero)}
                  label={t('withZotero')}
                />
              </>
            )}
            <Menu.Label>{t('formatGroups.omit')}</Menu.Label>
            {OMITTABLE.map((name) => (
              <Choice
                key={name}
                checked={omitted.has(name)}
                onToggle={() => toggle(name)}
                label={t(`omit.${name}`)}
              />
            ))}
          </>
        ) : (
          <Menu.Item closeMenuOnClick={false} onClick={() => setMore(true)}>
            {t('formatGroups.more')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  checked: boolean;
  onToggle: () => void;
  label: string;
}

/** What holds for the file that is taken next: the menu stays open. */
function Choice({ checked, onToggle, label }: ChoiceProps) {
  const Box = checked ? IconSquareCheck : IconSquare;
  return (
    <Menu.CheckboxItem
      closeMenuOnClick={false}
      checked={checked}
      onChange={onToggle}
      // The box shows that there is a choice before it is made.
      rightSection={<Box size={16} stroke={1.5} aria-hidden="true" />}
      checkIcon={<span />}
    >
      {label}
    </Menu.CheckboxItem>
  );
}

/** A long selection does not fit in an address: the same file, asked for by a form. */
function download(action: string, params: URLSearchParams): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action, hidden: true });
  for (const [name, value] of params) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
