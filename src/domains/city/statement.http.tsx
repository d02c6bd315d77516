import { page, type Ask, type Reply } from '#platform/http';
import { Styleguide } from '#ui';
import { AccessibilityView, PrivacyView, StyleguideView } from './statement.view.tsx';

export function showAccessibility(ask: Ask): Reply {
  return page(<AccessibilityView view={ask} />);
}

export function showPrivacy(ask: Ask): Reply {
  return page(<PrivacyView view={ask} />);
}

export function showStyleguide(ask: Ask): Reply {
  return page(
    <StyleguideView view={ask}>
      <Styleguide view={ask} />
    </StyleguideView>,
  );
}
