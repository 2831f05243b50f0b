export { MapCard } from './map-card.tsx';
export { NewMap } from './new-map.tsx';
export { NewProject } from './new-project.tsx';
export { ProjectCard } from './project-card.tsx';
export { Trash } from './trash.tsx';
export { thumbnailOf, type Thumbnail } from './thumbnail.ts';
export type { MapEntry, Project, ProjectWithCounts } from './types.ts';
export { CardGrid, PageHead } from './page-head.tsx';
