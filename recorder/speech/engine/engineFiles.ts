import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { RecogniserStatus } from '#protocol/speech.ts';
import { checkModel, type ModelInUse } from '../../models/modelStore.ts';

/** Looks whether program and model are there and undamaged; null when they are. */
export async function checkEngineFiles(binary: string, model: ModelInUse): Promise<RecogniserStatus | null> {
  const modelState = await checkModel(model);
  if (modelState !== 'sound') {
    const fault = modelState === 'missing' ? 'modelMissing' : 'modelDamaged';
    return { state: 'unavailable', fault, detail: model.path };
  }
  try {
    await access(binary, constants.X_OK);
    return null;
  } catch {
    return { state: 'unavailable', fault: 'engineMissing', detail: binary };
  }
}
