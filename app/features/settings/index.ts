export { Addresses } from './addresses.tsx';
export { GeneralSettings } from './general.tsx';
export { InvitationList, NewInvitation } from './invitations.tsx';
export { Backups, LabForm } from './lab.tsx';
export { MemberList } from './member-list.tsx';
export { SettingsFrame } from './settings-frame.tsx';
export { NewToken, TokenList } from './tokens.tsx';
export { Vocabularies } from './vocabularies.tsx';
export { Hint } from './hint.tsx';
