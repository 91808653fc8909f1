import { z } from 'zod';

/** Zod would otherwise try `new Function`, which the console's Content-Security-Policy reports. */
z.config({ jitless: true });

export { z };
