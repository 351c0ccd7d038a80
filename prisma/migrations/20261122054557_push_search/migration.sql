-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "classified" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Delivery" (
    "notificationId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),
    "error" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("notificationId","channel")
);

-- CreateTable
CREATE TABLE "PushDevice" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushDevice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Delivery_state_notBefore_idx" ON "Delivery"("state", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_accountId_channel_sentAt_idx" ON "Delivery"("accountId", "channel", "sentAt");

-- CreateIndex
CREATE INDEX "PushDevice_accountId_idx" ON "PushDevice"("accountId");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Mail that waits goes on waiting as a delivery.
INSERT INTO "Delivery" ("notificationId", "channel", "accountId", "tries")
SELECT "id", 'mail', "accountId", "mailTries" FROM "Notification" WHERE "mailState" = 'queued';

-- DropIndex
DROP INDEX "Notification_mailState_idx";

-- AlterTable
ALTER TABLE "Notification" DROP COLUMN "mailError",
DROP COLUMN "mailState",
DROP COLUMN "mailTries",
ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;

-- Text as it is searched: lower case, without tones; the same as foldTones in server/domain/text.ts.
CREATE FUNCTION "folded"(given TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT replace(regexp_replace(normalize(lower(given), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')
$$;

-- Words of the transcript, as heard and as corrected. It calls no function of its own schema: an index is made with none in reach.
CREATE FUNCTION "spokenWords"(data JSONB) RETURNS TSVECTOR LANGUAGE SQL IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsvector('pg_catalog.simple'::regconfig, replace(regexp_replace(normalize(lower(
    jsonb_path_query_array(data, '$.segments[*].words[*][0]')::text || ' ' || jsonb_path_query_array(data, '$.words[*][0]')::text
  ), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd'))
$$;

CREATE INDEX "MeetingEvent_spokenWords_idx" ON "MeetingEvent" USING GIN ("spokenWords"("data"))
WHERE "name" IN ('speech.heard', 'speech.textCorrected');
