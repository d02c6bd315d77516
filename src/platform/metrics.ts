/** What the program counts of itself, as Prometheus reads it. Labels are row patterns, never addresses that people typed. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** A number read when somebody looks, such as jobs waiting. */
export interface GaugeSource {
  name: string;
  help: string;
  read(): number | Promise<number>;
}

export interface Metrics {
  count(method: string, pattern: string, status: number, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
}

export function metrics(gauges: GaugeSource[]): Metrics {
  const registry = new Registry();
  // Event loop lag, resident memory, garbage collection.
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests by row and status', labelNames: ['method', 'route', 'status'], registers: [registry] });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to reply by row',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  for (const source of gauges) {
    new Gauge({
      name: source.name,
      help: source.help,
      registers: [registry],
      async collect() {
        // A gauge that cannot be read (the database is away) must not hide the others.
        const value = await Promise.resolve(source.read()).catch(() => Number.NaN);
        this.set(value);
      },
    });
  }
  const counted = new Map<string, { request: { inc(): void }; duration: { observe(seconds: number): void } }>();
  return {
    count(method, pattern, status, seconds) {
      const key = `${method} ${status} ${pattern}`;
      let children = counted.get(key);
      if (!children) {
        children = { request: requests.labels(method, pattern, String(status)), duration: durations.labels(method, pattern) };
        counted.set(key, children);
      }
      children.request.inc();
      children.duration.observe(seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
