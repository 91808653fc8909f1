export const defaultQuery = `# The people who use this project's app.
# Ctrl-Enter (Cmd-Enter on a Mac) runs it.
query Users {
  users(first: 10) {
    nodes {
      id
      email
    }
  }
}`;
