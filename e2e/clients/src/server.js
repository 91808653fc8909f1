// The server under test, as the test that starts these checks describes it.

const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`set ${name}`);
  return value;
};

export const platformUrl = required('WEFT_PLATFORM');
export const projectUrl = required('WEFT_PROJECT');
export const sdlFile = required('WEFT_SDL');
export const slug = required('WEFT_SLUG');
export const token = required('WEFT_TOKEN');
export const headers = { 'X-API-Key': required('WEFT_KEY') };

/** Asks the project without any client. */
export async function ask(query, variables) {
  const response = await fetch(projectUrl, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
