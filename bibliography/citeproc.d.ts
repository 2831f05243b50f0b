declare module 'citeproc' {
  const CSL: unknown;
  export default CSL;
}
