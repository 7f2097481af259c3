import type { Answer, Format } from '../../endpoint/fields.ts';
import type { RequestContext } from '../behaviour.ts';
import { type Change, changeAnswers, changeWire, isCreation } from '../variation/change.ts';

/** Changes the format that creations are answered in. */
export function changeFormat(change: (asked: Format, answer: Answer) => Format): Change {
  return (behaviour) => ({
    ...behaviour,
    write: {
      ...behaviour.write,
      formatOf: (answer, context) => {
        const format = behaviour.write.formatOf(answer, context);
        return isCreation(context, 'both') ? change(format, answer) : format;
      },
    },
  });
}

/** Changes answers in one format. */
export function changeIn(
  format: Format,
  change: (answer: Answer, context: RequestContext) => Answer,
): Change {
  return changeAnswers('both', (answer, context) =>
    context.call.format === format ? change(answer, context) : answer,
  );
}

/** Changes the text of answers in one format. */
export function changeText(format: Format, change: (text: string) => string): Change {
  return changeWire('both', (wire, { call }) =>
    call.format === format ? { ...wire, body: change(wire.body.toString()) } : wire,
  );
}

/** Changes the content type of answers in one format; undefined leaves it out. */
export function changeType(format: Format, type: string | undefined): Change {
  return changeWire('both', (wire, { call }) =>
    call.format === format
      ? { ...wire, headers: type === undefined ? {} : { ...wire.headers, 'content-type': type } }
      : wire,
  );
}

/** Whether an answer is a refusal. */
export const isError = ({ root }: Answer): boolean => root === 'Error';
