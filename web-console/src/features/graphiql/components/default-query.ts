export const defaultQuery = `# The people who use this project's app.
# Run it with Ctrl-Enter (Cmd-Enter on a Mac) or the button on the right.
{
  users(first: 10) {
    nodes {
      id
      email
    }
  }
}
`;
