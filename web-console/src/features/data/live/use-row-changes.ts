import type { Client } from 'graphql-ws';
import { useEffect, useRef, useState } from 'react';
import { type RowChange, rowChanges } from '@/lib/documents/change-documents';
import { can } from '@/lib/documents/model';
import { socketOf } from '@/lib/live/sockets';
import type { RowCache } from '../rows/row-cache';
import type { View } from '../rows/view';

/** How long a change of somebody else's stays marked. */
const MARKED_MS = 2_000;
/** Rows that come and go are read anew together. */
const GATHER_MS = 400;

export type LiveState = 'connecting' | 'live' | 'off';

/** Follows what others change: values in their place, rows that come and go after a moment. */
export function useRowChanges(view: View, cache: RowCache) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [state, setState] = useState<LiveState>('connecting');
  const { slug, project, collection, names, filter } = view;
  const document = rowChanges(project, collection, names, { filter });
  const key = JSON.stringify([document.query, document.variables]);
  const latest = useRef(document);
  latest.current = document;
  const offered = can(collection, 'SUBSCRIBE');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the document is made of
  useEffect(() => {
    if (!offered) {
      setState('off');
      return;
    }
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let gathering = false;
    const later = (run: () => void, millis: number) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, millis);
      timers.add(timer);
    };
    const gather = () => {
      if (!gathering) {
        gathering = true;
        later(() => {
          gathering = false;
          void cache.refresh();
        }, GATHER_MS);
      }
    };

    function take({ kind, transition, id, row }: RowChange) {
      const known = cache.find(id);
      if (kind === 'UPDATED' && transition === 'STAYED' && row && known) {
        if (known.rowVersion !== row.rowVersion) {
          cache.merge(id, row);
          setMarked((before) => new Set([...before, id]));
          later(() => setMarked((before) => without(before, id)), MARKED_MS);
        }
        return;
      }
      if (kind !== 'CREATED' || !known) {
        gather();
      }
    }

    const stop = follow(slug, latest.current, {
      take,
      onGap: () => void cache.refresh(),
      setState,
    });
    return () => {
      stop();
      for (const timer of timers) {
        clearTimeout(timer);
      }
    };
  }, [slug, key, cache, offered]);

  return { marked, state };
}

type Follower = {
  take: (change: RowChange) => void;
  /** The connection was lost for a while, and something may have been missed. */
  onGap: () => void;
  setState: (state: LiveState) => void;
};

/** Whether a socket that is shared with other pages is open at the moment. */
const open = new WeakMap<Client, boolean>();

function watched(slug: string): Client {
  const client = socketOf(`/graphql/${encodeURIComponent(slug)}`);
  if (!open.has(client)) {
    open.set(client, false);
    client.on('connected', () => open.set(client, true));
    client.on('message', () => open.set(client, true));
    client.on('closed', () => open.set(client, false));
  }
  return client;
}

function follow(
  slug: string,
  { operationName, query, variables }: ReturnType<typeof rowChanges>,
  { take, onGap, setState }: Follower,
): () => void {
  const client = watched(slug);
  setState(open.get(client) ? 'live' : 'connecting');
  let lost = false;
  const offConnected = client.on('connected', (_, __, wasRetry) => {
    setState('live');
    if (wasRetry || lost) {
      lost = false;
      onGap();
    }
  });
  const offMessage = client.on('message', () => setState('live'));
  const offClosed = client.on('closed', () => {
    lost = true;
    setState('connecting');
  });
  const off = () => {
    offMessage();
    setState('off');
  };
  const unsubscribe = client.subscribe<{ change: RowChange }>(
    { operationName, query, variables },
    {
      next: ({ data }) => {
        setState('live');
        if (data) {
          take(data.change);
        }
      },
      error: off,
      complete: off,
    },
  );
  return () => {
    offConnected();
    offMessage();
    offClosed();
    unsubscribe();
  };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  next.delete(id);
  return next;
}
