import type { ComponentChildren, VNode } from 'preact';
import type { View } from '#platform/http';
import { Button, Buttons, Form, Section } from '#ui';
import { text } from './text.ts';

/** The part of the sign-in page for passkeys. */
export function PasskeySignInView({ view, next }: { view: View; next: string | null }): VNode {
  const words = text(view.lang).signIn;
  return (
    <Section id="passkey" title={words.byPasskey}>
      <p>{words.byPasskeyHint}</p>
      <noscript>
        <p>{words.passkeyNoScript}</p>
      </noscript>
      <Form view={view} method="post" action={view.href('/sign-in/passkey')} label={words.byPasskey}>
        {next === null ? null : <input type="hidden" name="next" value={next} />}
        <PasskeyParts view={view} act="sign-in" options={view.href('/sign-in/passkey/options')} failed={words.passkeyFailed}>
          <Button tone="secondary">{words.passkeyButton}</Button>
        </PasskeyParts>
      </Form>
    </Section>
  );
}

interface PasskeyPartsProps {
  view: View;
  act: 'sign-in' | 'add';
  /** Where the script asks for a challenge. */
  options: string;
  /** What the script says where the device did not do it. */
  failed: string;
  children: ComponentChildren;
}

/** What passkey.client.ts works on, inside a form: unseen until the script is there, because without it nothing would happen. */
export function PasskeyParts({ view, act, options, failed, children }: PasskeyPartsProps): VNode {
  return (
    <div hidden data-passkey={act} data-options={options} data-failed={failed} data-unsupported={text(view.lang).passkeys.unsupported}>
      <input type="hidden" name="credential" value="" />
      <p role="alert" />
      <Buttons>{children}</Buttons>
    </div>
  );
}
