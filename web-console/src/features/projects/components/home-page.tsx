import { TopBar } from '@/components/top-bar';
import { Wordmark } from '@/components/wordmark';
import { CreateProjectForm } from './create-project-form';
import { ProjectsSection } from './projects-section';

export function HomePage() {
  return (
    <div className="flex min-h-full flex-col">
      <title>Projects · Weft</title>
      <TopBar>
        <Wordmark />
      </TopBar>
      <main className="mx-auto w-full max-w-2xl px-4 py-8 sm:py-12">
        <h1 className="mb-5 font-semibold text-xl">Projects</h1>
        <ProjectsSection />
        <section className="mt-8 border-border border-t pt-6">
          <CreateProjectForm />
        </section>
      </main>
    </div>
  );
}
