import { z } from 'zod';

/** An OpenAI-compatible chat endpoint (`LANGUAGE_MODEL_URL`, `_NAME`, `_KEY`). */
export interface LanguageModel {
  /** Base address, e.g. `http://127.0.0.1:11434/v1`. */
  url: string;
  name: string;
  key: string | null;
  /** Milliseconds until an unanswered question is given up. */
  timeoutMs: number;
}

/** The model of the settings (`LANGUAGE_MODEL_*`); null while no address is set: the product works without one. */
export function languageModelOf(
  settings: { url: string; name?: string | undefined; key?: string | undefined } | undefined,
): LanguageModel | null {
  if (!settings) {
    return null;
  }
  const { url, name, key } = settings;
  return { url: url.replace(/\/+$/, ''), name: name ?? 'default', key: key ?? null, timeoutMs: 15_000 };
}

/** What was said, and by which id it may be cited. */
export interface Segment {
  id: string;
  text: string;
}

/** Asks for the condensed sentences of some segments; answers JSON that is not to be believed, or null. */
export type Ask = (segments: readonly Segment[]) => Promise<unknown>;

/** Answers kept, so that a draft made again does not ask again. */
const REMEMBERED = 2000;

/** A model that is asked once for the same words, as long as this process lives; failures are asked again. */
export function asking(model: LanguageModel): Ask {
  const answers = new Map<string, unknown>();
  return async (segments) => {
    const question = JSON.stringify(segments);
    const known = answers.get(question);
    if (known !== undefined) {
      return known;
    }
    const answer = await askModel(model, segments);
    if (answer !== null && answers.size < REMEMBERED) {
      answers.set(question, answer);
    }
    return answer;
  };
}

const INSTRUCTION =
  'Bạn rút gọn lời phát biểu trong cuộc họp thành câu văn biên bản tiếng Việt. Chỉ dùng thông tin có trong các đoạn, giữ nguyên số liệu ' +
  'và tên riêng, không suy diễn. Trả lời bằng JSON: {"sentences":[{"text":"...","segments":["id đoạn làm căn cứ"]}]}.';

const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/**
 * Asks for the condensed sentences of some segments. Returns what the model answered, parsed from JSON but not believed;
 * null when it can't be reached, is too slow, or answers something else.
 */
async function askModel(model: LanguageModel, segments: readonly Segment[]): Promise<unknown> {
  try {
    const response = await fetch(`${model.url}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(model.key ? { authorization: `Bearer ${model.key}` } : {}) },
      signal: AbortSignal.timeout(model.timeoutMs),
      body: JSON.stringify({
        model: model.name,
        temperature: 0,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: INSTRUCTION },
          { role: 'user', content: JSON.stringify({ segments }) },
        ],
      }),
    });
    const parsed = completion.safeParse(response.ok ? await response.json() : null);
    const content = parsed.success ? (parsed.data.choices[0]?.message.content ?? '') : '';
    return JSON.parse(content.replace(/^```(?:json)?\s*|\s*```$/g, ''));
  } catch {
    return null;
  }
}
