-- CreateTable
CREATE TABLE "SpeechTrack" (
    "trackId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "leaseUntil" TIMESTAMP(3) NOT NULL,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "SpeechTrack_pkey" PRIMARY KEY ("trackId")
);

-- CreateTable
CREATE TABLE "SpeechUpload" (
    "uploadId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "startedAt" TIMESTAMP(3),
    "speakers" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'receiving',
    "problem" TEXT,
    "durationMs" INTEGER,
    "doneMs" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SpeechUpload_pkey" PRIMARY KEY ("uploadId")
);

-- CreateTable
CREATE TABLE "SpeechWorker" (
    "workerId" TEXT NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "engine" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "status" JSONB NOT NULL,
    "lagMs" INTEGER NOT NULL,

    CONSTRAINT "SpeechWorker_pkey" PRIMARY KEY ("workerId")
);

-- CreateIndex
CREATE INDEX "SpeechUpload_meetingId_idx" ON "SpeechUpload"("meetingId");

-- CreateIndex
CREATE INDEX "SpeechUpload_state_idx" ON "SpeechUpload"("state");
