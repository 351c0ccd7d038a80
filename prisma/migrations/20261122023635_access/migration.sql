-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "otpPeriod" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "JoinCode" ADD COLUMN     "pinHash" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "ScreenGrant" (
    "meetingId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScreenGrant_pkey" PRIMARY KEY ("meetingId","accountId")
);

-- CreateIndex
CREATE INDEX "ScreenGrant_accountId_idx" ON "ScreenGrant"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "JoinCode_pinHash_key" ON "JoinCode"("pinHash");
