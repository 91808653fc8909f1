export const defaultQuery = `# The people who use this project's app.
# Ctrl-Enter runs the query.
query Users {
  users(first: 10) {
    nodes {
      id
      email
    }
  }
}`;
