import type { Answer, Format } from '../../endpoint/fields.ts';
import type { Scene } from '../behaviour.ts';
import { type Change, changeAnswers, changeWire, isCreation } from '../variation/change.ts';

/** Changes the format that creations are answered in. */
export function changeFormat(change: (asked: Format, answer: Answer) => Format): Change {
  return (behaviour) => ({
    ...behaviour,
    write: {
      ...behaviour.write,
      formatOf: (answer, scene) => {
        const format = behaviour.write.formatOf(answer, scene);
        return isCreation(scene, 'both') ? change(format, answer) : format;
      },
    },
  });
}

/** Changes answers in one format. */
export function changeIn(format: Format, change: (answer: Answer, scene: Scene) => Answer): Change {
  return changeAnswers('both', (answer, scene) =>
    scene.call.format === format ? change(answer, scene) : answer,
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
