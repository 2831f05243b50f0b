import { useLocalStorage } from '@mantine/hooks';

/** Whether single keys are shortcuts, as this reader wishes it on this device. */
export function useSingleKeys() {
  return useLocalStorage({ key: 'canevas.single-keys', defaultValue: true });
}
