export function NoProjects() {
  return (
    <div className="rounded-lg border border-border border-dashed px-5 py-8 text-center">
      <h2 className="font-medium text-sm">No projects yet</h2>
      <p className="mx-auto mt-1 max-w-sm text-muted text-sm">
        A project has its own data and its own GraphQL endpoint. Name your first one below to get
        started.
      </p>
    </div>
  );
}
