export default {
  // This folder is a project of its own.
  turbopack: { root: import.meta.dirname },
}
