import { page, type Ask, type Reply } from '#platform/http';
import { Styleguide } from '#ui';
import { AccessibilityView, PrivacyView, StyleguideView } from './statement.view.tsx';

export function showAccessibility(ask: Ask): Reply {
  return page(<AccessibilityView view={ask} />);
}

export function showPrivacy(ask: Ask): Reply {
  return page(<PrivacyView view={ask} />);
}

/** Filters, orders and pages combine without end; crawlers find everything without them. A sample is not for indexes at all. */
export function showRobots(ask: Ask): Reply {
  const body = `User-agent: *\nDisallow: ${ask.site.sample ? '/' : '/*?'}\n`;
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function showStyleguide(ask: Ask): Reply {
  return page(
    <StyleguideView view={ask}>
      <Styleguide view={ask} />
    </StyleguideView>,
  );
}
