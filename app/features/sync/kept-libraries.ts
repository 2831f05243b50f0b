import { openDevice, type Device } from './device-database.ts';

/** Keeps every row of a workspace's library on this device, in the place of those of before. */
export async function keepLibrary(
  userId: string,
  workspace: string,
  rows: unknown[],
): Promise<void> {
  await withDevice(userId, (device) => device.put('libraries', { workspace, rows }));
}

/** The rows that were kept last; null where none were. */
export function readKeptLibrary(userId: string, workspace: string): Promise<unknown[] | null> {
  return withDevice(userId, async (device) => {
    return (await device.get('libraries', workspace))?.rows ?? null;
  });
}

async function withDevice<T>(userId: string, work: (device: Device) => Promise<T>): Promise<T> {
  const device = await openDevice(userId);
  try {
    return await work(device);
  } finally {
    device.close();
  }
}
