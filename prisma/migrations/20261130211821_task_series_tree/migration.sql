-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "headsUnit" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "period" DATE,
ADD COLUMN     "seriesEndedAt" TIMESTAMP(3),
ADD COLUMN     "seriesId" TEXT,
ADD COLUMN     "snoozedUntil" DATE;

-- CreateTable
CREATE TABLE "TaskStandIn" (
    "id" TEXT NOT NULL,
    "principalId" TEXT NOT NULL,
    "standInId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "fromDay" DATE NOT NULL,
    "untilDay" DATE NOT NULL,
    "endedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TaskStandIn_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TaskStandIn_standInId_idx" ON "TaskStandIn"("standInId");

-- CreateIndex
CREATE INDEX "TaskStandIn_principalId_idx" ON "TaskStandIn"("principalId");

-- CreateIndex
CREATE INDEX "Task_leadAccountId_idx" ON "Task"("leadAccountId");

-- CreateIndex
CREATE INDEX "Task_parentId_idx" ON "Task"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_seriesId_period_key" ON "Task"("seriesId", "period");

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until an admin says otherwise, a unit is headed by its first account.
UPDATE "Account" SET "headsUnit" = true
WHERE "id" IN (
  SELECT DISTINCT ON ("organisationId", "unitName") "id" FROM "Account"
  WHERE "unitName" <> '' AND "organisationRole" IN ('member', 'organiser')
  ORDER BY "organisationId", "unitName", "createdAt");
