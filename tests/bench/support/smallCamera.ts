import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, PER_SECOND, PICTURES] = [160, 90, 10, 10];
const GREY = 128;

/** Writes what a small camera sees, over and over, as raw video that Chromium takes for a camera: a grey ramp that moves. */
export function writeSmallCamera(file: string): void {
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${PER_SECOND}:1 Ip A1:1 C420jpeg\n`;
  const parts = Array.from({ length: PICTURES }, (_unused, picture) => {
    const light = Buffer.alloc(WIDTH * HEIGHT);
    for (let index = 0; index < light.length; index += 1) {
      light[index] = ((index % WIDTH) + picture * (WIDTH / PICTURES)) % 256;
    }
    const colours = Buffer.alloc(2 * (WIDTH / 2) * (HEIGHT / 2), GREY);
    return Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
  });
  writeFileSync(file, Buffer.concat([Buffer.from(head), ...parts]));
}
