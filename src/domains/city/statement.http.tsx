import { page, row, type Route } from '#platform/http';
import { Styleguide } from '#ui';
import { AccessibilityView, PrivacyView, StyleguideView } from './statement.view.tsx';

export const statementRoutes: Route[] = [
  row({
    method: 'GET',
    path: '/accessibility',
    who: 'anyone',
    what: 'What the site does for accessibility, and its known limits',
    reads: [],
    run: (ask) => page(<AccessibilityView view={ask} />),
  }),
  row({
    method: 'GET',
    path: '/privacy',
    who: 'anyone',
    what: 'What the site keeps of people who read it',
    reads: [],
    run: (ask) => page(<PrivacyView view={ask} />),
  }),
  row({
    method: 'GET',
    path: '/styleguide',
    who: 'anyone',
    what: 'Each piece of the design system, shown once',
    reads: [],
    run: (ask) => page(<StyleguideView view={ask}><Styleguide view={ask} /></StyleguideView>),
  }),
];
