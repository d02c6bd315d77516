import type { VNode } from 'preact';
import type { Consultation, Outcome } from '#domains/consultation';
import { departmentName } from '#domains/plan';
import type { Fault, View } from '#platform/http';
import { Button, Buttons, Form, Section, TextArea } from '#ui';
import { replyPath } from './address.ts';
import { doubts, lacking, type Reply } from './reply.ts';
import { text } from './text.ts';

export interface ApprovalProps {
  view: View;
  consultation: Pick<Consultation, 'slug' | 'department'>;
  reply: Reply;
  approves: boolean;
  outcomes: Outcome[];
  faults: Fault[];
  note: string;
}

/** What the next step is, for whom. */
export function Approval(props: ApprovalProps): VNode {
  const { view, consultation, reply, approves } = props;
  const words = text(view.lang).reply;
  return (
    <Section id="f-step" title={words.stepTitle}>
      {reply.stage === 'approved' ? <p>{words.approvedNow}</p> : null}
      {reply.stage === 'writing' || reply.stage === 'returned' ? <Submission {...props} /> : null}
      {reply.stage === 'submitted' && !approves ? <p>{words.approveByHead(departmentName(reply.department ?? consultation.department))}</p> : null}
      {reply.stage === 'submitted' && approves ? <Decision {...props} /> : null}
    </Section>
  );
}

function Submission({ view, consultation, reply, outcomes }: ApprovalProps): VNode {
  const words = text(view.lang).reply;
  const lacks = lacking(reply, outcomes);
  if (lacks.length > 0) {
    return (
      <>
        <p>{words.lacksTitle}</p>
        <ul>
          {lacks.map(({ sentence }) => (
            <li key={sentence.en}>{sentence[view.lang]}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <Form view={view} method="post" action={view.href(`${replyPath(consultation.slug, reply.number)}/submission`)} label={words.submit}>
      <input type="hidden" name="version" value={String(reply.version)} />
      {doubts(reply, outcomes).map((doubt) => (
        <p key={doubt.en}>{doubt[view.lang]}</p>
      ))}
      <p>{words.submitHint}</p>
      <Button>{words.submit}</Button>
    </Form>
  );
}

function Decision({ view, consultation, reply, faults, note }: ApprovalProps): VNode {
  const words = text(view.lang).reply;
  return (
    <Form view={view} method="post" action={view.href(`${replyPath(consultation.slug, reply.number)}/approval`)} label={words.stepTitle}>
      <input type="hidden" name="version" value={String(reply.version)} />
      <p>{words.approveHint(reply.version)}</p>
      <TextArea name="return_note" label={words.returnNote} hint={words.returnNoteHint} rows={3} value={note} error={faults.find(({ field }) => field === 'return_note')?.sentence[view.lang]} lang={view.lang} />
      <Buttons>
        <Button name="do" value="approve">
          {words.approve}
        </Button>
        <Button name="do" value="return" tone="secondary">
          {words.return}
        </Button>
      </Buttons>
    </Form>
  );
}
