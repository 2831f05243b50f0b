import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { SignFrame } from './sign-frame.tsx';

interface DeadLinkProps {
  title: string;
  text: string;
  action: string;
}

/** An invitation or a reset link that serves no more: why, and the way on. */
export function DeadLink({ title, text, action }: DeadLinkProps) {
  return (
    <SignFrame title={title} lead={text}>
      <div>
        <Button component={Link} to="/sign-in">
          {action}
        </Button>
      </div>
    </SignFrame>
  );
}
