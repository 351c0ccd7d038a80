-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "onceKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "taskId" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),
    "mailState" TEXT NOT NULL DEFAULT 'none',
    "mailTries" INTEGER NOT NULL DEFAULT 0,
    "mailError" TEXT,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "tokenHash" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "Notification_onceKey_key" ON "Notification"("onceKey");

-- CreateIndex
CREATE INDEX "Notification_accountId_at_idx" ON "Notification"("accountId", "at");

-- CreateIndex
CREATE INDEX "Notification_mailState_idx" ON "Notification"("mailState");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_accountId_key" ON "CalendarFeed"("accountId");
