/** So many files of a folder are looked at. */
const MOST_FILES = 500;

/**
 * The files that were dropped, those in dropped folders too. To be called while the event is handled:
 * a browser forgets what was dropped afterwards.
 */
export async function droppedFiles(
  transfer: DataTransfer,
): Promise<{ files: File[]; fromFolder: boolean }> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...transfer.files];
  if (!entries.some(({ isDirectory }) => isDirectory)) return { files: plain, fromFolder: false };
  const files: File[] = [];
  for (const entry of entries) await gather(entry, files);
  return { files, fromFolder: true };
}

async function gather(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= MOST_FILES) return;
  if (entry.isFile) {
    files.push(await fileOf(entry as FileSystemFileEntry));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await gather(one, files);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
