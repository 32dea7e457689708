/** Style sheets are bundled as text. */
declare module '*.css' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: this is how the bundler hands text over.
  export default text;
}
