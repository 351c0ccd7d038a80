-- CreateTable
CREATE TABLE "BallotBox" (
    "pollId" TEXT NOT NULL,
    "meetingId" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "keys" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "open" BOOLEAN NOT NULL,

    CONSTRAINT "BallotBox_pkey" PRIMARY KEY ("pollId")
);
