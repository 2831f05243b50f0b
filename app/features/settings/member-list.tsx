import { MemberLine } from './member-line.tsx';
import classes from './members.module.css';
import type { MemberEntry } from './types.ts';

export function MemberList({ members }: { members: readonly MemberEntry[] }) {
  return (
    <ul className={classes.members}>
      {members.map((member) => (
        <MemberLine key={member.id} member={member} />
      ))}
    </ul>
  );
}
